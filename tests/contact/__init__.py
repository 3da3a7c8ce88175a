"""Tests of the contact app."""
