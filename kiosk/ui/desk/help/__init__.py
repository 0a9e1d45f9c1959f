"""求助: who waits for somebody, and what is said between them and the desk."""
