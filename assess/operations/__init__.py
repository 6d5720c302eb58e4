"""What the browser's door can do besides the first score: each operation in a module that comes only when it is asked for."""
