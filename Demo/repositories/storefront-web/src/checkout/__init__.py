"""The cart and its arithmetic."""
