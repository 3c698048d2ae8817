"""From events to numbers."""
