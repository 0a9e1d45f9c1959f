"""Proves a day from its tables alone: no number twice or missing, nobody called twice or forgotten, order in its bound.

It knows the rules from docs/queue.md only. Two things at the same microsecond happened at once: either may have been
first, and the checks of order give the benefit of the doubt to both.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from enum import StrEnum
from itertools import pairwise
from typing import NamedTuple

from benchmarks.hall_order import by_line, early_returns, late_misses, out_of_order, past_bound
from benchmarks.hall_tables import FOREVER, Books, State, Witnessed

ENDS = frozenset({"served", "void", "expired"})
THERE = frozenset({"called", "arrived"})
# From where a step may lead where.
STEPS: Mapping[str, tuple[frozenset[str], frozenset[str]]] = {
    "pay": (frozenset({"unpaid"}), frozenset({"waiting"})),
    "cancel": (frozenset({"unpaid", "waiting", "called", "arrived", "held"}), frozenset({"void"})),
    "flag": (frozenset({"unpaid", "waiting"}), frozenset({"unpaid", "waiting"})),
    "call": (frozenset({"waiting", "held"}), frozenset({"called"})),
    "arrive": (frozenset({"called"}), frozenset({"arrived"})),
    "miss": (frozenset({"called"}), frozenset({"waiting", "void"})),
    "hold": (frozenset({"waiting", "called", "arrived"}), frozenset({"held"})),
    "resume": (frozenset({"held"}), frozenset({"waiting"})),
    "finish": (THERE, frozenset({"served"})),
    "return": (frozenset({"served", "held"}), frozenset({"waiting"})),
    "transfer": (frozenset({"waiting", "called", "arrived", "held"}), frozenset({"waiting"})),
    "check_in": (frozenset({"held", "void"}), frozenset({"waiting"})),
    "expire": (frozenset({"waiting", "called", "arrived", "held"}), frozenset({"expired"})),
}
MOVING = frozenset({"miss", "return", "check_in", "flag"})  # the other steps keep the place


class Kind(StrEnum):
    """What can be wrong with a day."""

    DOUBLE = "number given twice"
    GAP = "number missing"
    TWO_PLACES = "in two places at once"
    HOLE = "nowhere for a while"
    FORGOTTEN = "never ended"
    STEP = "step that cannot be"
    UNDO = "place lost by taking back"
    PLACE = "place lost by a step"
    CALL = "called without being called, or twice"
    WINDOW = "two at one window"
    ORDER = "called before somebody who stood before"
    BOUND = "overtaken past the bound"
    MISS = "missed, and not behind enough people"
    RETURN = "return visit before its turn"
    WAIT = "waited otherwise than recorded"


class Fault(NamedTuple):
    """Something that must not be."""

    kind: Kind
    what: str


def check(books: Books, seen: Sequence[Witnessed]) -> list[Fault]:
    """Every fault; ``seen`` is what patients and clerks say they were told."""
    found = [Fault(kind, what) for kind, test in CHECKS.items() for what in test(books)]
    return found + [Fault(Kind.WAIT, what) for what in unlike_seen(books, seen)]


def doubles(books: Books) -> Iterator[str]:
    """Numbers of a department and day that several have."""
    numbers = Counter((one.department, one.day, one.number) for one in books.tickets.values())
    return (f"{times} times number {key}" for key, times in numbers.items() if times > 1)


def gaps(books: Books) -> Iterator[str]:
    """Numbers below the largest that nobody has."""
    given: dict[tuple[int, str], set[int]] = defaultdict(set)
    for one in books.tickets.values():
        given[one.department, one.day].add(one.number)
    for line, numbers in given.items():
        yield from (f"{line} number {number}" for number in range(1, max(numbers) + 1) if number not in numbers)


def in_two_places(books: Books) -> Iterator[str]:
    """States that begin before the one before has ended, and several that are open."""
    return (f"{before} and {after}" for before, after in books.steps() if after.since < before.until)


def holes(books: Books) -> Iterator[str]:
    """Times between two states, or before the first."""
    for before, after in books.steps():
        if after.since > before.until:
            yield f"between {before} and {after}"
    for ticket, chain in books.chains.items():
        if chain[0].since != books.tickets[ticket].issued:
            yield f"ticket {ticket} after its issue"


def forgotten(books: Books) -> Iterator[str]:
    """Tickets whose last state is none that ends, has ended itself, or is not there."""
    for ticket in books.tickets:
        chain = books.chains.get(ticket, ())
        if not chain or chain[-1].state not in ENDS or chain[-1].until != FOREVER:
            yield f"ticket {ticket}"


def impossible_steps(books: Books) -> Iterator[str]:
    """States that do not follow from the one before by their step."""
    for before, after in books.steps():
        if not _is_undo(before, after):
            sources, targets = STEPS.get(after.step, (frozenset(), frozenset()))
            if before.state not in sources or after.state not in targets:
                yield f"{before} then {after}"


def undone_otherwise(books: Books) -> Iterator[str]:
    """Corrections that do not lead back to the row they name."""
    rows = {state.id: state for state in books.states()}
    for before, after in books.steps():
        if _is_undo(before, after):
            meant = rows.get(before.former or 0)
            if meant is None or _stand(meant) != _stand(after):
                yield f"{before} then {after}"


def places_lost(books: Books) -> Iterator[str]:
    """Ranks that a step changed which must keep them, or set otherwise than from issue, slot and credit."""
    for before, after in books.steps():
        if not _is_undo(before, after) and after.step not in MOVING and after.rank != before.rank:
            yield f"{before} then {after}"
    for chain in books.chains.values():
        if not books.is_natural(chain[0]):
            yield f"{chain[0]} from the beginning"


def calls_unlike_states(books: Books) -> Iterator[str]:
    """Calls of people who were not called at that moment, and people who were called without a call."""
    called = Counter((one.ticket, one.window, one.at) for one in books.calls if not one.again)
    stood = Counter(
        (after.ticket, after.window, after.since)
        for before, after in books.steps()
        if after.state == "called" and not _is_undo(before, after)
    )
    return (f"ticket, window, time {key}" for key in (called - stood) + (stood - called))


def crowded_windows(books: Books) -> Iterator[str]:
    """Two people who are called to one window, or in there, at the same time."""
    there: dict[int | None, list[State]] = defaultdict(list)
    for state in books.states():
        if state.state in THERE and state.until > state.since:
            there[state.window].append(state)
    for states in there.values():
        ordered = sorted(states, key=lambda state: (state.since, state.until))
        yield from (f"{one} and {two}" for one, two in pairwise(ordered) if two.since < one.until)


def waits_unlike_states(books: Books) -> Iterator[str]:
    """Waits until the first call that are not the sum of the states before it."""
    first: dict[int, int] = {}
    for call in books.calls:
        first.setdefault(call.ticket, call.at)
    for ticket, at in first.items():
        recorded = sum(state.until - state.since for state in books.chains[ticket] if state.until <= at)
        if recorded != at - books.tickets[ticket].issued:
            yield f"ticket {ticket}"


def unlike_seen(books: Books, seen: Sequence[Witnessed]) -> Iterator[str]:
    """Calls and issues that were told otherwise than they are recorded."""
    issued = [Witnessed(one.id, None, one.issued) for one in books.tickets.values()]
    recorded, told = Counter([*books.calls, *issued]), Counter(seen)
    return (str(one) for one in (recorded - told) + (told - recorded))


def _is_undo(before: State, after: State) -> bool:
    """A step names the row it follows; what is taken back names what that row had followed."""
    return after.former != before.id


def _stand(state: State) -> tuple[object, ...]:
    return state.state, state.queue, state.rank, state.credit, state.misses, state.is_return, state.window


CHECKS: Mapping[Kind, Callable[[Books], Iterator[str]]] = {
    Kind.DOUBLE: doubles,
    Kind.GAP: gaps,
    Kind.TWO_PLACES: in_two_places,
    Kind.HOLE: holes,
    Kind.FORGOTTEN: forgotten,
    Kind.STEP: impossible_steps,
    Kind.UNDO: undone_otherwise,
    Kind.PLACE: places_lost,
    Kind.CALL: calls_unlike_states,
    Kind.WINDOW: crowded_windows,
    Kind.ORDER: lambda books: out_of_order(by_line(books)),
    Kind.BOUND: past_bound,
    Kind.MISS: late_misses,
    Kind.RETURN: early_returns,
    Kind.WAIT: waits_unlike_states,
}
