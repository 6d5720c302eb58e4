"""Words: every sentence that a finding, a rule or a mistake is told in, in both languages."""
