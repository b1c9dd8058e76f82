"""A due time that rests on a year whose holidays are not known yet is said to be provisional, and reckoned anew once
they are."""

from collections.abc import Iterator

import chinese_calendar
import httpx
import pytest

from backend import calendar
from backend.clock import MovableClock
from backend.jobs.housekeeping import Housekeeping
from tests.cases.acting import accepted, get
from tests.clocks.test_calendar import beijing
from tests.serving import LiveServer
from tests.town import Town


def forget() -> None:
    """What is known about days is kept by the process; a new one begins afresh."""
    for kept in (calendar.is_provisional, calendar.is_working_day, calendar.day):
        kept.cache_clear()


@pytest.fixture
def before_publication(monkeypatch: pytest.MonkeyPatch) -> Iterator[pytest.MonkeyPatch]:
    """The library as it was before the State Council published 2026."""
    known = chinese_calendar.is_workday

    def is_workday(day: object) -> bool:
        if getattr(day, "year", 0) >= 2026:
            raise NotImplementedError
        return bool(known(day))

    with monkeypatch.context() as patch:
        patch.setattr(chinese_calendar, "is_workday", is_workday)
        forget()
        yield patch
    forget()


async def test_due_times_move_when_the_year_is_published(
    http: httpx.AsyncClient,
    server: LiveServer,
    town: Town,
    clock: MovableClock,
    before_publication: pytest.MonkeyPatch,
) -> None:
    clock.set(beijing("2026-09-28T10:00"))
    number, _ = await accepted(http, town, "0301")  # nine working days
    assert beijing_of(await get(http, town.command, number)) == "2026-10-09"
    whole = await the_whole(http, town, number)
    assert whole["provisional"] and {part["what"] for part in whole["parts"]} == {"first_day", "working_day", "weekend"}

    context = server.context
    housekeeping = Housekeeping(context.db, context.clock, context.settings, context.vault)
    await housekeeping.reckon()
    assert (await the_whole(http, town, number))["due_at"] == whole["due_at"]

    before_publication.undo()
    forget()
    await housekeeping.reckon()
    assert beijing_of(await get(http, town.command, number)) == "2026-10-15"
    whole = await the_whole(http, town, number)
    assert not whole["provisional"]
    assert {"国庆节", "调休上班（国庆节）"} <= {part["text"] for part in whole["parts"]}
    assert {"National Day", "make-up working day for National Day"} <= {part["text_en"] for part in whole["parts"]}


async def the_whole(http: httpx.AsyncClient, town: Town, number: str) -> dict[str, object]:
    clocks = (await get(http, town.command, f"{number}/clocks"))["clocks"]
    found: dict[str, object] = next(one for one in clocks if one["stage"] == "whole")
    assert found["due_at"] == (await get(http, town.command, number))["due_at"]
    return found


def beijing_of(case: dict[str, object]) -> str:
    """The day a case is due on; in working days that is at closing time, ten in the morning of UTC."""
    day, _, at = str(case["due_at"]).partition("T")
    assert at == "10:00:00Z"
    return day
