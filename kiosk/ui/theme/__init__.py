"""Tokens turned into pixels, colours, fonts and icons."""

from kiosk.ui.theme.panel import Panel, panel_of
from kiosk.ui.theme.theme import Theme
from kiosk.ui.theme.tokens import BOARD, DARK, DESK, MODES, SECTIONS, SHAPES, SIGNS, VOICE, Tokens, load_tokens

__all__ = [
    "BOARD",
    "DARK",
    "DESK",
    "MODES",
    "SECTIONS",
    "SHAPES",
    "SIGNS",
    "VOICE",
    "Panel",
    "Theme",
    "Tokens",
    "load_tokens",
    "panel_of",
]
