"""What every capability speaks with: errors, actors, sealed values, events, ids, dates, policy."""
