"""A task nobody looks at rings its worker, then the deputy, then whoever leads, through a real gateway."""

from collections.abc import Iterator

import httpx
import pytest
from sqlalchemy import text, update

from backend.clock import MovableClock
from backend.jobs.alerts import Alerts
from backend.people.models import Account
from tests.serving import LiveServer
from tests.town import Person, Town, hire
from tests.verdicts.acting import act, report
from tests.verdicts.gateway import Gateway, listening

PHONES = {"worker": "13800000001", "deputy": "13800000002", "leader": "13800000003"}


@pytest.fixture
def gateway() -> Iterator[Gateway]:
    with listening() as one:
        yield one


@pytest.fixture
def job(server: LiveServer, gateway: Gateway) -> Alerts:
    """The job of another process that has the gateway; the server's own has none."""
    context = server.context
    settings = context.settings.model_copy(update={"message_url": gateway.url, "alert_after_s": 60})
    return Alerts(context.db, context.clock, settings)


@pytest.fixture
async def leader(server: LiveServer, town: Town) -> Person:
    """Who leads every street."""
    return await hire(server.context.db, "community", "110112")


async def give_phones(server: LiveServer, phones: dict[str, Person]) -> None:
    async with server.context.db.job() as session:
        for rung, person in phones.items():
            await session.execute(update(Account).where(Account.id == person.id).values(phone=PHONES[rung]))


async def everything(job: Alerts) -> None:
    while await job.note() or await job.send_one():
        pass


def rung(gateway: Gateway) -> list[str]:
    """Whose telephones rang, in order."""
    whose = {phone: rung for rung, phone in PHONES.items()}
    return [whose[one["phone"]] for one in gateway.taken]


async def test_silence_climbs_until_somebody_looks(
    http: httpx.AsyncClient,
    server: LiveServer,
    town: Town,
    leader: Person,
    job: Alerts,
    gateway: Gateway,
    clock: MovableClock,
) -> None:
    sent = await report(http)
    worker, deputy = town.ladders[sent["grid"]["code"]]
    await give_phones(server, {"worker": worker, "deputy": deputy, "leader": leader})
    clock.advance(seconds=59)
    await everything(job)
    assert rung(gateway) == []
    clock.advance(seconds=1)
    await everything(job)
    await everything(job)
    assert rung(gateway) == ["worker"]
    clock.advance(minutes=1)
    await everything(job)
    clock.advance(minutes=1)
    await everything(job)
    clock.advance(minutes=5)
    await everything(job)
    assert rung(gateway) == ["worker", "deputy", "leader"]
    number = sent["case"]["number"]
    first, second, third = gateway.taken
    assert all(number in one["text"] and one["link"] in one["text"] for one in gateway.taken)
    assert "1 分钟未查看" in first["text"] and first["link"].endswith("/tablet/")
    assert "2 分钟无人看" in second["text"] and "李网格" in second["text"]
    assert third["link"].endswith("/wall/")
    assert len({one["key"] for one in gateway.taken}) == 3
    async with server.context.db.job() as session:
        told = await session.scalars(text("select data->>'rung' from event where name = 'TaskAlerted' order by at"))
        assert list(told) == ["worker", "deputy", "leader"]


async def test_after_a_standstill_they_are_rung_one_after_the_other(
    http: httpx.AsyncClient, server: LiveServer, town: Town, job: Alerts, gateway: Gateway, clock: MovableClock
) -> None:
    worker, deputy = town.ladders[(await report(http))["grid"]["code"]]
    await give_phones(server, {"worker": worker, "deputy": deputy})
    clock.advance(minutes=5)
    await everything(job)
    assert rung(gateway) == ["worker"]
    clock.advance(minutes=1)
    await everything(job)
    assert rung(gateway) == ["worker", "deputy"]


async def test_a_rung_without_a_telephone_is_passed_over(
    http: httpx.AsyncClient,
    server: LiveServer,
    town: Town,
    leader: Person,
    job: Alerts,
    gateway: Gateway,
    clock: MovableClock,
) -> None:
    await report(http)
    await give_phones(server, {"leader": leader})
    clock.advance(minutes=1)
    await everything(job)
    assert rung(gateway) == ["leader"]
    clock.advance(minutes=5)
    await everything(job)
    assert len(gateway.taken) == 1


async def test_what_was_seen_or_has_gone_on_rings_nobody(
    http: httpx.AsyncClient, server: LiveServer, town: Town, job: Alerts, gateway: Gateway, clock: MovableClock
) -> None:
    sent = await report(http)
    worker, deputy = town.ladders[sent["grid"]["code"]]
    await give_phones(server, {"worker": worker, "deputy": deputy})
    gateway.refusals = [503]
    clock.advance(minutes=1)
    await everything(job)
    assert gateway.taken == []
    await act(http, town.command, sent["case"]["number"], "assign", worker=str(deputy.id))
    clock.advance(seconds=10)
    await everything(job)
    assert gateway.taken == []  # it is the deputy's now: that the first was to be rung is too late
    async with server.context.db.job() as session:
        assert await session.scalar(text("select last_error from alert")) == "too_late"
        await session.execute(text("update task set state = 'seen' where state = 'offered'"))
    clock.advance(minutes=5)
    await everything(job)
    assert gateway.taken == []


async def test_a_gateway_that_fails_is_asked_again_within_seconds(
    http: httpx.AsyncClient, server: LiveServer, town: Town, job: Alerts, gateway: Gateway, clock: MovableClock
) -> None:
    sent = await report(http)
    await give_phones(server, {"worker": town.ladders[sent["grid"]["code"]][0]})
    gateway.refusals = [503, 503]
    clock.advance(minutes=1)
    for _ in range(3):
        await everything(job)
        clock.advance(seconds=11)
    assert rung(gateway) == ["worker"]
