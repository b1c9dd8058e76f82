"""The live socket over a real server: who may follow what, and what they hear."""

from tests.live.conftest import happen, listening, somebody
from tests.serving import LiveServer


async def test_an_event_reaches_the_wall_that_holds_its_path(live_server: LiveServer) -> None:
    db = live_server.context.db
    chief = await somebody(db, "command_center", "110112")
    async with listening(live_server.live_url, ["wall:110112.001"], token=chief.token) as wall:
        assert wall.welcome["topics"] == ["wall:110112.001"]
        await happen(db, "wall:110112.0010.003")
        await happen(db, "wall:110112.001.003", "case:1")
        heard = await wall.hear()
    assert (heard["type"], heard["name"], heard["seq"]) == ("event", "CaseOpened", 2)
    assert heard["topics"] == ["wall:110112.001.003"]
    assert heard["at"] == "2026-11-22T04:00:00Z"
    assert heard["data"] == {"n": 0}
