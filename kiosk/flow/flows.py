"""Every flow a patient can walk, the one most people come for first."""

from kiosk.flow.cancelling import CANCELLING
from kiosk.flow.enquiry import ENQUIRY
from kiosk.flow.registration import REGISTRATION

FLOWS = (REGISTRATION, ENQUIRY, CANCELLING)
