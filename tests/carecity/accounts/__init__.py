"""Tests of the sign-in of staff."""
