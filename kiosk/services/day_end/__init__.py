"""The day's end: the gateways' bills beside our books, drawers counted, the report."""
