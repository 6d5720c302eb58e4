"""Workbooks laid out after real forms, and the entries that they must give; one YAML file each."""
