"""The public site and its CMS: page types, blocks, media, search, the page cache and the initial content."""
