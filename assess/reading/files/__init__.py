"""Files: what people bring → sheets, ledgers, reviews; what cannot be used is said and kept."""
