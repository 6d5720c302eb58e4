"""Content: `standards/*.yaml` → the standard and its library, with every mistake at its line."""
