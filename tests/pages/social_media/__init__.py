"""Posts of accounts elsewhere: read from a stub on loopback that speaks for each provider, well and badly."""
