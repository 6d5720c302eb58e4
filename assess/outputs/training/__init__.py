"""Training: modules, questions, cases, slides, sheets, the sample branch, and where a learner stands."""
