"""Nuanxin 暖心: the front of a hospital's outpatient hall."""

__version__ = "0.1.0"
