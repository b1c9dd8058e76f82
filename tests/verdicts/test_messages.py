"""Messages go to a real gateway: each step once, again when it failed, and never without one."""

import asyncio
from collections.abc import Iterator
from pathlib import Path
from uuid import UUID

import httpx
import pytest
from sqlalchemy import text

from backend.clock import MovableClock
from backend.jobs.messages import Messages
from backend.reports.erasure import erase_contact
from backend.settings import Settings
from tests.serving import LiveServer, serving
from tests.town import Town, found_town
from tests.verdicts.acting import BAD, GOOD, act, judge, link_of, report, worked
from tests.verdicts.gateway import Gateway, listening

PHONE = "13800001234"
CONTACT = {"contact_name": "王小明", "contact_phone": PHONE}


@pytest.fixture
def gateway() -> Iterator[Gateway]:
    with listening() as one:
        yield one


def sender(server: LiveServer, gateway: Gateway) -> Messages:
    """The job of another process that has the gateway; the server's own has none."""
    context = server.context
    settings = context.settings.model_copy(update={"message_url": gateway.url})
    return Messages(context.db, context.clock, settings, context.secrets)


@pytest.fixture
async def job(server: LiveServer, town: Town, gateway: Gateway) -> Messages:
    """A sender that hears what happens from now on."""
    job = sender(server, gateway)
    await everything(server, job)
    return job


async def everything(server: LiveServer, job: Messages) -> None:
    """Let the relay stamp what there is, then write and send all that is due."""
    await stamped(server)
    while await job.note() or await job.send_one():
        pass


async def stamped(server: LiveServer) -> None:
    """Wait until the relay has stamped every event."""
    context = server.context
    while True:
        async with context.db.job() as session:
            if not await session.scalar(text("select count(*) from event where seq is null")):
                return
        context.relay.nudge()


async def rows(server: LiveServer) -> list[tuple[object, ...]]:
    async with server.context.db.job() as session:
        found = await session.execute(
            text("select kind, tries, sent_at is not null, last_error from message order by created_at, kind")
        )
        return [tuple(row) for row in found]


async def test_every_step_reaches_the_telephone_once(
    http: httpx.AsyncClient, server: LiveServer, town: Town, job: Messages, gateway: Gateway
) -> None:
    sent = await report(http, **CONTACT)
    await everything(server, job)
    number = sent["case"]["number"]
    await worked(http, town, number, town.ladders[sent["grid"]["code"]][0])
    await everything(server, job)
    await judge(http, await link_of(http, sent), **GOOD)
    await everything(server, job)
    await everything(server, job)
    assert [m["phone"] for m in gateway.taken] == [PHONE] * 3
    assigned, asked, closed = gateway.taken
    assert all(number in m["text"] and m["link"] in m["text"] for m in gateway.taken)
    assert assigned["link"].endswith(f"/report/?receipt={sent['receipt']}") and "已派人" in assigned["text"]
    assert "/v/" in asked["link"] and "评价" in asked["text"] and "结案" in closed["text"]
    assert not any("王" in m["text"] for m in gateway.taken)
    assert len({m["key"] for m in gateway.taken}) == 3
    token = asked["link"].rpartition("/")[2]
    assert (await http.get(f"/api/v1/verdicts/{token}")).json()["given"]["outcome"] == "solved"


async def test_a_case_passed_on_rings_once_and_a_reopened_one_again(
    http: httpx.AsyncClient, server: LiveServer, town: Town, job: Messages, gateway: Gateway
) -> None:
    sent = await report(http, **CONTACT)
    first, deputy = town.ladders[sent["grid"]["code"]]
    number = sent["case"]["number"]
    await act(http, town.command, number, "assign", worker=str(deputy.id))
    await act(http, town.command, number, "assign", worker=str(first.id))
    await worked(http, town, number, first)
    await everything(server, job)
    assert [m["text"].partition("）")[2][:3] for m in gateway.taken] == ["已派人", "已办理"]
    await judge(http, await link_of(http, sent), **BAD)
    await everything(server, job)
    assert "重新办理" in gateway.taken[-1]["text"] and len(gateway.taken) == 3


