"""Providers of social media posts."""
