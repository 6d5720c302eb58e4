"""Content: the files in `standards/` → the standard and its library, with every mistake at its line."""
