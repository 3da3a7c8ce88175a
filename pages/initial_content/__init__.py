"""The site's initial content: TOML files, and the loader that creates pages and records from them."""
