"""The page cache: responses stored in each process in front of Django, valid for one content version.

A cached response is valid while the number in the database is the one that was read *before* the page was rendered.
That is correct in the four cases where purging by URL is not: a page that was being rendered while it was published, a
transaction that commits late, a title that appears in the menu of other pages, and any number of processes on any
number of machines.
"""
