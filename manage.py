#!/usr/bin/env python
"""Django's command line for this project."""

import os
import sys


def main():
    """Run the command named on the command line under the project's settings."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "carecity.settings")
    from django.core.management import execute_from_command_line

    execute_from_command_line(sys.argv)


if __name__ == "__main__":
    main()
