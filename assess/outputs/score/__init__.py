"""Score: figures and what explains them, what changed, what merging and reviewing found, as data with sentences."""
