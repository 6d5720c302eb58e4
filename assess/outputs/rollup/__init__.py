"""Roll-up: many branches together, as data, sections of a page and a workbook."""
