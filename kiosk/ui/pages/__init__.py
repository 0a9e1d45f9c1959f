"""The pages of the flows; each shows a journey and emits an answer."""
