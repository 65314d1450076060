"""What every use case stands on: ports, commands, pages, rows."""
