"""The auditor's workspace, and what the lead, the chair and the host see and do of it."""
