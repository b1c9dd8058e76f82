"""A map made offline holds everything it needs, or is refused with the reason."""

import re

import folium
import pytest
from folium.plugins import Fullscreen, MarkerCluster

from gis.maps import ASSETS, offline


def plain() -> folium.Map:
    return folium.Map([39.9, 116.66], tiles=None)


def test_the_page_loads_nothing_from_outside() -> None:
    drawn = plain()
    drawn.options["maxZoom"] = 18
    cluster = MarkerCluster().add_to(drawn)
    folium.CircleMarker([39.9, 116.66], tooltip="网格").add_to(cluster)
    folium.Marker([39.9, 116.66], icon=folium.DivIcon(html="!"), popup=folium.Popup("案件", min_width=160)).add_to(
        drawn
    )
    page = offline(drawn)
    assert not re.search(r"<(script|link|img)[^>]+(src|href)=", page)
    assert "url(images/" not in page
    for name in ("Leaflet 1.9.4", "markerClusterGroup", "jQuery v3.7.1"):
        assert name in page
    assert len(page) < 400_000


def test_only_what_the_map_needs_is_inside() -> None:
    page = offline(plain())
    assert "jQuery" not in page
    assert len(page) < 200_000


def test_another_map_still_has_its_own_links() -> None:
    offline(plain())
    assert "cdn.jsdelivr.net" in plain().get_root().render()


@pytest.mark.parametrize(
    ("what", "says"),
    [
        (folium.TileLayer("https://tile.example.org/{z}/{x}/{y}.png", attr="x"), "tile.example.org"),
        (folium.TileLayer("//tile.example.org/{z}/{x}/{y}.png", attr="x"), "tile.example.org"),
        (Fullscreen(), "Fullscreen"),
        (folium.Marker([39.9, 116.66]), "CircleMarker or DivIcon"),
        (folium.Marker([39.9, 116.66], icon=folium.Icon()), "CircleMarker or DivIcon"),
        (folium.Popup('<img src="http://example.org/a.png">', parse_html=False), "example.org"),
    ],
)
def test_what_would_be_fetched_is_named(what: folium.Element, says: str) -> None:
    drawn = plain()
    drawn.add_child(what)
    with pytest.raises(ValueError, match=re.escape(says)):
        offline(drawn)


def test_every_shipped_file_has_its_licence_beside_it() -> None:
    listed = (ASSETS / "README.md").read_text(encoding="utf-8")
    for folder in ASSETS.iterdir():
        if folder.is_dir():
            assert (folder / "LICENSE").stat().st_size > 500
            assert f"`{folder.name}/`" in listed
