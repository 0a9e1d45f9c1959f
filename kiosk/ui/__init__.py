"""The only Qt widgets of the house."""
