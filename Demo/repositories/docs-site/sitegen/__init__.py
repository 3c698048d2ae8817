"""A small static site generator."""
