"""Gathers the posters of a subtree: one for each grid of a level, bound together by the grid above."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from backend.configuration import service as configuration
from backend.configuration.schema import PublicBoard
from backend.errors import NotFound
from backend.grids.service import GridView, list_grids
from backend.people.board import Listed, Posted, board_photos, boards
from backend.posters.content import MOST_DUTIES, MOST_PEOPLE, Figure, Poster, Sheaf

_MOST = 100_000
"""Grids; more than any district has."""


async def gather(
    session: AsyncSession, under: str, level: str | None, base_url: str, at: datetime, *, whole: bool = False
) -> list[Sheaf]:
    """The posters of the grids of ``level`` at or below the path ``under``; without a level, of those that own points.

    ``whole`` binds them all together. Raises NotFound when there are none.
    """
    everywhere = await list_grids(session, None, None, _MOST, at)
    names = {grid.path: grid.name for grid in everywhere}
    shown = [grid for grid in everywhere if _is_shown(grid, under, level)]
    if not shown:
        what = f"grids of the level {level}" if level else "grids"
        raise NotFound(f"there are no {what} at or below {under or 'the district'}; GET /api/v1/grids lists the paths")
    rules = (await configuration.active(session, at)).rules.board
    people = await boards(session, [Listed(grid.code, grid.path, grid.leaf) for grid in shown], at)
    photos = await board_photos(session, [one.photo for who in people.values() for one in who if one.photo])
    sheaves: dict[str, list[Poster]] = {}
    for grid in shown:
        above = under or everywhere[0].path if whole else grid.path.rpartition(".")[0]
        poster = _poster(grid, names, people[grid.code], photos, rules, base_url)
        sheaves.setdefault(above, []).append(poster)
    return [Sheaf(_place(above, names) or names.get(above, ""), posters) for above, posters in sheaves.items()]


def _is_shown(grid: GridView, under: str, level: str | None) -> bool:
    within = not under or grid.path == under or grid.path.startswith(f"{under}.")
    return within and (grid.leaf if level is None else grid.level == level)


def _poster(
    grid: GridView,
    names: dict[str, str],
    people: Sequence[Posted],
    photos: dict[str, bytes],
    rules: PublicBoard,
    base_url: str,
) -> Poster:
    own = [one.duties for one in people[:1] if one.duties]
    return Poster(
        code=grid.code,
        name=grid.name,
        place=_place(grid.path.rpartition(".")[0], names),
        people=[
            Figure(one.name, one.position or "", one.phone, photos.get(one.photo or "")) for one in people[:MOST_PEOPLE]
        ],
        duties=(own or rules.duties)[:MOST_DUTIES],
        supervision_phone=rules.phone_at(grid.path),
        link=f"{base_url}/g/{grid.code}",
    )


def _place(path: str, names: dict[str, str]) -> str:
    """The names from the street down to ``path``, without the district's."""
    steps = path.split(".")
    above = [".".join(steps[:n]) for n in range(2, len(steps) + 1)]
    return " ".join(names[one] for one in above if one in names)
