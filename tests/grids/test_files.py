"""Boundary files of every kind an office sends: formats, encodings, numbers as codes, coordinate systems."""

import json
import zipfile
from pathlib import Path
from typing import Any

import numpy as np
import pyogrio
import pyproj
import pytest
import shapely
from shapely import box

from backend.errors import Invalid
from backend.grids.files import read_grids
from gis.datum import from_wgs84

pytestmark = pytest.mark.filterwarnings("ignore:.crs. was not provided")

SQUARE = box(116.60, 39.90, 116.61, 39.91)
RING = [[116.60, 39.90], [116.61, 39.90], [116.61, 39.91], [116.60, 39.91], [116.60, 39.90]]


def feature(geometry: Any = None, **properties: Any) -> dict[str, Any]:
    polygon = {"type": "Polygon", "coordinates": [RING]} if geometry is None else geometry
    return {"type": "Feature", "properties": properties, "geometry": polygon}


def geojson(path: Path, *features: dict[str, Any], bom: bool = False, **members: Any) -> Path:
    text = json.dumps({"type": "FeatureCollection", "features": features, **members}, ensure_ascii=False)
    path.write_text(text, "utf-8-sig" if bom else "utf-8")
    return path


def write(path: Path, geometry: shapely.Geometry = SQUARE, crs: str | None = "EPSG:4326", **how: Any) -> Path:
    """A file of one grid with the library's own writer; ``how`` may hold ``fields`` and the writer's options."""
    fields = how.pop("fields", {"code": ["110112"], "name": ["通州区"]})
    pyogrio.raw.write(
        path,
        np.array([geometry.wkb], dtype=object),
        [
            np.array(column) if not isinstance(column[0], str) else np.array(column, object)
            for column in fields.values()
        ],
        list(fields),
        geometry_type=geometry.geom_type,
        crs=crs,
        **how,
    )
    return path


def shapefile(
    folder: Path, *, encoding: str = "UTF-8", cpg: str | None = "UTF-8", inside: str = "", **how: Any
) -> Path:
    write(folder / "grids.shp", driver="ESRI Shapefile", encoding=encoding, **how)
    (folder / "grids.cpg").unlink(missing_ok=True)
    if cpg:
        (folder / "grids.cpg").write_text(cpg)
    with zipfile.ZipFile(folder / "边界.zip", "w") as archive:
        for part in sorted(folder.glob("grids.*")):
            archive.write(part, f"{inside}{part.name}")
    return folder / "边界.zip"


def test_geojson_with_everything(tmp_path: Path) -> None:
    file = geojson(
        tmp_path / "a.geojson",
        feature(code="110112", name=" 通州区 ", level="区县", parent=None),
        feature(code="110112001", name="中仓街道", level="street", parent="110112"),
        bom=True,
    )
    city, street = read_grids(file)
    assert (city.code, city.name, city.level, city.parent) == ("110112", "通州区", "city", None)
    assert (street.code, street.level, street.parent) == ("110112001", "street", "110112")
    assert city.geometry is not None
    assert city.geometry.equals(SQUARE)


@pytest.mark.parametrize(
    "codes", [(110112001003012, 110112), (110112001003012.0, 110112.0), (110112001003012, "110112")]
)
def test_codes_may_be_numbers(tmp_path: Path, codes: tuple[Any, ...]) -> None:
    file = geojson(tmp_path / "a.json", *(feature(CODE=c, Name="x", parent=c) for c in codes))
    assert [g.code for g in read_grids(file)] == ["110112001003012", "110112"]
    assert [g.parent for g in read_grids(file)] == ["110112001003012", "110112"]


def test_what_is_missing_stays_missing(tmp_path: Path) -> None:
    hollow = feature(code=None, name=None) | {"geometry": None}
    unclosed = feature({"type": "Polygon", "coordinates": [RING[:-1]]}, code="1", name="x")
    empty, open_ring = read_grids(geojson(tmp_path / "a.json", hollow, unclosed))
    assert (empty.code, empty.name, empty.geometry, empty.unclosed) == ("", "", None, False)
    assert open_ring.unclosed


def test_geopackage_layers_are_read_together(tmp_path: Path) -> None:
    file = tmp_path / "a.gpkg"
    write(file, layer="streets", driver="GPKG", fields={"code": ["110112001"], "name": ["中仓街道"]})
    write(file, layer="city", driver="GPKG", append=True)
    write(file, layer="roads", driver="GPKG", append=True, fields={"kind": ["主干道"]})
    assert {g.code for g in read_grids(file)} == {"110112", "110112001"}


