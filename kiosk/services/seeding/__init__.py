"""A hospital's own data: read from its files, checked as a whole, and written in one transaction."""

from kiosk.services.seeding.hospital import Hospital
from kiosk.services.seeding.loading import load_hospital
from kiosk.services.seeding.writing import SeedReport, seed

__all__ = ["Hospital", "SeedReport", "load_hospital", "seed"]
