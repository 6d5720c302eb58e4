"""Branch file: a branch's sheet as a file, its ledger as a table, its copy for above, and the form on paper."""