@pytest.mark.parametrize(
    ("encoding", "cpg"), [("UTF-8", "UTF-8"), ("UTF-8", None), ("GBK", None), ("GBK", "UTF-8"), ("GBK", "ISO-8859-1")]
)
def test_zipped_shapefile_in_chinese_encodings(tmp_path: Path, encoding: str, cpg: str | None) -> None:
    file = shapefile(
        tmp_path, encoding=encoding, cpg=cpg, inside="新建文件夹/", fields={"CODE": [110112.0], "NAME": ["通州区"]}
    )
    (grid,) = read_grids(file)
    assert (grid.code, grid.name) == ("110112", "通州区")


@pytest.mark.parametrize("crs", ["gcj02", "bd09"])
def test_a_datum_is_converted(tmp_path: Path, crs: str) -> None:
    there = shapely.transform(SQUARE, lambda xy: np.column_stack(from_wgs84(xy[:, 0], xy[:, 1], crs)))
    (grid,) = read_grids(write(tmp_path / "a.gpkg", there, None, driver="GPKG"), crs)
    assert shapely.hausdorff_distance(grid.geometry, SQUARE) < 1e-6


@pytest.mark.parametrize("named", [True, False])
@pytest.mark.parametrize("code", [4547, 4548, 4490, 32650])
def test_a_projected_file_is_converted(tmp_path: Path, code: int, named: bool) -> None:
    way = pyproj.Transformer.from_crs(4326, code, always_xy=True)
    there = shapely.transform(SQUARE, lambda xy: np.column_stack(way.transform(xy[:, 0], xy[:, 1])))
    file = write(tmp_path / "a.gpkg", there, None if named else f"EPSG:{code}", driver="GPKG")
    (grid,) = read_grids(file, f"epsg:{code}" if named else None)
    assert shapely.hausdorff_distance(grid.geometry, SQUARE) < 1e-6


def test_a_shapefile_without_prj_must_be_told(tmp_path: Path) -> None:
    file = shapefile(tmp_path, crs=None)
    with pytest.raises(Invalid, match=r"--crs: wgs84, cgcs2000, gcj02, bd09 or EPSG:n"):
        read_grids(file)
    assert len(read_grids(file, "cgcs2000")) == 1


def test_metres_taken_for_degrees_pass_to_the_check(tmp_path: Path) -> None:
    metres = write(tmp_path / "a.gpkg", box(500_000, 4_400_000, 501_000, 4_401_000), None, driver="GPKG")
    for crs in ("wgs84", "gcj02"):
        assert read_grids(metres, crs)[0].geometry.bounds[0] == pytest.approx(500_000)


@pytest.mark.parametrize("crs", ["mars", "EPSG:999999", "4547", "+proj=longlat"])
def test_an_unknown_crs_is_refused(tmp_path: Path, crs: str) -> None:
    with pytest.raises(Invalid, match=r"coordinate reference system"):
        read_grids(geojson(tmp_path / "a.json", feature(code="1", name="x")), crs)


def unreadable(folder: Path) -> list[tuple[Path, str]]:
    """Files that are none, each with what is said about it."""
    contents = {
        "empty.geojson": (b"", "is empty"),
        "none.geojson": (b'{"type": "FeatureCollection", "features": []}', "has no property"),
        "text.geojson": ("街道,编码".encode(), "is no GeoJSON"),
        "half.geojson": (b'{"type": "FeatureCollection", "features": [', "cannot be read"),
        "other.json": (b'{"hello": 1}', "cannot be read"),
        "bare.shp": (b"\x00\x00\x27\x0a", "put the .shp into a zip"),
        "broken.gpkg": (b"SQLite format 3\x00" + b"\x00" * 80, "cannot be read as a GeoPackage"),
        "no_name.geojson": (
            json.dumps({"type": "FeatureCollection", "features": [feature(code="1")]}).encode(),
            "“name”",
        ),
    }
    for name, (content, _) in contents.items():
        (folder / name).write_bytes(content)
    with zipfile.ZipFile(folder / "photos.zip", "w") as archive:
        archive.writestr("a.jpg", b"x")
    with zipfile.ZipFile(folder / "half.zip", "w") as archive:
        archive.writestr("a.shp", b"x")
    whole = shapefile(folder).read_bytes()
    (folder / "damaged.zip").write_bytes(whole[:100] + bytes(100) + whole[200:])
    found = [(folder / name, says) for name, (_, says) in contents.items()]
    return [
        *found,
        (folder / "photos.zip", "holds no .shp"),
        (folder / "half.zip", "without its .shx"),
        (folder / "damaged.zip", "cannot be unpacked"),
        (folder / "missing.geojson", "there is no file"),
        (folder, "there is no file"),
    ]


def test_what_cannot_be_read_is_said_in_a_sentence(tmp_path: Path) -> None:
    for file, says in unreadable(tmp_path):
        with pytest.raises(Invalid) as refused:
            read_grids(file)
        assert says in refused.value.detail, file.name
