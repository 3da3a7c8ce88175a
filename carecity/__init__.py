"""Wiring: settings, addresses, error pages and system checks. No models and no page logic."""
