"""The page cache: what is kept, for how long, and what ends it."""
