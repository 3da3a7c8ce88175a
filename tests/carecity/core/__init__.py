"""Tests of carecity/core."""
