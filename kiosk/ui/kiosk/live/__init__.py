"""The sitting in hand as the desks of the hall may help with it; loaded behind the start page."""
