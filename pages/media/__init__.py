"""Files that editors upload: what is taken, under which name it is kept, and how a document is handed out."""
