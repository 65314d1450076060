"""What an auditor does here: reading one concern by leave, drawing samples, noting observations."""
