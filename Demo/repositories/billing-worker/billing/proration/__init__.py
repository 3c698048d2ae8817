"""Parts of a billing period."""
