"""Site: what pages show of the standard, and the standard as open data."""
