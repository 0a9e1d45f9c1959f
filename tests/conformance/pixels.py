"""What can be read from rendered pixels: luminance, contrast as WCAG 2 reckons it, how much of a picture changed."""

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QRect
from PySide6.QtGui import QImage

Pixels = NDArray[np.uint8]  # height × width × (red, green, blue)
Levels = NDArray[np.float64]

_CHANNEL = np.arange(256) / 255
_LINEAR = np.where(_CHANNEL <= 0.04045, _CHANNEL / 12.92, ((_CHANNEL + 0.055) / 1.055) ** 2.4)
_RED, _GREEN, _BLUE = (weight * _LINEAR for weight in (0.2126, 0.7152, 0.0722))
DIFFERS = 32  # levels of 256: what an eye notices beside the original
DISTINCT = 48  # levels of grey that still tell two things apart on a tired panel


def pixels_of(image: QImage) -> Pixels:
    """The colours of ``image``, copied."""
    plain = image.convertToFormat(QImage.Format.Format_RGB888)
    lines = np.frombuffer(plain.constBits(), np.uint8).reshape(plain.height(), plain.bytesPerLine())
    return lines[:, : 3 * plain.width()].copy().reshape(plain.height(), plain.width(), 3)


def crop(pixels: Pixels, rect: QRect) -> Pixels:
    """The part of ``pixels`` under ``rect``; what lies outside of the picture is left out."""
    height, width = pixels.shape[:2]
    inner = rect.intersected(QRect(0, 0, width, height))
    return pixels[inner.top() : inner.top() + inner.height(), inner.left() : inner.left() + inner.width()]


def luminance(pixels: NDArray[np.uint8]) -> Levels:
    """Relative luminance, 0 to 1, of colours in the last axis (WCAG 2)."""
    return np.asarray(_RED[pixels[..., 0]] + _GREEN[pixels[..., 1]] + _BLUE[pixels[..., 2]])


def contrast(one: Levels, other: Levels) -> Levels:
    """Contrast ratio, 1 to 21, of two luminances (WCAG 2)."""
    return (np.maximum(one, other) + 0.05) / (np.minimum(one, other) + 0.05)


def grey(pixels: Pixels) -> Levels:
    """The picture as somebody without colours sees it, 0 to 255: perceived lightness."""
    return 255 * np.cbrt(luminance(pixels))


def changed(before: Pixels, after: Pixels, by: int = DIFFERS) -> NDArray[np.bool_]:
    """Where the two pictures differ by so many levels in some colour."""
    return np.asarray(np.abs(before.astype(np.int16) - after).max(axis=2) >= by)
