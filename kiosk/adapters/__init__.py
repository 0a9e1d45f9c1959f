"""One module per port: the real class beside the demo class."""
