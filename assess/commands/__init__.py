"""Commands of the terminal besides checking, scoring, building and serving, one in each module."""
