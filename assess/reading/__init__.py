"""Outside → model. The only place that finds a person's mistakes, and it finds all of them in one run."""
