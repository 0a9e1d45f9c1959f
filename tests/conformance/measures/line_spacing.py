"""Lines of one text stand apart (accessibility.md 4); a single line has no spacing to measure."""

from collections.abc import Iterator
from itertools import groupby, pairwise

from tests.conformance.picture import Text
from tests.conformance.show import Show
from tests.conformance.tally import Reading

NAME, UNIT = "line spacing", "em"
LIMIT = 1.3
APART = 2.5  # em beyond which two lines belong to different texts
SAME = 1.0  # pixels between baselines of one line


def read(show: Show) -> Iterator[Reading]:
    """From baseline to baseline within a widget, by the em of the font, where two lines stand above each other."""
    ordered = sorted(show.rest.texts, key=lambda text: (id(text.written.widget), text.written.em, text.baseline))
    for (_, em), group in groupby(ordered, key=lambda text: (id(text.written.widget), text.written.em)):
        texts = list(group)
        for upper, lower in pairwise(texts):
            step = lower.baseline - upper.baseline
            if SAME < step < APART * em and _stand_above_each_other(upper, texts):
                yield Reading(f"{upper.name} and {lower.name}", step / em, LIMIT)


def _stand_above_each_other(upper: Text, texts: list[Text]) -> bool:
    """Whether a later line lies below the ink of ``upper``, not beside it."""
    below = [each for each in texts if each.baseline > upper.baseline + SAME]
    nearest = min(each.baseline for each in below)
    line = [each for each in below if each.baseline <= nearest + SAME]
    return any(each.ink.left() < upper.ink.right() and upper.ink.left() < each.ink.right() for each in line)
