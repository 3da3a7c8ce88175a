"""The site in a real Chromium, served by the real production server."""
