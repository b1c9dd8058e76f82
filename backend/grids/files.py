"""Reads boundary files: GeoJSON, GeoPackage and zipped Shapefile, in any datum or coordinate system, to WGS-84."""

import re
import sqlite3
import tempfile
import warnings
import zipfile
import zlib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pyogrio
import pyproj
import shapely
from numpy.typing import NDArray
from shapely.geometry.base import BaseGeometry

from backend.errors import Invalid
from gis.datum import CRS, to_wgs84
from gis.faults import Candidate

NAMES_OF_CRS = f"{', '.join(CRS)} or EPSG:n (for instance EPSG:4547)"

LEVEL_WORDS = {
    "city": ("city", "district", "county", "区县", "区", "县", "市"),
    "street": ("street", "town", "township", "街道", "镇", "乡", "乡镇", "街道/乡镇"),
    "community": ("community", "village", "社区", "村", "社区/村"),
    "micro": ("micro", "micro-grid", "grid", "微网格", "网格", "屯组"),
}
"""What files write in ``level``, besides our own words."""

LARGEST_BYTES = 2 << 30
"""A zip that unpacks to more is not unpacked."""

EDGE_M = 500.0
"""Longest edge when coordinates are converted. A conversion bends straight lines a little; with a corner this often a
neighbour's corner on the same line stays on it to within two centimetres."""

Convert = Callable[[NDArray[np.float64]], NDArray[np.float64]]


def read_grids(file: Path, crs: str | None = None) -> list[Candidate]:
    """Every grid in ``file``, in its order, geometry in degrees on WGS-84.

    ``crs`` names the datum or system of the coordinates; without it the file must say (GeoJSON is WGS-84 by its
    standard). Properties ``code``, ``name`` and optionally ``level``, ``parent``, in any case of letters; codes may
    be numbers. Layers of a GeoPackage and Shapefiles in one zip are read together. Coordinates that are no degrees
    pass through: the check names them. Raises Invalid with a sentence for a file that cannot be read, is empty, or
    lacks a property.
    """
    if not file.is_file():
        raise Invalid(f"there is no file {file}")
    with tempfile.TemporaryDirectory() as folder:
        grids: list[Candidate] = []
        seen: list[str] = []
        for source, layer in _layers(file, Path(folder)):
            meta, geometries, columns = _read(source, layer, file)
            seen += [name for name in columns if name not in seen]
            if "code" in columns and "name" in columns:
                grids += _candidates(geometries, columns, _conversion(crs, meta["crs"], file))
        if missing := {"code", "name"} - set(seen):
            has = ", ".join(seen) or "none at all"
            raise Invalid(
                f"{file.name} has no property “{'” and no “'.join(sorted(missing))}” (it has: {has});"
                " each grid needs a code and a name"
            )
    if not grids:
        raise Invalid(f"{file.name} holds no grid")
    return grids


def _layers(file: Path, folder: Path) -> list[tuple[Path, str | None]]:
    """What to open, by what the file is and not by what it is called."""
    with file.open("rb") as opened:
        head = opened.read(64)
    if not head:
        raise Invalid(f"{file.name} is empty")
    if zipfile.is_zipfile(file):
        return [(shapefile, None) for shapefile in _unpack(file, folder)]
    if head.startswith(b"SQLite format 3"):
        try:
            return [(file, str(name)) for name, kind in pyogrio.list_layers(file) if kind is not None]
        except (pyogrio.errors.DataSourceError, sqlite3.Error) as failed:
            raise Invalid(f"{file.name} cannot be read as a GeoPackage: {failed}") from failed
    if head.removeprefix(b"\xef\xbb\xbf").lstrip()[:1] == b"{":
        return [(file, None)]
    hint = "; put the .shp into a zip with its .dbf, .shx and .prj" if file.suffix.lower() == ".shp" else ""
    raise Invalid(f"{file.name} is no GeoJSON, GeoPackage or zipped Shapefile{hint}")


def _unpack(file: Path, folder: Path) -> list[Path]:
    """The Shapefiles of a zip, unpacked under plain names: their own may be in any encoding."""
    try:
        with zipfile.ZipFile(file) as archive:
            inside = [info for info in archive.infolist() if not info.is_dir() and "__MACOSX" not in info.filename]
            if sum(info.file_size for info in inside) > LARGEST_BYTES:
                raise Invalid(f"{file.name} unpacks to more than {LARGEST_BYTES >> 30} GB")
            names = {info.filename.lower(): info for info in inside}
            stems = sorted(name[:-4] for name in names if name.endswith(".shp"))
            for number, stem in enumerate(stems):
                for kind in (".shp", ".shx", ".dbf", ".prj", ".cpg"):
                    if stem + kind in names:
                        (folder / f"{number}{kind}").write_bytes(archive.read(names[stem + kind]))
                    elif kind in (".shx", ".dbf"):
                        raise Invalid(f"{file.name} holds {stem}.shp without its {kind}; zip them together")
    # Damaged, encrypted, or packed in a way Python does not know.
    except (zipfile.BadZipFile, zlib.error, OSError, EOFError, RuntimeError) as failed:
        raise Invalid(f"{file.name} cannot be unpacked: {failed}") from failed
    if not stems:
        raise Invalid(f"{file.name} holds no .shp; zip a Shapefile's .shp with its .dbf, .shx and .prj")
    return [folder / f"{number}.shp" for number in range(len(stems))]


