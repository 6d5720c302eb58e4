"""Formats: how text becomes a workbook, markup or a calendar, whatever it says."""
