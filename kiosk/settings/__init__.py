"""Frozen settings of one installation, from TOML and the environment."""

from kiosk.settings.loading import load_settings
from kiosk.settings.model import (
    Cancelling,
    Device,
    Notices,
    Screen,
    Settings,
    SettingsError,
    SignsSettings,
    VoiceKeys,
    VoiceSettings,
)

__all__ = [
    "Cancelling",
    "Device",
    "Notices",
    "Screen",
    "Settings",
    "SettingsError",
    "SignsSettings",
    "VoiceKeys",
    "VoiceSettings",
    "load_settings",
]
