"""The checker's eye on the order of each line: who was called while who stood before, and who overtook whom how far."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from heapq import heappop, heappush

from benchmarks.hall_tables import MINUTE, NUMBER_STEP, Books, State


@dataclass
class Line:
    """A queue on a day: who waited when, and who was called out of the line."""

    waiting: list[State] = field(default_factory=list)
    called: list[State] = field(default_factory=list)

    def at(self, moment: int, *, surely: bool) -> list[State]:
        """Who waited at a moment, in order; whoever came or went at that moment perhaps did, not surely."""
        if surely:
            return [one for one in self.waiting if one.since < moment < one.until]
        return [one for one in self.waiting if one.since <= moment <= one.until]


def by_line(books: Books) -> Mapping[tuple[int, str], Line]:
    """Every line, in order of rank."""
    lines: dict[tuple[int, str], Line] = defaultdict(Line)
    for state in books.states():
        if state.state == "waiting":
            lines[state.queue, books.tickets[state.ticket].day].waiting.append(state)
    for before, after in books.steps():
        if after.step == "call" and before.state == "waiting" and after.former == before.id:
            lines[before.queue, books.tickets[before.ticket].day].called.append(after)
    for line in lines.values():
        line.waiting.sort(key=lambda one: one.key)
    return lines


def out_of_order(lines: Mapping[tuple[int, str], Line]) -> Iterator[str]:
    """Calls of somebody while another stood before them in the same line."""
    for line in lines.values():
        for call, first in _heads(line.waiting, line.called):
            if first is not None and first.key < call.key:
                yield f"{call} before {first}"


def past_bound(books: Books) -> Iterator[str]:
    """Calls of somebody who came later than another who waits, by more than the largest credit allows."""
    return (f"{call} before {other}" for call, other, late, most in _overtakings(books) if late > most)


def overtaken(books: Books) -> tuple[int, int]:
    """How many were called before somebody who had come earlier, and by how many microseconds at most."""
    lates = [late for _, _, late, _ in _overtakings(books) if late > 0]
    return len(lates), max(lates, default=0)


def late_misses(books: Books) -> Iterator[str]:
    """People who missed their call and stand behind fewer than the rules say."""
    for state, line in _moved(books, "miss"):
        rules = books.rules[state.queue]
        surely = _due(line, state, surely=True)
        count = rules.back_by if state.misses <= rules.times_back else len(surely)
        before = sum(one.key < state.key for one in _due(line, state, surely=False))
        if before < min(count, len(surely)):
            yield f"{state} behind {before}"


def early_returns(books: Books) -> Iterator[str]:
    """Return visits with fewer first visits since the last return visit than the rules say."""
    for state, line in _moved(books, "return"):
        surely, perhaps = _due(line, state, surely=True), _due(line, state, surely=False)
        returns = [one.key for one in surely if one.is_return and one.key < state.key]
        after = max(returns, default=(0, 0))
        firsts = sum(after < one.key < state.key and not one.is_return for one in perhaps)
        is_last = all(one.key < state.key for one in surely)
        if firsts < books.rules[state.queue].first_to_return and not is_last:
            yield f"{state} after {firsts}"


def _moved(books: Books, step: str) -> Iterator[tuple[State, Line]]:
    """People whom a step put somewhere else in their line."""
    lines = by_line(books)
    for before, after in books.steps():
        if after.step == step and after.state == "waiting" and after.former == before.id:
            yield after, lines[after.queue, books.tickets[after.ticket].day]


def _due(line: Line, state: State, *, surely: bool) -> list[State]:
    there = line.at(state.since, surely=surely)
    return [one for one in there if one.ticket != state.ticket and one.rank <= state.since]


def _overtakings(books: Books) -> Iterator[tuple[State, State, int, int]]:
    """Each call, who had come first of those who waited, how much later the called one had come, and the bound.

    Only people whom nothing but a priority moved: missed calls, return visits and checking in again have rules of
    their own. Whoever is sent to another queue brings the credit of the one they came from.
    """
    credit = max((rules.credit for rules in books.rules.values()), default=0)
    most = credit * MINUTE + NUMBER_STEP * max((one.number for one in books.tickets.values()), default=0)
    base = {ticket.id: ticket.base for ticket in books.tickets.values()}
    for line in by_line(books).values():
        moved = [one._replace(rank=base[one.ticket]) for one in line.waiting if books.is_natural(one)]
        called = [one for one in line.called if books.is_natural(one)]
        for call, other in _heads(moved, called):
            if other is not None:
                yield call, other, base[call.ticket] - base[other.ticket], most


def _heads(waiting: Sequence[State], called: Sequence[State]) -> Iterator[tuple[State, State | None]]:
    """Each call with the first in line who waited before and after that moment."""
    entering = sorted(waiting, key=lambda one: one.since, reverse=True)
    line: list[tuple[tuple[int, int], int, State]] = []
    for call in sorted(called, key=lambda one: one.since):
        while entering and entering[-1].since < call.since:
            one = entering.pop()
            heappush(line, (one.key, one.id, one))
        while line and line[0][2].until <= call.since:
            heappop(line)
        yield call, line[0][2] if line else None
