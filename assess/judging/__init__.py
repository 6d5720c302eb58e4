"""Model → findings. Pure: no clock, no files, no sentences."""
