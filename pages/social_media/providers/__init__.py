"""Where posts are read: X by its API, Mastodon, Bluesky and everything else by their feeds."""
