"""Posts of social media accounts, read from a stub server on loopback that plays each source, well and badly."""
