"""What the terminal's door can do besides checking, scoring, building and serving: a command in each module."""
