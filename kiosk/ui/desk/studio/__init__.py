"""The studio: staff record, caption and publish what signers show in the hall, with no other tool."""
