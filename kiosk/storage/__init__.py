"""Tables, transactions, sealing, numbering and audit."""
