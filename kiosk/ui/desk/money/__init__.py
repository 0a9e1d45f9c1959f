"""收费处: money taken, given back, invoiced, reconciled, counted and added up."""
