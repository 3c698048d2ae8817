"""What every page of the shop has in common."""