async def test_a_gateway_that_fails_is_asked_again_ever_more_rarely_with_the_same_key(
    http: httpx.AsyncClient, server: LiveServer, town: Town, job: Messages, gateway: Gateway, clock: MovableClock
) -> None:
    gateway.refusals = [503, 500]
    await report(http, **CONTACT)
    await everything(server, job)
    assert await rows(server) == [("assigned", 1, False, "refused_503")]
    await everything(server, job)
    assert gateway.refusals == [500]  # not before its time
    clock.advance(seconds=31)
    await everything(server, job)
    assert await rows(server) == [("assigned", 2, False, "refused_500")]
    clock.advance(seconds=61)
    # A process that starts anew goes on with the same message.
    await everything(server, sender(server, gateway))
    assert await rows(server) == [("assigned", 3, True, None)]
    async with server.context.db.job() as session:
        assert [m["key"] for m in gateway.taken] == [str(await session.scalar(text("select id from message")))]


async def test_a_message_whose_answer_was_lost_comes_again_with_its_key(
    http: httpx.AsyncClient, server: LiveServer, town: Town, job: Messages, gateway: Gateway, clock: MovableClock
) -> None:
    gateway.lost = 1
    await report(http, **CONTACT)
    await everything(server, job)
    assert await rows(server) == [("assigned", 1, False, "unreachable")]
    clock.advance(seconds=31)
    await everything(server, job)
    first, second = gateway.taken
    assert first == second


async def test_a_server_with_a_gateway_sends_by_itself(database_url: str, data_dir: Path, gateway: Gateway) -> None:
    settings = Settings(
        data=data_dir, database_url=database_url, message_url=gateway.url, public_url="https://grid.example"
    )
    async with serving(settings) as server, httpx.AsyncClient(base_url=server.url) as http:
        await found_town(server.context.db)
        sent = await report(http, **CONTACT)
        assert await asyncio.to_thread(gateway.came.wait, 20)
    (message,) = gateway.taken
    assert message["link"] == f"https://grid.example/report/?receipt={sent['receipt']}"


async def test_old_news_is_given_up(
    http: httpx.AsyncClient, server: LiveServer, town: Town, job: Messages, gateway: Gateway, clock: MovableClock
) -> None:
    gateway.refusals = [503] * 100
    await report(http, **CONTACT)
    await everything(server, job)
    for _ in range(60):
        clock.advance(minutes=30)
        await everything(server, job)
    assert 20 < 100 - len(gateway.refusals) < 40
    async with server.context.db.job() as session:
        assert await session.scalar(text("select next_try_at from message")) is None


async def test_a_gateway_that_is_not_there(
    http: httpx.AsyncClient, server: LiveServer, town: Town, job: Messages, gateway: Gateway
) -> None:
    with listening() as gone:
        pass
    await report(http, **CONTACT)
    await everything(server, sender(server, gone))
    assert await rows(server) == [("assigned", 1, False, "unreachable")]


async def test_an_erased_telephone_and_a_verdict_not_wanted_any_more_are_not_rung(
    http: httpx.AsyncClient, server: LiveServer, town: Town, job: Messages, gateway: Gateway
) -> None:
    gone, judged = await report(http, **CONTACT), await report(http, **CONTACT)
    await worked(http, town, judged["case"]["number"], town.ladders[judged["grid"]["code"]][0])
    await judge(http, await link_of(http, judged), **GOOD)
    await stamped(server)
    while await job.note():
        pass
    async with server.context.db.job() as session:
        await erase_contact(session, [UUID(gone["id"])], server.context.clock())
    await everything(server, job)
    settled = {(kind, error) for kind, _, done, error in await rows(server) if not done}
    assert settled == {("assigned", "no_phone"), ("asked", "too_late")}


async def test_without_a_gateway_nothing_is_written_and_nothing_old_is_told_later(
    http: httpx.AsyncClient, server: LiveServer, town: Town, gateway: Gateway, clock: MovableClock
) -> None:
    await report(http, **CONTACT)
    await report(http)
    job = sender(server, gateway)
    await everything(server, job)
    assert await rows(server) == [] and gateway.taken == []
    await report(http)  # without a telephone
    clock.advance(minutes=1)
    await everything(server, job)
    assert await rows(server) == []
