"""The chain finds every way of rewriting the log."""

from dataclasses import replace
from datetime import timedelta, timezone

import pytest

from backend.live.chain import GENESIS, Link, canonical, digest, first_fault
from tests.live.conftest import NOON


def _log(count: int) -> list[tuple[Link, bytes]]:
    previous, rows = GENESIS, []
    for seq in range(1, count + 1):
        link = Link(seq, 100 - seq, NOON, "CaseOpened", "system", None, "case", f"{seq}", '{"n": 1}', ["wall:110112"])
        previous = digest(previous, link)
        rows.append((link, previous))
    return rows


def test_a_sound_log_has_no_fault() -> None:
    assert first_fault(_log(5)) is None
    assert first_fault([]) is None


def test_a_part_of_a_log_can_be_checked_from_the_row_before_it() -> None:
    log = _log(5)
    assert first_fault(log[2:], previous=log[1][1], after=2) is None
    assert first_fault(log[2:], previous=log[0][1], after=2) == 3


@pytest.mark.parametrize(
    "change",
    [
        {"id": 7},
        {"at": NOON + timedelta(microseconds=1)},
        {"name": "CaseClosed"},
        {"actor": "citizen"},
        {"origin": "127.0.0.1"},
        {"subject_kind": "task"},
        {"subject_id": "33"},
        {"data": '{"n": 1.0}'},
        {"topics": []},
    ],
)
def test_a_changed_row_is_found(change: dict[str, object]) -> None:
    log = _log(5)
    log[2] = (replace(log[2][0], **change), log[2][1])
    assert first_fault(log) == 3


def test_a_missing_row_an_added_row_and_a_swap_are_found() -> None:
    log = _log(5)
    assert first_fault(log[:2] + log[3:]) == 3
    assert first_fault(log[:3] + log[2:]) == 4
    assert first_fault([log[0], log[2], log[1], *log[3:]]) == 2


def test_the_canonical_form_is_what_the_text_says() -> None:
    at = NOON.astimezone(timezone(timedelta(hours=8)))
    link = Link(1, 9, at, "CaseOpened", "system", None, "case", "街道", '{"n": 1}', ["wall:1"])
    assert (
        canonical(link)
        == (
            '[1,9,"2026-11-22T04:00:00.000000Z","CaseOpened","system",null,"case","街道","{\\"n\\": 1}",["wall:1"]]'
        ).encode()
    )
