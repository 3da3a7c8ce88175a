"""`make bench`: measures this site and others side by side in one run, so that ratios count."""
