"""The staff desk: sign in, sections by right, all by keyboard."""
