"""Parts that every app may import; core itself imports no app."""
