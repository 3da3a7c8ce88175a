"""What the pages app adds to the CMS, one concern a file; imported here because Wagtail looks in this place."""

from . import checks, menus

__all__ = ["checks", "menus"]
