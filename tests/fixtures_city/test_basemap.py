"""The demo's basemap: one archive whose tiles decode and show water, roads and names where they are."""

import gzip

import mapbox_vector_tile
import pytest
import shapely
from pmtiles.reader import MmapSource, Reader

from fixtures.tongzhou import basemap
from fixtures.tongzhou.geometry import City, read_names, to_plane
from fixtures.tongzhou.places import CENTRE, STREETS
from tests.fixtures_city.conftest import Loaded

pytestmark = pytest.mark.xdist_group("demo city")


def test_the_archive_decodes(demo: Loaded) -> None:
    with basemap.file_in(demo.data).open("rb") as file:
        reader = Reader(MmapSource(file))
        header = reader.header()
        assert (header["min_zoom"], header["max_zoom"]) == (8, 14)
        kinds: dict[str, set[str]] = {}
        for zoom in range(8, 15):
            x, y = basemap._tile_of(*CENTRE, zoom)
            west, south, east, north = basemap.tile_bounds(zoom, x, y)
            assert west <= CENTRE[0] < east and south < CENTRE[1] <= north
            layers = mapbox_vector_tile.decode(gzip.decompress(reader.get(zoom, x, y)))
            for name, layer in layers.items():
                kinds.setdefault(name, set()).update(f["properties"]["kind"] for f in layer["features"])
        assert kinds.keys() == {"earth", "landuse", "water", "roads", "places"}
        assert {"highway", "major_road", "medium_road", "minor_road"} <= kinds["roads"]
        assert {"town", "neighbourhood"} <= kinds["places"]


def test_tiles_are_the_right_way_up(demo: Loaded) -> None:
    """Towns stand in the tile from south to north as they do in the country."""
    with basemap.file_in(demo.data).open("rb") as file:
        x, y = basemap._tile_of(*CENTRE, 9)
        tile = mapbox_vector_tile.decode(gzip.decompress(Reader(MmapSource(file)).get(9, x, y)))
    latitude = {read_names()[code]: street.lat for code, street in STREETS.items()}
    towns = [f for f in tile["places"]["features"] if f["properties"]["kind"] == "town"]
    towns.sort(key=lambda f: (f["geometry"]["coordinates"][1], latitude[f["properties"]["name"]]))  # y upwards
    assert len(towns) > 10
    assert [latitude[f["properties"]["name"]] for f in towns] == sorted(
        latitude[f["properties"]["name"]] for f in towns
    )


def test_roads_follow_borders_and_it_is_the_same_each_time(city: City) -> None:
    features = basemap.draw(city)
    again = basemap.draw(city)
    assert [f.geometry.wkb for f in features] == [f.geometry.wkb for f in again]
    main = [f for f in features if f.properties.get("name") == "六环路"]
    length = shapely.length(shapely.transform(main[0].geometry, to_plane))
    assert 30 < length < 120
