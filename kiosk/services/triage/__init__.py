"""Triage: signs judged, levels decided, clocks kept."""
