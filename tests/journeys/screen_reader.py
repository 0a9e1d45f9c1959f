"""A screen reader in small: speaks AT-SPI over D-Bus, knows names, roles and states, and no coordinates."""

import re
import threading
import time
from collections import deque
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from typing import TypeVar

from jeepney import DBusAddress, MatchRule, Message, MessageType, Properties, message_bus, new_method_call
from jeepney.io.blocking import DBusConnection, open_dbus_connection

T = TypeVar("T")

PATIENCE = 40.0  # seconds, on a busy machine; the kiosk's own lasts longer
CONTROLS = frozenset({"push button", "check box", "radio button"})
ROOT = "/org/a11y/atspi/accessible/root"
REGISTRY = "org.a11y.atspi.Registry"
ACCESSIBLE = "org.a11y.atspi.Accessible"
ACTION = "org.a11y.atspi.Action"
VALUE = "org.a11y.atspi.Value"
BY_SYMBOL = 3  # ATSPI_KEY_SYM
A11Y = DBusAddress("/org/a11y/bus", bus_name="org.a11y.Bus", interface="org.a11y.Bus")
STATES = {3: "busy", 4: "checked", 11: "focusable", 12: "focused", 24: "sensitive", 25: "showing", 41: "checkable"}


@dataclass(frozen=True)
class Desktop:
    """The environment of a session with a bus for screen readers, and that bus's address."""

    environment: dict[str, str]
    address: str


@dataclass(frozen=True)
class Thing:
    """What a screen reader sees of one widget."""

    owner: str
    path: str
    role: str
    name: str
    states: frozenset[str]


class Vanished(Exception):
    """The widget is gone, or the program is."""


def ask(connection: DBusConnection, message: Message) -> tuple:
    reply = connection.send_and_get_reply(message, timeout=PATIENCE)
    if reply.header.message_type is MessageType.error:
        raise Vanished(reply.body)
    return reply.body


def accessibility_bus(session: DBusConnection) -> DBusConnection:
    """The bus of screen readers, which the session's bus starts."""
    return open_dbus_connection(ask(session, new_method_call(A11Y, "GetAddress"))[0])


