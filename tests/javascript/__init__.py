"""Laws of JavaScript that needs no page; run by Node's own test runner: `python -m tests.javascript`."""
