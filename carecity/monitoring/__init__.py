"""What an operator sees of the site while it runs: measures, a line for each request, and slow queries."""
