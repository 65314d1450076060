"""What waits for whom, in every area; and what a passing date will bring."""
