"""``/basemap``: what lies below the grids on every map, from a PMTiles file or a folder of tiles of this installation.

``GRID_BASEMAP`` names a PMTiles file, a folder of tiles (``{z}/{x}/{y}.png``, ``jpg``, ``webp``, ``mvt`` or ``pbf``)
or the address of tiles inside the network with ``{z}``, ``{x}`` and ``{y}``. Without it the demo city's own file is
taken when the data folder holds one.
"""

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Any, Literal

from fastapi import APIRouter, Depends
from fastapi import Path as PathField
from fastapi.requests import HTTPConnection
from fastapi.responses import FileResponse, Response
from pmtiles.reader import MmapSource, Reader
from pmtiles.tile import MagicNumberNotFound, SpecVersionUnsupported, TileType

from backend.api.problems import documented
from backend.errors import Invalid, NotFound
from backend.settings import Settings

router = APIRouter(prefix="/basemap", tags=["place"])

MEDIA_TYPES = {
    "mvt": "application/vnd.mapbox-vector-tile",
    "pbf": "application/vnd.mapbox-vector-tile",
    "png": "image/png",
    "jpg": "image/jpeg",
    "jpeg": "image/jpeg",
    "webp": "image/webp",
}
VECTOR = ("mvt", "pbf")
DEMO_FILE = "basemap.pmtiles"
MOST_ZOOM = 22
CACHED = {"Cache-Control": "public, max-age=86400"}
"""Addresses carry the file's age, so that a new file has a new address."""


@dataclass(frozen=True, slots=True)
class Basemap:
    """Where the basemap comes from. ``file`` is the archive or the folder of tiles, None for an address."""

    kind: Literal["vector", "raster"]
    format: Literal["pmtiles", "tiles"]
    url: str
    minzoom: int
    maxzoom: int
    attribution: str
    file: Path | None = None

    def describe(self) -> dict[str, Any]:
        """What ``/api/v1/config`` says of it."""
        names = ("kind", "url", "format", "minzoom", "maxzoom", "attribution")
        return {name: getattr(self, name) for name in names}


def find(settings: Settings) -> Basemap | None:
    """The basemap that the settings name, or the demo city's own; None when there is none.

    Raises Invalid, with a sentence that says what to change, when ``GRID_BASEMAP`` names nothing usable.
    """
    if settings.basemap is None:
        own = settings.data / DEMO_FILE
        return _archive(own) if own.is_file() else None
    if "://" in settings.basemap:
        return _address(settings.basemap)
    place = Path(settings.basemap)
    if place.is_dir():
        return _folder(place)
    if place.is_file():
        return _archive(place)
    raise Invalid(f"GRID_BASEMAP names {place}, which does not exist; name a PMTiles file, a folder of tiles or a URL")


def _archive(file: Path) -> Basemap:
    try:
        with file.open("rb") as opened:
            reader = Reader(MmapSource(opened))
            header, meta = reader.header(), reader.metadata()
    except (MagicNumberNotFound, SpecVersionUnsupported, ValueError, IndexError, EOFError) as bad:
        raise Invalid(f"GRID_BASEMAP names {file}, which is no PMTiles file of version 3") from bad
    return Basemap(
        kind="vector" if header["tile_type"] == TileType.MVT else "raster",
        format="pmtiles",
        url=f"/basemap/{DEMO_FILE}?v={_version(file)}",
        minzoom=header["min_zoom"],
        maxzoom=header["max_zoom"],
        attribution=str(meta.get("attribution", "")),
        file=file,
    )


def _folder(folder: Path) -> Basemap:
    zooms = sorted(int(sub.name) for sub in folder.iterdir() if sub.is_dir() and sub.name.isdecimal())
    first = next(
        (f for z in zooms for f in sorted((folder / str(z)).glob("*/*")) if _extension(f) in MEDIA_TYPES), None
    )
    if first is None:
        kinds = ", ".join(MEDIA_TYPES)
        raise Invalid(f"GRID_BASEMAP names the folder {folder}, which holds no tiles {{z}}/{{x}}/{{y}} of {kinds}")
    extension = _extension(first)
    return Basemap(
        kind="vector" if extension in VECTOR else "raster",
        format="tiles",
        url=f"/basemap/{{z}}/{{x}}/{{y}}.{extension}?v={_version(folder)}",
        minzoom=zooms[0],
        maxzoom=zooms[-1],
        attribution="",
        file=folder,
    )


def _address(url: str) -> Basemap:
    if not url.startswith(("http://", "https://")) or not all(f"{{{name}}}" in url for name in "zxy"):
        raise Invalid(f"GRID_BASEMAP is {url}; an address of tiles is http(s) and holds {{z}}, {{x}} and {{y}}")
    vector = re.search(rf"\.({'|'.join(VECTOR)})(\?|$)", url) is not None
    return Basemap("vector" if vector else "raster", "tiles", url, 0, 18, "")


def _extension(file: Path) -> str:
    return file.suffix.removeprefix(".").lower()


def _version(file: Path) -> str:
    return f"{file.stat().st_mtime_ns // 1_000_000:x}"


def _present(connection: HTTPConnection) -> Basemap | None:
    found: Basemap | None = connection.app.state.basemap
    return found


Present = Annotated[Basemap | None, Depends(_present)]
"""The basemap this server was started with."""


def _local(basemap: Basemap | None, format: str) -> Path:
    """The file or folder this server serves itself. Raises NotFound when the basemap is something else."""
    if basemap is None or basemap.file is None or basemap.format != format:
        raise NotFound("this installation has no such basemap; GET /api/v1/config says what it has")
    return basemap.file


@router.head(f"/{DEMO_FILE}", include_in_schema=False)
@router.get(f"/{DEMO_FILE}", summary="The archive", response_class=FileResponse)
async def archive(basemap: Present) -> FileResponse:
    """The PMTiles file, whole or by Range: 206 with what was asked for, 416 beyond its end, If-Range by its ETag."""
    return FileResponse(_local(basemap, "pmtiles"), media_type="application/vnd.pmtiles", headers=CACHED)


@router.get("/{z}/{x}/{y}.{extension}", summary="One tile", response_class=Response, responses=documented(404, 422))
async def tile(
    basemap: Present,
    z: Annotated[int, PathField(ge=0, le=MOST_ZOOM, description="zoom")],
    x: Annotated[int, PathField(ge=0, lt=1 << MOST_ZOOM, description="column")],
    y: Annotated[int, PathField(ge=0, lt=1 << MOST_ZOOM, description="row from the north")],
    extension: Annotated[
        Literal["mvt", "pbf", "png", "jpg", "jpeg", "webp"], PathField(description="that of the tiles in the folder")
    ],
) -> Response:
    """One tile of a folder of tiles. The numbers are numbers, so no address leads out of the folder."""
    file = _local(basemap, "tiles") / str(z) / str(x) / f"{y}.{extension}"
    if not file.is_file():
        raise NotFound("there is no such tile")
    with file.open("rb") as opened:
        zipped = opened.read(2) == b"\x1f\x8b"
    headers = CACHED | ({"Content-Encoding": "gzip"} if zipped else {})
    return FileResponse(file, media_type=MEDIA_TYPES[extension], headers=headers)
