"""Accounts of staff: one sign-in for both admins, second factors, sessions and invitations."""
