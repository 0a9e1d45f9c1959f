"""The places of values in TOML."""

import json
import tomllib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.services.seeding.positions import toml_places

TEXT = """\
# a comment with [brackets]
house.name = "一" # dotted
rows = [
  { code = "a", way = [["x", "y"],
      ["z", "] , }"]] },
  {code='b'},
]

[table]
  deep . "quoted key" = 1

[[many]]
long = \"\"\"
first ] line
second \\\"\"\" \"\"\"\"\"
after = 2024-01-01 10:00:00
[[many]]
raw = '''a''b'''
empty = ""
[many.inner]
x = true
"""


@pytest.mark.parametrize(
    ("path", "place"),
    [
        (("house",), (2, 1)),
        (("house", "name"), (2, 14)),
        (("rows",), (3, 8)),
        (("rows", 0), (4, 3)),
        (("rows", 0, "code"), (4, 12)),
        (("rows", 0, "way", 1, 1), (5, 13)),
        (("rows", 1, "code"), (6, 9)),
        (("table",), (9, 1)),
        (("table", "deep", "quoted key"), (10, 25)),
        (("many", 0), (12, 1)),
        (("many", 0, "after"), (16, 9)),
        (("many", 1, "empty"), (19, 9)),
        (("many", 1, "inner", "x"), (21, 5)),
    ],
)
def test_every_value_has_its_line_and_column(path, place):
    tomllib.loads(TEXT)
    assert toml_places(TEXT).values[path] == place


def test_keys_have_places_of_their_own():
    names = toml_places(TEXT).names
    assert names[("rows", 0, "way")] == (4, 17)
    assert names[("many", 0, "after")] == (16, 1)


CHARACTERS = st.text(st.characters(codec="utf-8", exclude_characters="\x7f'\r", exclude_categories=["Cc", "Cs"]))
SCALARS = st.one_of(
    CHARACTERS.map(lambda text: json.dumps(text, ensure_ascii=False)),
    CHARACTERS.map(lambda text: f"'{text}'"),
    CHARACTERS.map(lambda text: "'''\n" + text + "\n'''"),
    st.integers(0, 10**9).map(str),
    st.dates().map(str),
    st.booleans().map(lambda value: str(value).lower()),
)
VALUES = st.recursive(
    SCALARS,
    lambda inner: st.one_of(
        st.lists(inner).map(lambda items: "[ # ]\n" + ",\n".join(items) + "\n]"),
        st.lists(SCALARS.filter(lambda text: "\n" not in text), max_size=3).map(
            lambda items: "{" + ", ".join(f"k{number} = {item}" for number, item in enumerate(items)) + "}"
        ),
    ),
    max_leaves=8,
)


@given(st.lists(st.tuples(st.sampled_from(["", "# [no]\n", "\n"]), st.sampled_from(["=", " = "]), VALUES)))
def test_values_are_found_whatever_stands_before_them(entries):
    text, expected = "", {}
    for number, (before, equals, value) in enumerate(entries):
        text += f"{before}key{number}{equals}"
        expected[(f"key{number}",)] = (text.count("\n") + 1, len(text) - text.rfind("\n"))
        text += value + "\n"
    tomllib.loads(text)
    places = toml_places(text).values
    assert {path: place for path, place in places.items() if len(path) == 1} == expected
