"""The timeline: what happened, in plain sentences, on every thing and for every eye only what it may see."""
