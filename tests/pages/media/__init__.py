"""Tests of pages/media."""
