"""The service's HTTP door."""
