"""Invoices: their books of numbers, their rows, and the provinces' e-invoices."""
