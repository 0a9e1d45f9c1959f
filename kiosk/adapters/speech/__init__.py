"""Speaking sentences into files."""
