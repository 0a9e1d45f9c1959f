"""分诊: scores and levels from tables that are data; a nurse decides (domain.md, Triage)."""
