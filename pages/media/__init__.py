"""Files that editors upload: which are accepted, where they are stored, and how documents and images are served."""
