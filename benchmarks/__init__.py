"""What we claim about speed, as commands that print figures and ratios."""
