"""Money: orders at the gateways, what is taken at a window, and what becomes of both."""
