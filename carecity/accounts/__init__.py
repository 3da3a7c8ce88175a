"""How staff sign in: one door for both admins."""
