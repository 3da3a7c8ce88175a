"""Tests of the permissions in both admins: every route, role and method."""
