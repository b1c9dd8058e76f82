"""A redraw gives a case to another grid: who is asked then, by an import at the command line or one that waited."""

from datetime import timedelta
from typing import Any

import httpx
from sqlalchemy import delete, text
from sqlalchemy.ext.asyncio import AsyncSession

from backend.clock import MovableClock
from backend.db.view import View
from backend.grids.importing import CandidateSet, import_grids
from backend.people.models import Duty
from gis.faults import Candidate
from tests.cases.test_tasks import act, detail, report, sweep, tasks
from tests.live.conftest import Listener, listening
from tests.serving import LiveServer
from tests.town import Person, Town, hire


def merged(town: Town, gone: str) -> tuple[list[Candidate], str]:
    """The community of the micro-grid ``gone`` without it, and the sibling that takes its land."""
    grids = {g["code"]: g for g in town.grids}
    community = grids[gone]["parent"]
    siblings = [g for g in town.grids if g["parent"] == community and g["code"] != gone]
    heir = next(g for g in siblings if g["geometry"].intersection(grids[gone]["geometry"]).length > 0)
    land = {heir["code"]: heir["geometry"].union(grids[gone]["geometry"])}
    after = [grids[community], *siblings]
    return [Candidate(g["code"], g["name"], land.get(g["code"], g["geometry"])) for g in after], heir["code"]


async def redraw(session: AsyncSession, grids: list[Candidate], server: LiveServer, **after: int) -> None:
    now = server.context.clock()
    begins = now + timedelta(**after)
    done = await import_grids(
        session, CandidateSet(grids), effective_from=begins, actor="tests", now=now, file_name="grids.geojson"
    )
    assert done.rehomed == (0 if after else 1)


async def reported(http: httpx.AsyncClient, town: Town) -> tuple[dict[str, Any], Person, list[Candidate], str]:
    """A report's answer, who was asked first, and a redraw that gives its place to the grid of the last."""
    sent, (primary, _) = await report(http, town)
    return sent, primary, *merged(town, sent["grid"]["code"])


async def test_a_task_nobody_accepted_goes_to_the_new_grid(
    http: httpx.AsyncClient, town: Town, server: LiveServer
) -> None:
    sent, primary, grids, heir = await reported(http, town)
    (task,) = await tasks(http, primary)
    async with listening(server.live_url, ["worker:me"], token=primary.token) as tablet:
        async with server.context.db.write(View.system()) as session:  # another process's: nothing tells this server
            await redraw(session, grids, server)
        await heard(tablet, "TaskWithdrawn")
    assert await tasks(http, primary) == []
    (offered,) = await tasks(http, town.ladders[heir][0])
    assert offered["case"]["grid"] == heir and offered["rank"] == 0
    late = await act(http, primary, task["id"], "accept")
    assert late.status_code == 409 and "boundaries changed" in late.json()["detail"]
    case = await detail(http, town, sent["case"]["number"])
    assert [t["state"] for t in case["tasks"]] == ["withdrawn", "offered"]
    assert [e["name"] for e in case["timeline"]][-3:] == ["TaskWithdrawn", "CaseAssigned", "TaskOffered"]
    assert case["worker"] == str(town.ladders[heir][0].id)
    progress = (await http.get(f"/api/v1/reports/{sent['receipt']}")).json()
    assert progress["timeline"][-2]["text"] == "已由原网格员转出"


async def test_so_it_does_when_a_redraw_that_waited_takes_effect(
    http: httpx.AsyncClient, town: Town, server: LiveServer, clock: MovableClock
) -> None:
    _, primary, grids, heir = await reported(http, town)
    async with listening(server.live_url, ["worker:me"], token=town.ladders[heir][0].token) as tablet:
        async with server.context.db.write(View.system()) as session:
            await redraw(session, grids, server, seconds=60)
        clock.advance(seconds=60)
        await heard(tablet, "TaskOffered")
    assert await tasks(http, primary) == []
    assert len(await tasks(http, town.ladders[heir][0])) == 1


async def test_who_accepted_keeps_it(http: httpx.AsyncClient, town: Town, server: LiveServer) -> None:
    sent, primary, grids, heir = await reported(http, town)
    (task,) = await tasks(http, primary)
    await act(http, primary, task["id"], "accept")
    await moved_and_swept(grids, server)
    case = await detail(http, town, sent["case"]["number"])
    assert (case["grid"], case["worker"], case["status"]) == (heir, str(primary.id), "accepted")
    assert (await act(http, primary, task["id"], "done", words="已清运")).status_code == 200


async def test_who_is_first_in_the_new_grid_too_keeps_it(
    http: httpx.AsyncClient, town: Town, server: LiveServer
) -> None:
    sent, primary, grids, heir = await reported(http, town)
    async with server.context.db.write(View.system()) as session:
        await session.execute(delete(Duty).where(Duty.grid_code == heir, Duty.rank == 0))
        session.add(Duty(grid_code=heir, shift="always", rank=0, account_id=primary.id))
    await moved_and_swept(grids, server)
    case = await detail(http, town, sent["case"]["number"])
    assert case["grid"] == heir and [t["state"] for t in case["tasks"]] == ["offered"]


async def test_with_nobody_on_duty_there_it_climbs(http: httpx.AsyncClient, town: Town, server: LiveServer) -> None:
    sent, _, grids, heir = await reported(http, town)
    async with server.context.db.write(View.system()) as session:
        await session.execute(delete(Duty).where(Duty.grid_code == heir))
    await moved_and_swept(grids, server)
    case = await detail(http, town, sent["case"]["number"])
    assert (case["status"], case["worker"], case["grid"], case["rung"]) == ("assigned", None, heir, "department")
    assert case["owner"] == case["path"]
    assert [e["name"] for e in case["timeline"]].count("CaseEscalated") == 1


async def test_a_unit_that_was_asked_keeps_it_while_it_holds_the_place(
    http: httpx.AsyncClient, town: Town, server: LiveServer
) -> None:
    sent, primary, grids, heir = await reported(http, town)
    community = sent["grid"]["path"].rpartition(".")[0]
    await hire(server.context.db, "community", community)
    (task,) = await tasks(http, primary)
    await act(http, primary, task["id"], "help", reason="够不着")
    await moved_and_swept(grids, server)
    case = await detail(http, town, sent["case"]["number"])
    assert (case["status"], case["grid"], case["owner"]) == ("assigned", heir, case["path"])
    assert [(h["owner"], h["outcome"]) for h in case["handovers"]] == [(community, None)]


async def heard(tablet: Listener, name: str) -> None:
    while (await tablet.hear())["name"] != name:
        pass


async def moved_and_swept(grids: list[Candidate], server: LiveServer) -> None:
    async with server.context.db.write(View.system()) as session:
        await redraw(session, grids, server)
    await sweep(server)
    async with server.context.db.write(View.system()) as session:
        # The server sweeps too: what it is at just now is waited for.
        left = text("select id from deadline where kind = 'rehomed' and fired_at is null for share")
        assert not (await session.scalars(left)).all()
