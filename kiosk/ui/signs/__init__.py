"""Sign mode (手语): a signer beside every step."""
