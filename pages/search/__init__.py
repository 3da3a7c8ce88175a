"""The search: what somebody typed, what is found, how it is shown, and what they may have meant."""
