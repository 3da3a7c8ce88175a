"""The site's starting content: the data files in this folder, and what reads them."""
