"""YAML is read as text with its lines, and what could surprise a reader is refused."""

import pytest

from backend.configuration import nodes


def test_scalars_stay_what_is_written() -> None:
    data = nodes.read(
        "code: 0102\ntotp: off\nhours: 22:00\ndate: 2026-12-07\nnothing: null\nempty:\nquoted: 'null'\n"
    ).data
    assert data == {
        "code": "0102",
        "totp": "off",
        "hours": "22:00",
        "date": "2026-12-07",
        "nothing": None,
        "empty": None,
        "quoted": "null",
    }


def test_every_place_has_its_line() -> None:
    lines = nodes.read("# 注释\n- {code: a}\n- code: b\n  name: c\n").lines
    assert (lines[0,], lines[1,], lines[1, "code"], lines[1, "name"]) == (2, 3, 3, 4)


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        ("a: 1\nb: 2\na: 3\n", 3, "“a” is given twice, first in line 1"),
        ("a: &x [1]\nb: *x\n", 1, "anchors and aliases"),
        ("a: !!python/object/apply:os.system [ls]\n", 1, "the tag tag:yaml.org,2002:python/object/apply:os.system"),
        ("a: [1, 2\nb: 3\n", 2, "is no YAML here"),
        ("a: 1\n\tb: 2\n", 2, "is no YAML here"),
        ("? [a, b]\n: c\n", 1, "a key must be a word"),
        ("# nothing\n", None, "is empty"),
        ("a: \x07\n", 1, "a character that YAML does not allow"),
        ("a: 1\n---\nb: 2\n", 2, "is no YAML here"),
        ("[" * 5000, 1, "nested more than"),
    ],
)
def test_what_is_refused(text: str, line: int | None, words: str) -> None:
    wrong = nodes.read(text).wrong
    assert wrong[0][0] == line
    assert words in wrong[0][1]


def test_a_bomb_of_aliases_is_refused_before_it_unfolds() -> None:
    steps = [f"l{n}: &l{n} [{', '.join([f'*l{n - 1}'] * 9)}]" for n in range(1, 30)]
    assert nodes.read("\n".join(["l0: &l0 [lol]", *steps])).wrong
