"""Refunds: what may go back, who decides it, and the calls until it is back."""
