"""叫号屏: the board of a hall, which shows and speaks the calls."""
