"""The search on PostgreSQL with 100 and with 2,000 pages: how its cost grows, hits, slips and nothing found alike."""

import sys

from .side_by_side import compare

if __name__ == "__main__":
    sys.exit(compare("tests.bench.search_pages", "searches among {:>5,} pages", [100, 2_000], limit=2))
