"""Papers: what stands on them, printing, and whether they tell the truth."""
