"""The papers: queue ticket as raster, invoice as PDF, both drawn by Qt."""

from kiosk.adapters.papers.artist import QtPaperArtist
from kiosk.adapters.papers.fonts import missing_glyphs

__all__ = ["QtPaperArtist", "missing_glyphs"]
