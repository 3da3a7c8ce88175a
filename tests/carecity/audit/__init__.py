"""Tests of carecity/audit."""
