"""A reporter judges the work by the link: it closes, it reopens one level up, it may be changed while it is judged."""

from uuid import UUID, uuid4

import httpx
from sqlalchemy import text

from backend.clock import MovableClock
from tests.cases.acting import sweep
from tests.serving import LiveServer
from tests.town import Town, hire
from tests.verdicts.acting import BAD, GOOD, Json, act, judge, link_of, progress, report, to_judge

HEARD = "select count(*) from event where name not like 'Grid%'"
"""What happened to anybody; grids go their own way meanwhile."""


async def case_of(http: httpx.AsyncClient, town: Town, number: str) -> Json:
    found: Json = (await http.get(f"/api/v1/cases/{number}", headers=town.command.headers)).json()
    return found


async def count(server: LiveServer, query: str) -> int:
    async with server.context.db.job() as session:
        return await session.scalar(text(query)) or 0


async def test_nothing_is_asked_before_the_work_is_checked(http: httpx.AsyncClient, town: Town) -> None:
    sent = await report(http)
    shown = await progress(http, sent)
    assert shown["judging"] is None and shown["round"] == 0 and shown["reason"] is None


async def test_the_link_says_what_was_done_and_opening_it_changes_nothing(
    http: httpx.AsyncClient, server: LiveServer, town: Town
) -> None:
    sent = await to_judge(http, town)
    link = await link_of(http, sent)
    events = await count(server, HEARD)
    first = (await http.get(link)).json()
    assert first["number"] == sent["case"]["number"] and first["category"] == "暴露垃圾"
    assert (first["state"], first["done"], first["given"], first["round"]) == ("asked", "已清运", None, 0)
    assert first["until"] == "2026-11-30T10:00:00Z"  # five working days, closing time in Beijing
    assert (await http.get(link)).json() == first
    assert await count(server, HEARD) == events
    assert "垃圾桶" not in (await http.get(link)).text  # not even the reporter's own words: links are forwarded


async def test_satisfied_closes_it_by_verdict(http: httpx.AsyncClient, server: LiveServer, town: Town) -> None:
    sent = await to_judge(http, town)
    link = await link_of(http, sent)
    answer = await judge(http, link, **GOOD)
    assert (answer["status"], answer["state"]) == ("closed", "closed")
    shown = await progress(http, sent)
    assert shown["status"] == "closed" and "评价" in shown["reason"]
    assert [s["text"] for s in shown["timeline"]][-3:] == ["已核查，请您评价", "已收到您的评价", "已结案"]
    assert await count(server, "select count(*) from \"case\" where closed_how = 'verdict'") == 1
    assert await count(server, "select count(*) from clock where stopped_at is null") == 0


async def test_half_fixed_but_bearable_rests_and_half_fixed_but_not_does_not(
    http: httpx.AsyncClient, town: Town
) -> None:
    bearable, not_so = await to_judge(http, town), await to_judge(http, town)
    kept = await judge(http, await link_of(http, bearable), outcome="partly", satisfaction="basically")
    again = await judge(http, await link_of(http, not_so), outcome="partly", satisfaction="unsatisfied")
    assert kept["status"] == "closed" and again["status"] != "closed"


async def test_not_solved_reopens_one_level_up_and_keeps_the_number(
    http: httpx.AsyncClient, server: LiveServer, town: Town
) -> None:
    sent = await to_judge(http, town)
    await hire(server.context.db, "community", sent["grid"]["path"][:14])
    answer = await judge(http, await link_of(http, sent), **BAD)
    assert answer["state"] == "over" and answer["given"]["words"] == "还是老样子"
    case = await case_of(http, town, sent["case"]["number"])
    assert (case["status"], case["rung"], case["round"]) == ("assigned", "community", 1)
    (heard,) = case["verdicts"]  # those who take it up again read what was said
    assert (heard["report"], heard["round"], heard["words"]) == (sent["id"], 0, "还是老样子")
    shown = await progress(http, sent)
    assert shown["number"] == sent["case"]["number"] and shown["round"] == 1 and shown["judging"] is None
    assert "已重新办理，由上一级负责" in [s["text"] for s in shown["timeline"]]
    assert await count(server, "select count(*) from event where data::text like '%老样子%'") == 0


async def test_the_same_tap_twice_is_one_verdict_whatever_followed(
    http: httpx.AsyncClient, server: LiveServer, town: Town
) -> None:
    for tap in (GOOD, BAD):
        sent = await to_judge(http, town)
        link = await link_of(http, sent)
        first = await judge(http, link, **tap)
        events = await count(server, HEARD)
        assert await judge(http, link, **tap) == first
        assert await count(server, HEARD) == events
    assert await count(server, "select count(*) from verdict") == 2


