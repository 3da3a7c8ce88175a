"""The links in what editors write: where they are, and which of them are broken."""
