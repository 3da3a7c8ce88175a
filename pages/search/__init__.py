"""Search: parsing the query, running it, highlighting results and suggesting corrections."""
