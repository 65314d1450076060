"""The history on the `eventsourcing` library: its Application, Repository and Mapper over our own recorder and format."""
