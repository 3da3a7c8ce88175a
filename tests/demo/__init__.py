"""Demonstration data, which says that it is: for `make demo`, the standing tests and the screenshots."""

# Python code for a process that has set Django up; this package itself needs no settings.
LOAD_DEMO = "from tests.demo.load import load_demo\nload_demo()\n"
