"""Commands of the terminal that have more to say than one line: a module each, added in `cli.py`."""
