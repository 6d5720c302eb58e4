"""Year's plan: as data, text, workbook and calendar file; and the months of the standard."""
