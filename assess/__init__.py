"""The meaning of the five-area standards: model, reading, judging, outputs, and two doors (bridge, cli).

The browser path (everything but `cli`, `__main__` and the reading of YAML files) uses the standard library, and on demand openpyxl,
xlrd and fsrs.
"""

__version__ = "0.1.0"

import os

# A workbook has the same bytes here and in the browser, where there is no lxml: openpyxl would write with it once it is installed.
os.environ["OPENPYXL_LXML"] = "False"
