"""The forms of the administration, as a table: which values the records of each kind have."""

from collections.abc import Mapping
from types import MappingProxyType

from kiosk.domain.administered.house import DEPARTMENTS, DOCTORS, HOSPITAL, ROOMS
from kiosk.domain.administered.offers import FEE_ITEMS, SESSIONS
from kiosk.domain.administered.rules import MESSAGES, QUEUES, STAFF
from kiosk.domain.administration import Kind, KindSpec

SPECS: Mapping[Kind, KindSpec] = MappingProxyType(
    {spec.kind: spec for spec in (MESSAGES, SESSIONS, FEE_ITEMS, DOCTORS, ROOMS, DEPARTMENTS, QUEUES, STAFF, HOSPITAL)}
)
