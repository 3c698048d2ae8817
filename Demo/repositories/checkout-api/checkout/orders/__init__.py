"""Orders and where they are kept."""
