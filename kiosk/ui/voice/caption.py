"""The words of the sentence being spoken: a long one part after part, so that nothing is left out."""

from PySide6.QtCore import Qt, QTimer

from kiosk.domain.text import is_han
from kiosk.ui.theme import Theme
from kiosk.ui.widgets.text import Text
from kiosk.ui.widgets.wording import bound

SHORTEST = 1000  # milliseconds a part stands at least
LINGER = 8000  # milliseconds the last one stands when nothing is said any more: time to read on
FLAGS = int(Qt.TextFlag.TextWordWrap)
PAUSES = "，。、；：？！,.;:?!"


class Caption(Text):
    """``lines`` high; the part that is being said is shown, as far as its share of the sentence tells; then a hint."""

    def __init__(self, theme: Theme, *, lines: int) -> None:
        super().__init__(theme, "", type="body")
        self._ruler = theme.metrics("body")
        full = "\n".join("国" * lines)  # measured, not reckoned: a line may be a pixel more
        self.setFixedHeight(self._ruler.wrapped(full, self._ruler.height * lines, FLAGS).height())
        self._parts: tuple[str, ...] = ()
        self._each = 0.0  # milliseconds a character
        self._hint = ""
        self._is_over = True
        self._turn = QTimer(self, singleShot=True)
        self._turn.timeout.connect(self._go_on)

    def show_words(self, words: str, length: int) -> None:
        """``words`` are being said now and take ``length`` milliseconds."""
        self._turn.stop()
        self._is_over = False
        self._parts = self.parts(words)
        self._each = length / max(len(words), 1)
        self._show_part()

    def show_hint(self, words: str) -> None:
        """``words``, which must have room, stand while nothing is said."""
        self._hint = words
        if not self._parts:
            self._show_part()

    def fall_silent(self) -> None:
        """Nothing is said any more; what was being said may be read to its end."""
        self._is_over = True
        if len(self._parts) == 1:
            self._turn.start(LINGER)

    def parts(self, words: str) -> tuple[str, ...]:
        """``words`` in as few parts as have room."""
        found = []
        while words:
            end = self._end(words)
            found.append(words[:end].strip())
            words = words[end:].lstrip()
        return tuple(found)

    def _show_part(self) -> None:
        shown = self._parts[0] if self._parts else self._hint
        self.setText(shown)
        self.set_colour("ink" if self._parts else "ink-2")
        if len(self._parts) > 1:
            self._turn.start(max(SHORTEST, round(self._each * len(shown))))
        elif self._parts and self._is_over:
            self._turn.start(LINGER)

    def _go_on(self) -> None:
        self._turn.stop()
        self._parts = self._parts[1:]
        self._show_part()

    def _end(self, words: str) -> int:
        """How many characters of ``words`` make the next part: to the last pause that has room, or the last word."""
        if self._fits(words):
            return len(words)
        room = next((end for end in range(len(words) - 1, 0, -1) if self._fits(words[:end])), 1)
        pauses = [
            end for end in range(max(room // 2, 1), room + 1) if words[end - 1 : end] in PAUSES and _is_gap(words, end)
        ]
        gaps = [end for end in range(1, room + 1) if _is_gap(words, end)]
        return max(pauses or gaps or [room])

    def _fits(self, words: str) -> bool:
        return self._ruler.wrapped(bound(words), self.width(), FLAGS).height() <= self.height()


def _is_gap(words: str, end: int) -> bool:
    """Whether ``words`` may be parted there: not inside a word or a number of figures."""
    before, behind = words[end - 1 : end], words[end : end + 1]
    is_between = not behind or behind.isspace() or is_han(behind)
    return is_between or before.isspace() or (before in PAUSES and not before.isascii())
