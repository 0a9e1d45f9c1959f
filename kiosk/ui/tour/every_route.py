"""Every route of a patient at the kiosk, by the name under which it is asked for."""

from kiosk.ui.tour import paying, routes
from kiosk.ui.tour.routes import Route

ROUTES: dict[str, Route] = {
    "known": routes.known_patient,
    "new": routes.new_patient,
    "child": routes.child,
    "slot_taken": routes.slot_taken,
    "enquiry": routes.enquiry,
    "cancelling": routes.cancelling,
    "wallets": paying.wallets,
    "phone_code": paying.phone_code,
    "checking": paying.checking,
}
VOICE_ROUTES = ROUTES | {"by_ear": routes.by_ear}  # with --mode voice
