"""Tests of the page cache: what it stores, for how long, and what makes it outdated."""
