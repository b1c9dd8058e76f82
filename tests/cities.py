"""A small generated city for tests: a gapless partition with irregular shared edges, and a way into the database."""

from datetime import datetime
from random import Random
from typing import Any

import numpy as np
from numpy.typing import NDArray
from shapely import MultiPolygon, Polygon, coverage_union_all
from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession

WEST, SOUTH, EAST, NORTH = 116.60, 39.86, 116.72, 39.94
"""The small city's outline: a rectangle at Tongzhou's place, so 116.66 E, 39.90 N is inside."""

CITY = "110112"


def small_city(seed: int = 1, *, streets: int = 2, communities: int = 3, side: int = 2) -> list[dict[str, Any]]:
    """Candidates of a city: dicts of code, name, level, parent and geometry (WGS-84), parents before children.

    It has ``streets`` side by side, each of ``communities`` from north to south, each of ``side`` x ``side``
    micro-grids. Neighbours share every vertex of their common edge; each level is the exact union of the one below.
    """
    random = Random(seed)
    columns, rows = streets * side, communities * side
    cell = np.array([(EAST - WEST) / columns, (NORTH - SOUTH) / rows])
    node: dict[tuple[int, int], NDArray[np.float64]] = {}
    for i in range(columns + 1):
        for j in range(rows + 1):
            free = np.array([0 < i < columns, 0 < j < rows])  # the outline stays a rectangle
            shift = np.array([random.uniform(-0.2, 0.2), random.uniform(-0.2, 0.2)])
            node[i, j] = np.array([WEST, NORTH]) + cell * [i, -j] + cell * shift * free

    edges: dict[tuple[tuple[int, int], tuple[int, int]], list[NDArray[np.float64]]] = {}

    def edge(a: tuple[int, int], b: tuple[int, int]) -> list[NDArray[np.float64]]:
        """The points from ``a`` (included) to ``b`` (excluded), the same ones for both cells of the edge."""
        if a > b:
            return [node[a], *reversed(edge(b, a)[1:])]
        if (a, b) not in edges:
            along = node[b] - node[a]
            outer = a[0] == b[0] in (0, columns) or a[1] == b[1] in (0, rows)
            bends = [] if outer else [random.uniform(-0.06, 0.06) for _ in range(random.randint(1, 6))]
            aside = np.array([-along[1], along[0]])
            edges[a, b] = [node[a]] + [
                node[a] + along * (n + 1) / (len(bends) + 1) + aside * bend for n, bend in enumerate(bends)
            ]
        return edges[a, b]

    city: list[dict[str, Any]] = []

    def add(code: str, name: str, level: str, parent: str | None, parts: list[Any]) -> Any:
        shape = coverage_union_all(parts)
        shape = shape if isinstance(shape, MultiPolygon) else MultiPolygon([shape])
        city.append({"code": code, "name": name, "level": level, "parent": parent, "geometry": shape})
        return shape

    for s in range(streets):
        street = f"{CITY}{s + 1:03}"
        for c in range(communities):
            community = f"{street}{c + 1:03}"
            micros = []
            for n in range(side * side):
                i, j = s * side + n % side, c * side + n // side
                corners = [(i, j), (i, j + 1), (i + 1, j + 1), (i + 1, j)]
                ring = [p for k in range(4) for p in edge(corners[k], corners[(k + 1) % 4])]
                name = f"第{n + 1}微网格"
                micros.append(add(f"{community}{n + 1:03}", name, "micro", community, [Polygon(ring)]))
            add(community, f"杨柳{c + 1}社区", "community", street, micros)
        parts = [g["geometry"] for g in city if g["parent"] == street]
        add(street, f"东{s + 1}街道", "street", CITY, parts)
    add(CITY, "测试区", "city", None, [g["geometry"] for g in city if g["level"] == "street"])
    return sorted(city, key=lambda g: (len(g["code"]), g["code"]))


def path_of(code: str) -> str:
    """The path of a code of the 6, 9, 12, 15 layout."""
    return ".".join([code[:6], *(code[k : k + 3] for k in range(6, len(code), 3))])


async def insert_city(session: AsyncSession, city: list[dict[str, Any]], valid_from: datetime) -> int:
    """Put ``city`` straight into the tables, valid from an instant on; gives the import's id. Does not commit."""
    import_id = await session.scalar(
        text(
            "insert into boundary_import (file_name, imported_at, effective_from, actor, layout, summary)"
            " values ('small_city', :at, :at, 'test', '6,9,12,15', '{\"levels\": {}}') returning id"
        ),
        {"at": valid_from},
    )
    parents = {g["parent"] for g in city}
    await session.execute(
        text(
            "insert into grid"
            " (code, name, level, path, parent, geom, centre, area_m2, is_leaf, valid_during, import_id)"
            " select :code, :name, :level, :path, :parent, geom, st_pointonsurface(geom), st_area(geom::geography),"
            " :is_leaf, tstzrange(:at, null), :import_id from st_geomfromwkb(:wkb, 4326) geom"
        ),
        [
            {
                **{key: g[key] for key in ("code", "name", "level", "parent")},
                "path": path_of(g["code"]),
                "wkb": g["geometry"].wkb,
                "is_leaf": g["code"] not in parents,
                "at": valid_from,
                "import_id": import_id,
            }
            for g in city
        ],
    )
    assert import_id is not None
    return int(import_id)
