"""Staff: accounts and rights."""
