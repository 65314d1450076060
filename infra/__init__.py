"""The outside: database, event store, Valkey, mail, embedded servers, commands; puts everything together."""
