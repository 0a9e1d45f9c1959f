"""Tokens turned into pixels, colours, fonts and icons."""

from kiosk.ui.theme.theme import Theme
from kiosk.ui.theme.tokens import MODES, Tokens, load_tokens

__all__ = ["MODES", "Theme", "Tokens", "load_tokens"]
