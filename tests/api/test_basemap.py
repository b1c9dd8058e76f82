"""The basemap's routes: ranges as PMTiles readers ask for them, folders that cannot be left, sentences at start."""

import gzip
from pathlib import Path

import httpx
import pytest
from pmtiles.tile import Compression, TileType, zxy_to_tileid
from pmtiles.writer import Writer

from backend.api import basemap
from backend.errors import Invalid
from backend.settings import Settings
from tests.serving import serving

PNG = b"\x89PNG\r\n\x1a\n....."


def archive(file: Path) -> Path:
    """A PMTiles file with one small tile."""
    file.parent.mkdir(parents=True, exist_ok=True)
    with file.open("wb") as out:
        writer = Writer(out)
        writer.write_tile(zxy_to_tileid(9, 420, 194), gzip.compress(b"tile"))
        header = {
            "tile_type": TileType.MVT, "tile_compression": Compression.GZIP, "min_lon_e7": 0, "min_lat_e7": 0,
            "max_lon_e7": 1, "max_lat_e7": 1, "center_zoom": 9, "center_lon_e7": 0, "center_lat_e7": 0,
        }  # fmt: skip
        writer.finalize(header, {"attribution": "ours"})
    return file


async def test_an_archive_is_served_by_range(database_url: str, data_dir: Path) -> None:
    file = archive(data_dir / "basemap.pmtiles")
    whole = file.read_bytes()
    async with (
        serving(Settings(data=data_dir, database_url=database_url)) as server,
        httpx.AsyncClient(base_url=server.url) as http,
    ):
        said = (await http.get("/api/v1/config")).json()["basemap"]
        assert said["kind"] == "vector" and said["format"] == "pmtiles" and said["attribution"] == "ours"
        url = said["url"]
        full = await http.get(url)
        assert full.status_code == 200 and full.content == whole and full.headers["accept-ranges"] == "bytes"
        part = await http.get(url, headers={"Range": "bytes=7-106"})
        assert part.status_code == 206 and part.content == whole[7:107]
        assert part.headers["content-range"] == f"bytes 7-106/{len(whole)}"
        last = await http.get(url, headers={"Range": "bytes=-5"})
        assert last.status_code == 206 and last.content == whole[-5:]
        beyond = await http.get(url, headers={"Range": f"bytes={len(whole)}-"})
        assert beyond.status_code == 416 and beyond.headers["content-range"] == f"bytes */{len(whole)}"
        same = await http.get(url, headers={"Range": "bytes=0-6", "If-Range": full.headers["etag"]})
        assert same.status_code == 206 and same.content == b"PMTiles"
        changed = await http.get(url, headers={"Range": "bytes=0-6", "If-Range": '"another"'})
        assert changed.status_code == 200 and changed.content == whole
        head = await http.head(url)
        assert head.status_code == 200 and head.headers["content-length"] == str(len(whole)) and not head.content


async def test_a_folder_of_tiles_cannot_be_left(database_url: str, data_dir: Path, tmp_path: Path) -> None:
    folder = tmp_path / "tiles"
    (folder / "9" / "420").mkdir(parents=True)
    (folder / "9" / "420" / "194.png").write_bytes(PNG)
    (folder / "9" / "420" / "195.pbf").write_bytes(gzip.compress(b"tile"))
    (tmp_path / "secret.png").write_bytes(b"secret")
    settings = Settings(data=data_dir, database_url=database_url, basemap=str(folder))
    async with serving(settings) as server, httpx.AsyncClient(base_url=server.url) as http:
        said = (await http.get("/api/v1/config")).json()["basemap"]
        assert (said["kind"], said["format"], said["minzoom"], said["maxzoom"]) == ("raster", "tiles", 9, 9)
        tile = await http.get(said["url"].format(z=9, x=420, y=194))
        assert tile.content == PNG and tile.headers["content-type"] == "image/png"
        zipped = await http.get("/basemap/9/420/195.pbf")
        assert zipped.content == b"tile" and zipped.headers["content-encoding"] == "gzip"
        assert (await http.get("/basemap/9/420/196.png")).status_code == 404
        assert (await http.get("/basemap/basemap.pmtiles")).status_code == 404
        for way in ("..%2f..%2fsecret", "9/420/..%2f..%2f..%2fsecret", "9/..%2f../secret", "9/-1/194", "9/420/1e2"):
            answer = await http.get(f"/basemap/{way}.png")
            assert answer.status_code in (404, 422) and b"secret" not in answer.content.replace(way.encode(), b"")


@pytest.mark.parametrize(
    ("given", "sentence"),
    [
        ("/nowhere/map.pmtiles", "does not exist"),
        ("http://tiles.intranet/map.png", "holds {z}, {x} and {y}"),
        ("ftp://tiles.intranet/{z}/{x}/{y}.png", "http"),
    ],
)
def test_what_cannot_be_used_is_one_sentence(data_dir: Path, given: str, sentence: str) -> None:
    with pytest.raises(Invalid, match=sentence.replace("{", r"\{")):
        basemap.find(Settings(data=data_dir, basemap=given))


def test_files_and_folders_that_are_something_else(data_dir: Path, tmp_path: Path) -> None:
    other = tmp_path / "map.pmtiles"
    other.write_bytes(b"no archive, but long enough to hold a header" * 10)
    (tmp_path / "empty").mkdir()
    with pytest.raises(Invalid, match="no PMTiles file"):
        basemap.find(Settings(data=data_dir, basemap=str(other)))
    other.write_bytes(b"")
    with pytest.raises(Invalid, match="no PMTiles file"):
        basemap.find(Settings(data=data_dir, basemap=str(other)))
    with pytest.raises(Invalid, match="holds no tiles"):
        basemap.find(Settings(data=data_dir, basemap=str(tmp_path / "empty")))


def test_an_address_inside_the_network_is_passed_on(data_dir: Path) -> None:
    found = basemap.find(Settings(data=data_dir, basemap="http://tiles.intranet/{z}/{x}/{y}.png"))
    assert found is not None and (found.kind, found.format) == ("raster", "tiles")
    assert basemap.find(Settings(data=data_dir)) is None
