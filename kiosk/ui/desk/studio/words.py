"""What the studio calls its states, languages and lengths of time."""

from kiosk.domain.signs import CSL
from kiosk.ui.desk.studio.coverage import State
from kiosk.ui.language import translate

ICONS = {State.HUMAN: "circle-check", State.PLACEHOLDER: "circle-dashed", State.MISSING: "alert-triangle"}
COLOURS = {State.HUMAN: "success", State.PLACEHOLDER: "warning", State.MISSING: "danger"}


def state_name(state: State) -> str:
    """A state in words."""
    return {
        State.HUMAN: translate("Studio", "Person"),
        State.PLACEHOLDER: translate("Studio", "Placeholder"),
        State.MISSING: translate("Studio", "Missing"),
    }[state]


def language_name(code: str) -> str:
    """A sign language by its name; the code of one we do not know."""
    return translate("Studio", "Chinese national sign language") if code == CSL else code


def whole_seconds(milliseconds: int) -> str:
    """How long something has been going on."""
    return translate("Studio", "{seconds} s").format(seconds=milliseconds // 1000)


def seconds_text(milliseconds: int) -> str:
    """A length or place in a film."""
    return translate("Studio", "{seconds} s").format(seconds=f"{milliseconds / 1000:.1f}")
