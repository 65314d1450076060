"""Tables that the Compact lead brings into the register."""
