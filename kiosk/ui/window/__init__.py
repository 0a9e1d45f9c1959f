"""叫号: the window that calls patients, as a whole screen and as a strip beside other software."""
