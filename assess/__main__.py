"""`python -m assess` is the same as `wuhua`."""

from assess.cli import main

main()
