"""Quiz: a test paper and its files for other programs."""
