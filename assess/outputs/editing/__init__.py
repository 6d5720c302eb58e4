"""Editing: JSON Schemas and starters for whoever writes `standards/`."""
