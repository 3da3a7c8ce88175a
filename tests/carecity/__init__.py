"""Tests of carecity."""
