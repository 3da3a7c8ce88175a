"""What editors make: page types, blocks, snippets, site settings and the starting content."""
