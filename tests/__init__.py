"""Tests, laid out as the code is; `browser/` drives a real Chromium, `system/` real servers."""