def _read(source: Path, layer: str | None, file: Path) -> tuple[dict[str, Any], Any, dict[str, Any]]:
    """A layer's facts, its geometries as WKB, and its columns by lower-case name."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", RuntimeWarning)  # rings that are not closed: the check names them
            for encoding in _encodings(source):
                try:
                    meta, _, geometries, columns = pyogrio.raw.read(
                        source, layer=layer, encoding=encoding, force_2d=True
                    )
                    break
                except UnicodeDecodeError:
                    continue
            else:
                raise Invalid(f"{file.name} has text in an unknown encoding; save it as UTF-8 with a .cpg that says so")
    except (pyogrio.errors.DataSourceError, pyogrio.errors.DataLayerError, ValueError, RuntimeError) as failed:
        reason = str(failed).split(";")[0].replace(str(source), file.name)
        raise Invalid(f"{file.name} cannot be read: {reason}") from failed
    named = {str(name).lower(): column for name, column in zip(meta["fields"], columns, strict=True)}
    return meta, geometries, named


def _encodings(source: Path) -> list[str | None]:
    """What a Shapefile's text may be in. A .cpg is often missing or wrong, but what decodes as UTF-8 is UTF-8."""
    if source.suffix != ".shp":
        return [None]
    said = source.with_suffix(".cpg")
    named = said.read_text("ascii", "ignore").strip() if said.exists() else ""
    chinese = [named] if re.fullmatch(r"(?i)big-?5.*|cp950", named) else []
    return ["UTF-8", *chinese, "GB18030"]


def _candidates(geometries: Any, columns: dict[str, Any], convert: Convert | None) -> list[Candidate]:
    found = []
    for i, wkb in enumerate(geometries):
        geometry = shapely.from_wkb(wkb, on_invalid="fix")
        found.append(
            Candidate(
                code=_text(columns["code"][i]),
                name=_text(columns["name"][i]),
                geometry=_converted(geometry, convert),
                level=_level(_text(columns["level"][i])) if "level" in columns else None,
                parent=(_text(columns["parent"][i]) or None) if "parent" in columns else None,
                unclosed=geometry is not None and shapely.from_wkb(wkb, on_invalid="ignore") is None,
            )
        )
    return found


def _text(value: Any) -> str:
    """A property as text: numbers as they are written for people (370212, not 370212.0), nothing as empty."""
    if value is None or (isinstance(value, float | np.floating) and np.isnan(value)):
        return ""
    if isinstance(value, float | np.floating) and float(value).is_integer():
        return str(int(value))
    text = str(value).strip().strip("\ufeff").strip()
    return text.split(".")[0] if re.fullmatch(r"\d+\.0+", text) else text


def _level(word: str) -> str | None:
    if not word:
        return None
    return next((level for level, words in LEVEL_WORDS.items() if word.lower() in words), word)


def _conversion(crs: str | None, said: str | None, file: Path) -> Convert | None:
    """How coordinates become WGS-84; None when they are (CGCS2000 is within a metre and taken as the same)."""
    if crs is None and said is None:
        raise Invalid(f"{file.name} does not say what its coordinates are; name it with --crs: {NAMES_OF_CRS}")
    if crs is not None and crs.lower() in CRS:
        datum = crs.lower()
        return None if datum in ("wgs84", "cgcs2000") else lambda xy: _from_datum(xy, datum)
    if crs is not None and not re.fullmatch(r"(?i)epsg:\d+", crs):
        raise Invalid(f"“{crs}” is no coordinate reference system; say {NAMES_OF_CRS}")
    try:
        system = pyproj.CRS.from_user_input(crs or said)
    except pyproj.exceptions.CRSError as unknown:
        name = (crs or said or "")[:60]
        raise Invalid(
            f"“{name}” is an unknown coordinate reference system; name it with --crs: {NAMES_OF_CRS}"
        ) from unknown
    if system.is_geographic and system.to_epsg() in (4326, 4490):
        return None
    way = pyproj.Transformer.from_crs(system, 4326, always_xy=True)
    return lambda xy: np.column_stack(way.transform(xy[:, 0], xy[:, 1]))


def _from_datum(xy: NDArray[np.float64], datum: str) -> NDArray[np.float64]:
    try:
        return np.column_stack(to_wgs84(xy[:, 0], xy[:, 1], datum))
    except ValueError:  # no degrees at all: the check says which
        return xy


def _converted(geometry: BaseGeometry | None, convert: Convert | None) -> BaseGeometry | None:
    if geometry is None or geometry.is_empty or convert is None:
        return geometry
    west, _, east, _ = geometry.bounds
    in_degrees = np.abs([west, east]).max() <= 180
    edge = EDGE_M / 111_000 if in_degrees else EDGE_M
    return shapely.transform(shapely.segmentize(geometry, edge), convert)
