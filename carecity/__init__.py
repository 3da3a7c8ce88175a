"""The project: settings, URLs, error views and commands; its apps are core, accounts, audit, security and monitoring.

Only `carecity.security` has models.
"""
