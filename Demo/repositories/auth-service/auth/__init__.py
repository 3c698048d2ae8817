"""Who somebody is, and for how long that is believed."""
