"""The queue: tickets, who is called next, windows and boards."""
