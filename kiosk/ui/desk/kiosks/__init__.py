"""The section "Kiosks": sittings in hand, to be asked for, looked on and pointed at."""
