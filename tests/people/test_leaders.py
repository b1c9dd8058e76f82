"""Whom to tell of a grid: the nearest leader, and the next role up only where there is none."""

from sqlalchemy import update

from backend.db.engine import Database
from backend.people.leaders import at_or_above, responsible
from backend.people.models import Account
from tests.town import hire


def test_the_paths_above() -> None:
    assert at_or_above("110112.001.003") == ["110112.001.003", "110112.001", "110112", ""]
    assert at_or_above("") == [""]


async def test_the_nearest_leads(db: Database) -> None:
    command = await hire(db, "command_center", "")
    street = await hire(db, "street", "110112.001")
    wide = await hire(db, "community", "110112.001")
    near = await hire(db, "community", "110112.001.001")
    await hire(db, "worker", "110112.001.001.001")
    grids = ["110112.001.001.001", "110112.001.002.001", "110112.002.001.001", "110112.001.001"]
    async with db.job() as session:
        found = await responsible(session, grids)
    assert {path: [one.account_id for one in leaders] for path, leaders in found.items()} == {
        grids[0]: [near.id],
        grids[1]: [wide.id],
        grids[2]: [command.id],
        grids[3]: [near.id],
    }
    async with db.job() as session:
        await session.execute(update(Account).where(Account.role == "community").values(active=False))
        found = await responsible(session, grids[:1])
        assert [(one.account_id, one.role, one.scope) for one in found[grids[0]]] == [
            (street.id, "street", "110112.001")
        ]
        await session.execute(update(Account).values(granted=False))
        assert await responsible(session, grids[:1]) == {grids[0]: []}
