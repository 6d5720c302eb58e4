"""Report: one document, for the terminal, a page, Word, Excel and print; and the page of the result."""
