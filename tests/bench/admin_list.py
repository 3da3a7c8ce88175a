"""The list of feedback on PostgreSQL with 1,000 and with 100,000 messages: how its cost grows."""

import sys

from .side_by_side import compare

if __name__ == "__main__":
    sys.exit(compare("tests.bench.feedback_list", "list of {:>7,} messages", [1_000, 100_000], limit=2))
