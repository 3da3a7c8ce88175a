"""Security headers, the Content Security Policy and the reports that browsers send about it."""
