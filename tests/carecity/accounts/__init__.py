"""The one door for staff, and those who try to get past it."""
