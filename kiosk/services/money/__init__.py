"""Money: charges, orders at a gateway, invoices."""
