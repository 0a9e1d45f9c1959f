"""One file per version. There is no way down: a restored backup is the way back."""