async def test_a_verdict_on_a_round_that_is_over_is_refused_with_what_to_do(
    http: httpx.AsyncClient, town: Town, clock: MovableClock
) -> None:
    reopened, closed = await to_judge(http, town), await to_judge(http, town)
    first, second = await link_of(http, reopened), await link_of(http, closed)
    await judge(http, first, **BAD)
    late = await http.post(first, json=GOOD)
    assert late.status_code == 409 and "new link" in late.json()["detail"]
    await judge(http, second, **GOOD)
    clock.advance(days=60)
    late = await http.post(second, json=BAD)
    assert late.status_code == 409 and "new report" in late.json()["detail"]
    assert (await http.get(second)).json()["given"]["outcome"] == "solved"
    assert (await progress(http, closed))["judging"] is None


async def test_who_sees_it_come_back_may_still_say_so(http: httpx.AsyncClient, town: Town, clock: MovableClock) -> None:
    sent = await to_judge(http, town)
    link = await link_of(http, sent)
    await judge(http, link, **GOOD)
    clock.advance(days=10)
    shown = (await progress(http, sent))["judging"]
    assert (shown["outcome"], shown["satisfaction"]) == ("solved", "satisfied")
    answer = await judge(http, link, outcome="unsolved", satisfaction="unsatisfied")
    assert answer["status"] not in ("closed", "checked") and (await progress(http, sent))["round"] == 1


async def test_beyond_the_rounds_it_comes_before_the_joint_meeting(
    http: httpx.AsyncClient, server: LiveServer, town: Town, clock: MovableClock
) -> None:
    sent = await to_judge(http, town)
    number, path = sent["case"]["number"], sent["grid"]["path"]
    for unit, scope in (("community", path[:14]), ("street", path[:10])):
        leader = await hire(server.context.db, unit, scope)
        await judge(http, await link_of(http, sent), outcome="unsolved", satisfaction="unsatisfied")
        assert (await case_of(http, town, number))["rung"] == unit
        await act(http, leader, number, "accept")
        clock.advance(hours=1)
        await act(http, leader, number, "resolve", words=f"{unit}再次处理")
        await act(http, town.command, number, "check", words="属实")
        assert (await http.get(await link_of(http, sent))).json()["done"] == f"{unit}再次处理"
    await judge(http, await link_of(http, sent), outcome="unsolved", satisfaction="unsatisfied")
    assert (await case_of(http, town, number))["rung"] == "meeting"
    meetings = (await http.get("/api/v1/meetings", headers=town.command.headers)).json()
    assert number in str(meetings)
    shown = await progress(http, sent)
    assert shown["round"] == 3 and shown["number"] == number


async def test_silence_closes_it_after_its_time(
    http: httpx.AsyncClient, server: LiveServer, town: Town, clock: MovableClock
) -> None:
    sent = await to_judge(http, town)
    clock.advance(days=6)
    await sweep(server)
    assert (await progress(http, sent))["status"] == "checked"
    clock.advance(days=2)
    await sweep(server)
    shown = await progress(http, sent)
    assert shown["status"] == "closed" and "未收到评价" in shown["reason"]
    assert await count(server, "select count(*) from \"case\" where closed_how = 'silence'") == 1
    # A late word is still heard.
    late = await judge(http, await link_of(http, sent), **GOOD)
    assert late["status"] == "closed" and late["given"]["outcome"] == "solved"


async def test_what_nobody_signed_is_not_a_link(http: httpx.AsyncClient, server: LiveServer, town: Town) -> None:
    unknown = server.context.secrets.verdict_token(uuid4(), 0)
    for token in ("A" * 48, unknown):
        assert (await http.get(f"/api/v1/verdicts/{token}")).status_code == 404
        assert (await http.post(f"/api/v1/verdicts/{token}", json=GOOD)).status_code == 404
    sent = await report(http)
    early = server.context.secrets.verdict_token(UUID(sent["id"]), 0)
    assert (await http.get(f"/api/v1/verdicts/{early}")).json()["state"] == "over"
    refused = await http.post(f"/api/v1/verdicts/{early}", json=GOOD)
    assert refused.status_code == 409 and "yet" in refused.json()["detail"]


async def test_taps_that_say_nothing_are_refused(http: httpx.AsyncClient, town: Town) -> None:
    link = await link_of(http, await to_judge(http, town))
    for tap in ({}, {"outcome": "solved"}, GOOD | {"outcome": "great"}, GOOD | {"words": "长" * 501}):
        assert (await http.post(link, json=tap)).status_code == 422