class ScreenReader:
    """Tells the desktop that it is there, and reads the one program that shows itself."""

    def __init__(self, desktop: Desktop) -> None:
        self._session = open_dbus_connection(desktop.address)
        ask(self._session, Properties(A11Y.with_interface("org.a11y.Status")).set("IsEnabled", "b", True))
        self._bus = accessibility_bus(self._session)

    def close(self) -> None:
        """Be gone."""
        self._bus.close()
        self._session.close()

    def tree(self) -> list[Thing]:
        """Everything that shows, as it is read."""
        programs = self._children(REGISTRY, ROOT)
        return [thing for program in programs for thing in self._walk(*program)]

    def find(self, name: str, *roles: str) -> Thing:
        """The first thing whose name begins with ``name``, a regular expression, as soon as there is one."""
        return self.wait_for(lambda: self._named(name, *roles), f"{roles} {name!r}")

    def press(self, name: str) -> Thing:
        """Press it, as soon as it can be pressed."""

        def press() -> Thing | None:
            thing = self._named(name, *CONTROLS)
            if thing is None or "sensitive" not in thing.states:
                return None
            return thing if self.call(thing, ACTION, "DoAction", "i", (self._press_action(thing),))[0] else None

        return self.wait_for(press, f"a control {name!r}")

    def key(self, symbol: int) -> None:
        """Press and release a key, by its X symbol, as the X server reports it."""
        keys = "org.a11y.atspi.DeviceEventController"
        address = DBusAddress("/org/a11y/atspi/registry/deviceeventcontroller", bus_name=REGISTRY, interface=keys)
        ask(self._bus, new_method_call(address, "GenerateKeyboardEvent", "isu", (symbol, "", BY_SYMBOL)))

    def wait_for_focus(self, name: str) -> Thing:
        """What has the focus, as soon as it is called so."""
        return self.wait_for(lambda: self.having(name, "focused"), f"the focus on {name!r}")

    def wait_for(self, happened: Callable[[], T | None], what: str) -> T:
        deadline = time.monotonic() + PATIENCE
        while time.monotonic() < deadline:
            try:
                found = happened()
            except Vanished:
                found = None
            if found:
                return found
            threading.Event().wait(0.02)
        raise AssertionError(f"waited in vain for {what}; read: {[thing.name for thing in self.tree()]}")

    def value(self, thing: Thing) -> tuple[float, float]:
        """Of a progress bar: how much there is now, and at most."""
        return self.property(thing, VALUE, "CurrentValue"), self.property(thing, VALUE, "MaximumValue")

    def property(self, thing: Thing, interface: str, name: str) -> float:
        return float(self._get(thing.owner, thing.path, interface, name))

    def description(self, thing: Thing) -> str:
        return str(self._get(thing.owner, thing.path, ACCESSIBLE, "Description"))

    def call(self, thing: Thing, interface: str, method: str, signature: str | None = None, body: tuple = ()) -> tuple:
        return self._call(thing.owner, thing.path, interface, method, signature, body)

    def having(self, name: str, state: str) -> Thing | None:
        """The first thing of that name in that state."""
        named = (thing for thing in self.tree() if re.match(name, thing.name))
        return next((thing for thing in named if state in thing.states), None)

    def _named(self, name: str, *roles: str) -> Thing | None:
        fitting = (thing for thing in self.tree() if re.match(name, thing.name) and thing.role in (roles or thing.role))
        return next(fitting, None)

    def _press_action(self, thing: Thing) -> int:
        """Number of the action "Press"; "Toggle" and "SetFocus" stand beside it."""
        names = [name for name, _, _ in self.call(thing, ACTION, "GetActions")[0]]
        return names.index("Press")

    def _walk(self, owner: str, path: str) -> Iterator[Thing]:
        with suppress(Vanished):  # pages change while they are read
            yield from self._read(owner, path)

    def _read(self, owner: str, path: str) -> Iterator[Thing]:
        role = str(self._call(owner, path, ACCESSIBLE, "GetRoleName")[0])
        thing = Thing(owner, path, role, str(self._get(owner, path, ACCESSIBLE, "Name")), self._states(owner, path))
        if "showing" in thing.states:
            yield thing
        for child in self._children(owner, path):
            yield from self._walk(*child)

    def _states(self, owner: str, path: str) -> frozenset[str]:
        low, high = self._call(owner, path, ACCESSIBLE, "GetState")[0]
        return frozenset(state for bit, state in STATES.items() if (low | high << 32) >> bit & 1)

    def _children(self, owner: str, path: str) -> list[tuple[str, str]]:
        return list(self._call(owner, path, ACCESSIBLE, "GetChildren")[0])

    def _get(self, owner: str, path: str, interface: str, name: str) -> object:
        body = (interface, name)
        return self._call(owner, path, "org.freedesktop.DBus.Properties", "Get", "ss", body)[0][1]

    def _call(
        self, owner: str, path: str, interface: str, method: str, signature: str | None = None, body: tuple = ()
    ) -> tuple:
        address = DBusAddress(path, bus_name=owner, interface=interface)
        return ask(self._bus, new_method_call(address, method, signature, body))


class Ear:
    """Hears what is announced, on a connection of its own."""

    def __init__(self, desktop: Desktop) -> None:
        with open_dbus_connection(desktop.address) as session:
            self._bus = accessibility_bus(session)
        registry = DBusAddress("/org/a11y/atspi/registry", bus_name=REGISTRY, interface=REGISTRY)
        ask(self._bus, new_method_call(registry, "RegisterEvent", "sass", ("object:announcement", [], "")))
        rule = MatchRule(type="signal", interface="org.a11y.atspi.Event.Object", member="Announcement")
        ask(self._bus, message_bus.AddMatch(rule))
        self._heard: deque[Message] = deque()
        self._filter = self._bus.filter(rule, queue=self._heard)
        self._filter.__enter__()

    def next(self) -> str:
        """The next announcement."""
        message = self._bus.recv_until_filtered(self._heard, timeout=PATIENCE)
        return str(message.body[3][1])

    def close(self) -> None:
        """Hear no more."""
        self._filter.close()
        self._bus.close()
