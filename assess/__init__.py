"""What the five-area standards mean: model, reading, judging, outputs, and two doors (bridge, cli).

The browser path (everything but `cli`, `__main__` and the reading of YAML files) uses the standard library only.
"""

__version__ = "0.1.0"
