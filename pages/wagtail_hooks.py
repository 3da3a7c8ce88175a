"""What the editors' screens do differently here."""

from wagtail import hooks


@hooks.register("construct_reports_menu")
def leave_out_search_terms(_request, items):
    """Take away the list of what visitors looked for: nothing of it is stored, so that the list is always empty."""
    items[:] = [item for item in items if item.name != "search-terms"]
