"""Ledger import: a workbook of any layout → an import plan, with what has to be asked and what was answered."""
