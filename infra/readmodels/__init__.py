"""Read models in PostgreSQL: tables from row types, generations of the whole set, and the follower that fills them."""
