"""The section that runs the hall: queues, kiosks, papers, visits and the day's sessions."""
