"""Tests of the pages app."""
