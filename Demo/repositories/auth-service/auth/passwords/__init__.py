"""Password storage."""
