"""Copies of pages, kept in each process in front of Django, and good for one generation of the site.

A copy is right as long as the number in the database is the one that was read *before* the page was rendered. That is
so in the four cases where purging is wrong: a page that was being rendered while it was published, a transaction that
commits late, a title that stands in other pages' menus, and any number of processes on any number of machines.
"""
