"""Who may do what in both admins: every route, every role, every method."""
