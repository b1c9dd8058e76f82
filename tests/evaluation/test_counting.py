"""Over a past made up at random: every number is reproduced by the list behind it, and a ranking says of each what is
said of them alone."""

from collections import Counter
from datetime import timedelta
from typing import get_args
from uuid import uuid4

import pytest
from sqlalchemy import insert

from backend.cases.models import Case, Task
from backend.db.engine import Database
from backend.db.view import View
from backend.evaluation.measures import MEASURES, WHYS, Figure, Portion
from backend.evaluation.service import Behind, Measured, behind, evaluate, rank
from backend.evaluation.subjects import Subject
from backend.reports.models import Report
from tests.cities import path_of
from tests.evaluation.past import NOW, PERIODS, make_up
from tests.town import Town, found_town

CASES = 300


@pytest.fixture
async def town(db: Database) -> Town:
    """The small city with a past."""
    town = await found_town(db)
    await make_up(db, town, CASES, seed=20261122)
    return town


def subjects(town: Town) -> list[Subject]:
    code, ladder = next(iter(town.ladders.items()))
    street = f"110112.{code[6:9]}"
    return [
        Subject("scope", ""),
        Subject("worker", str(ladder[0].id)),
        Subject("department", "water", under=street),
    ]


async def test_every_number_is_reproduced_by_its_list(db: Database, town: Town) -> None:
    seen: Counter[str] = Counter()
    async with db.read(View.system()) as session:
        for subject in subjects(town):
            found = await evaluate(session, subject, PERIODS[1], NOW)
            for measure, figure in found.now.figures.items():
                lists: dict[Portion, list[Behind]] = {}
                for portion in get_args(Portion):
                    total, lists[portion] = await behind(
                        session, subject, PERIODS[1], measure, portion, NOW, limit=10_000, offset=0
                    )
                    assert total == len(lists[portion]) == len(set(lists[portion]))
                assert len(lists["numerator"]) == figure.numerator, (subject, measure)
                assert len(lists["denominator"]) == figure.denominator, (subject, measure)
                assert Counter(one.why for one in lists["excluded"]) == Counter(figure.excluded), (subject, measure)
                assert measure == "closed" or set(lists["numerator"]) <= set(lists["denominator"])
                assert not set(lists["denominator"]) & set(lists["excluded"])
                assert all(PERIODS[1].begins <= one.at < PERIODS[1].ends for some in lists.values() for one in some)
                seen.update({f"{measure} {portion}": len(some) for portion, some in lists.items()})
    assert min(seen[f"{measure} {portion}"] for measure in MEASURES for portion in get_args(Portion)) > 0


async def test_a_list_comes_in_pages_and_by_reason(db: Database, town: Town) -> None:
    place = Subject("scope", "")
    async with db.read(View.system()) as session:
        figure = (await evaluate(session, place, PERIODS[1], NOW)).now.figures["solved"]
        pages = []
        for offset in range(0, figure.denominator + 7, 7):
            total, page = await behind(session, place, PERIODS[1], "solved", "denominator", NOW, limit=7, offset=offset)
            assert total == figure.denominator
            pages += page
        assert len(set(pages)) == figure.denominator
        assert [one.at for one in pages] == sorted(one.at for one in pages)
        for why in WHYS:
            total, some = await behind(
                session, place, PERIODS[1], "solved", "excluded", NOW, why=why, limit=1000, offset=0
            )
            assert (total, {one.why for one in some}) == (figure.excluded[why], {why} if total else set())


async def test_a_ranking_says_what_is_said_of_each_alone(db: Database, town: Town) -> None:
    async with db.read(View.system()) as session:
        for level, kind in (
            ("street", "scope"),
            ("micro", "scope"),
            ("worker", "worker"),
            ("department", "department"),
        ):
            found = await rank(session, "110112", level, PERIODS[1], NOW)
            assert len({row.key for row in found.rows}) == len(found.rows) > 1
            for row in found.rows[:2]:
                alone = await evaluate(session, Subject(kind, row.key, under="110112"), PERIODS[1], NOW)
                assert (row.now, row.previous) == (alone.now, alone.previous), (level, row.key)
                assert row.name == alone.name
            if kind == "scope":
                whole = (await evaluate(session, Subject("scope", "110112"), PERIODS[1], NOW)).now
                assert _sum([row.now for row in found.rows]) == _numbers(whole)


async def test_nothing_is_counted_of_what_does_not_exist(db: Database, town: Town) -> None:
    async with db.read(View.system()) as session:
        nobody = Subject("worker", "00000000-0000-4000-8000-000000000000")
        for subject in (Subject("scope", "999999"), nobody, Subject("department", "none")):
            found = await evaluate(session, subject, PERIODS[1], NOW)
            assert found.name == subject.key
            assert found.now.counts.received == 0 and found.now.score is None


def _sum(some: list[Measured]) -> dict[str, tuple[int, ...]]:
    numbers = [_numbers(one) for one in some]
    return {measure: tuple(map(sum, zip(*(one[measure] for one in numbers), strict=True))) for measure in MEASURES}


def _numbers(one: Measured) -> dict[str, tuple[int, ...]]:
    return {measure: _row(figure) for measure, figure in one.figures.items()}


def _row(figure: Figure) -> tuple[int, ...]:
    return (figure.numerator, figure.denominator, *figure.excluded.values())


async def test_whoever_took_on_any_of_the_merged_answered(db: Database) -> None:
    """The first case was merged into a second, whose worker had accepted, and that into a third that nobody took on."""
    town = await found_town(db)
    opened = PERIODS[1].begins
    first, second, third = (uuid4() for _ in range(3))
    code, ladder = next(iter(town.ladders.items()))
    row = {
        "category": "0102", "summary": "垃圾", "geom": "SRID=4326;POINT(116.66 39.9)", "path": path_of(code),
        "how": "covers", "neighbours": [], "owner": path_of(code), "opened_at": opened, "due_at": opened,
    }  # fmt: skip
    merged = row | {"status": "merged", "closed_at": opened + timedelta(days=1)}
    async with db.job() as session:
        for case in (
            row | {"id": third, "number": "third", "status": "assigned"},
            merged | {"id": second, "number": "second", "merged_into": third},
            merged | {"id": first, "number": "first", "merged_into": second},
        ):
            await session.execute(insert(Case), case)
        accepted = {"accepted_at": opened + timedelta(hours=1), "offered_at": opened, "accept_by": opened}
        await session.execute(
            insert(Task),
            accepted | {"id": uuid4(), "case_id": second, "worker_id": ladder[0].id, "rank": 0, "state": "withdrawn"},
        )
        report = {
            "id": first, "receipt_hash": first.bytes, "case_id": first, "category": "0102", "description": "垃圾",
            "channel": "citizen", "geom": row["geom"], "source": "pin", "sent": {}, "received_at": opened,
        }  # fmt: skip
        await session.execute(insert(Report), report)
    async with db.read(View.system()) as session:
        found = await evaluate(session, Subject("scope", ""), PERIODS[1], NOW)
    answered = found.now.figures["answered"]
    assert (answered.numerator, answered.denominator) == (1, 1)
