"""What sections with tabs share: the tabs' keys and clock, and what a tab does with its table."""
