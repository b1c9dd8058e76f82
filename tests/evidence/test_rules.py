"""What is odd about a photo of the work, as tables of cases, and what is still missing."""

from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest

from backend.configuration.schema import EvidenceRule
from backend.evidence.rules import Alike, Said, findings, metres, missing, reused

RULE = EvidenceRule(before=1, after=2, far_m=100, reused_bits=6, reused_days=90)
CASE = (116.66, 39.90)
NEAR = (116.6605, 39.90)  # 43 m
FAR = (116.67, 39.90)  # 855 m
SINCE = datetime(2026, 11, 23, 2, 0, tzinfo=UTC)
NOW = SINCE + timedelta(hours=3)
DURING = SINCE + timedelta(hours=1)
NOTHING = Said(None, None)


def flags(device: Said, exif: Said = NOTHING, alike: Alike | None = None) -> list[str]:
    return findings(device, exif, case=CASE, since=SINCE, now=NOW, reused=alike, rule=RULE).flags


@pytest.mark.parametrize(
    ("device", "exif", "expected"),
    [
        (Said(NEAR, DURING), NOTHING, []),
        (NOTHING, NOTHING, []),
        (Said(FAR, DURING), NOTHING, ["far"]),
        (NOTHING, Said(FAR, DURING), ["far"]),
        (NOTHING, Said(NEAR, SINCE - timedelta(days=2)), ["untimely"]),
        (Said(NEAR, NOW + timedelta(hours=1)), NOTHING, ["untimely"]),
        (Said(NEAR, SINCE - timedelta(minutes=9)), NOTHING, []),
        (Said(NEAR, DURING), Said(FAR, DURING), ["contradicted"]),
        (Said(NEAR, DURING), Said(NEAR, DURING - timedelta(hours=5)), ["contradicted"]),
        (Said(NEAR, DURING), Said(CASE, DURING + timedelta(minutes=2)), []),
        (Said(FAR, NOW + timedelta(days=1)), Said(CASE, DURING), ["far", "untimely", "contradicted"]),
    ],
)
def test_what_is_odd(device: Said, exif: Said, expected: list[str]) -> None:
    assert flags(device, exif) == expected


def test_the_tablet_outranks_the_photo_and_the_photo_fills_in() -> None:
    found = findings(Said(NEAR, None), Said(CASE, DURING), case=CASE, since=SINCE, now=NOW, reused=None, rule=RULE)
    assert (found.place, found.at) == (NEAR, DURING)
    assert found.distance_m == pytest.approx(metres(NEAR, CASE)) == pytest.approx(42.7, abs=0.2)


HERE, THERE, TASK, OTHER = uuid4(), uuid4(), uuid4(), uuid4()


def alike(case: UUID, task: UUID | None, bits: int, **more: Any) -> Alike:
    return Alike(uuid4(), case, task, more.get("reported", False), bits)


@pytest.mark.parametrize(
    ("photo", "odd"),
    [
        (alike(THERE, TASK, 4), True),
        (alike(HERE, OTHER, 4), True),
        (alike(HERE, TASK, 4), False),
        (alike(HERE, TASK, 0), True),
        (alike(HERE, TASK, 4, reported=True), True),
    ],
    ids=["another case", "another task", "the same task", "the same task and bytes", "the citizen's own"],
)
def test_what_counts_as_used_before(photo: Alike, odd: bool) -> None:
    assert (reused([photo], HERE, TASK) is photo) is odd


def test_the_likest_is_named() -> None:
    photos = [alike(THERE, TASK, 5), alike(THERE, TASK, 1), alike(HERE, OTHER, 3)]
    assert reused(photos, HERE, TASK) is photos[1]


@pytest.mark.parametrize(
    ("kinds", "sentence"),
    [
        ([], "1 before and 2 after the work"),
        (["before", "near"], "2 after the work"),
        (["before", "after"], "1 after the work"),
        (["after", "after", "before"], None),
    ],
)
def test_what_is_missing_is_named(kinds: list[str], sentence: str | None) -> None:
    found = missing(RULE, kinds)
    assert found == (sentence and f"photos are missing: {sentence}; send them in evidence")
