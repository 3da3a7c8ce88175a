"""Security headers, the Content Security Policy and its reports, and responses to malformed requests."""
