"""What Traccar Client, OsmAnd and devices of their protocol send, word for word, becomes fixes."""

from datetime import UTC, datetime
from typing import Any
from urllib.parse import parse_qsl

import orjson
import pytest

from backend.positions import given, osmand

NOW = datetime(2026, 11, 23, 2, 0, tzinfo=UTC)
KNOT = 1852 / 3600

# Traccar Client 9 for Android and iOS, and a stretch of its SDK's own location, as the server's tests have them.
CLIENT_9 = (
    b'{"location":{"timestamp":"2025-06-15T13:45:12.862Z","coords":{"latitude":37.4219983,"longitude":-122.084,'
    b'"accuracy":5,"speed":0,"heading":-1,"altitude":5},"is_moving":false,"odometer":0,"event":"motionchange",'
    b'"battery":{"level":1,"is_charging":false},"activity":{"type":"still"},"extras":{},'
    b'"_":"&id=48241179&lat=37.4219983&lon=-122.084&timestamp=2025-06-15T13:45:12.862Z&"},"device_id":"48241179"}'
)
MOCKED_9 = (
    b'{"location":{"extras":{},"mock":true,"coords":{"speed_accuracy":-1,"speed":-1,"longitude":-122.406417,'
    b'"ellipsoidal_altitude":0,"floor":null,"heading_accuracy":-1,"latitude":37.785834000000001,"accuracy":5,'
    b'"altitude_accuracy":-1,"altitude":0,"heading":-1},"is_moving":false,"age":188,"odometer":0,'
    b'"uuid":"2FB04C65-99CF-42AB-8DD3-EBCB4B108BF8","event":"motionchange","battery":{"level":-1,"is_charging":false},'
    b'"activity":{"type":"unknown","confidence":100},"timestamp":"2025-05-09T04:11:30.579Z"},"device_id":"658765"}'
)
MOVING_9 = (
    b'{"location":{"event":"motionchange","is_moving":false,"uuid":"0e9a2473-a9a7-4c00-997b-fb97d2154e75",'
    b'"timestamp":"2021-07-21T08:06:34.444Z","odometer":0,"coords":{"latitude":-6.1148096,"longitude":106.6837015,'
    b'"accuracy":3.8,"speed":18.67,"speed_accuracy":0.26,"heading":63,"heading_accuracy":0.28,"altitude":35.7,'
    b'"altitude_accuracy":3.8},"activity":{"type":"still","confidence":100},"battery":{"is_charging":false,'
    b'"level":0.79},"extras":{}},"device_id":"8737767034"}'
)

IN_ADDRESSES = {
    # Traccar Client 8: GPS fixes have accuracy 0.0, which says nothing.
    "id=123456789012345&timestamp=1763863200&lat=39.9&lon=116.66&speed=2.5&bearing=0.0&altitude=0.0&accuracy=0.0&batt=0.0":
        ("2025-11-23T02:00:00Z", 116.66, 39.9, None, 2.5 * KNOT, False),
    "id=1&timestamp=1763863200&lat=39.9&lon=116.66&speed=0.0&accuracy=12.5&batt=87.0&charge=true&mock=true":
        ("2025-11-23T02:00:00Z", 116.66, 39.9, 12.5, 0.0, True),
    # Traccar Client 10, a form.
    "id=48241179&lat=39.9&lon=116.66&timestamp=1763863200&accuracy=4.2&altitude=31.0&speed=2.58&bearing=91.5&batt=64":
        ("2025-11-23T02:00:00Z", 116.66, 39.9, 4.2, 2.58 * KNOT, False),
    # OsmAnd and others.
    "id=902064&lat=42.06288&lon=-88.23412&timestamp=2016-01-27T18%3A55%3A47Z&hdop=6.0&altitude=224.0&speed=0.0":
        ("2016-01-27T18:55:47Z", -88.23412, 42.06288, None, 0.0, False),
    "id=902064&lat=42.06288&lon=-88.23412&timestamp=1442068686579&hdop=6.0&altitude=224.0&speed=0.0":
        ("2015-09-12T14:38:06.579Z", -88.23412, 42.06288, None, 0.0, False),
    "lat=60.0&lon=30.0&speed=0.0&heading=0.0&vacc=0&hacc=0&altitude=0&deviceid=123456":
        ("2026-11-23T02:00:00Z", 30.0, 60.0, None, 0.0, False),
    "id=1&lat=60.0&lon=30.0&timestamp=1377177267&speed=NaN&accuracy=NaN":
        ("2013-08-22T13:14:27Z", 30.0, 60.0, None, None, False),
    "id=123456&timestamp=1377177267&location=60.0,30.0":
        ("2013-08-22T13:14:27Z", 30.0, 60.0, None, None, False),
    "id=123456789012345&timestamp=1504763810&lat=40.7232948571&lon=-74.0061408571&bearing=7.19889788244&speed=40&rpm=933":
        ("2017-09-07T05:56:50Z", -74.0061408571, 40.7232948571, None, 40 * KNOT, False),
}  # fmt: skip


def read(fixes: list[dict[str, Any]]) -> list[tuple[Any, ...]]:
    """The fixes as the intake gets them; none may be refused."""
    got = given.read(fixes)
    assert got.refused == ()
    t = got.track
    return [
        (str(at)[:26], lon, lat, None if acc != acc else acc, None if speed != speed else speed, bool(mocked))
        for at, lon, lat, acc, speed, mocked in zip(
            t.at, t.lon, t.lat, t.accuracy_m, t.speed_mps, t.mocked, strict=True
        )
    ]


def utc(text: str) -> str:
    return datetime.fromisoformat(text).replace(tzinfo=None).isoformat(timespec="microseconds")


@pytest.mark.parametrize("sent", IN_ADDRESSES)
def test_parameters(sent: str) -> None:
    said = osmand.from_parameters(dict(parse_qsl(sent)), NOW)
    at, *rest = IN_ADDRESSES[sent]
    assert said.key in sent
    assert read(said.fixes) == [pytest.approx((utc(at), *rest))]


def test_json_of_traccar_client_9() -> None:
    for body, key, fix in (
        (CLIENT_9, "48241179", (utc("2025-06-15T13:45:12.862Z"), -122.084, 37.4219983, 5, 0, False)),
        (MOCKED_9, "658765", (utc("2025-05-09T04:11:30.579Z"), -122.406417, 37.785834, 5, None, True)),
        (MOVING_9, "8737767034", (utc("2021-07-21T08:06:34.444Z"), 106.6837015, -6.1148096, 3.8, 18.67, False)),
    ):
        said = osmand.from_json(orjson.loads(body), NOW)
        assert (said.key, read(said.fixes)) == (key, [fix])


def test_lists_of_a_client_that_was_offline() -> None:
    one = orjson.loads(MOVING_9)
    both = osmand.from_json([one, one], NOW)
    assert (both.key, len(both.fixes)) == ("8737767034", 2)
    nested = osmand.from_json(one | {"location": [one["location"]] * 3}, NOW)
    assert len(read(nested.fixes)) == 3
    flat = {
        "id": "7",
        "lat": 39.9,
        "lon": 116.66,
        "timestamp": 1763863200,
        "speed": 1.94,
        "charge": True,
        "alarm": None,
    }
    said = osmand.from_json([flat], NOW)
    assert (said.key, read(said.fixes)[0][4]) == ("7", pytest.approx(1.94 * KNOT))


@pytest.mark.parametrize(
    "sent",
    [
        "id=123456&timestamp=1377177267&cell=257,02,16,2224&wifi=00-14-22-01-23-45,-80",
        "id=48241179&timestamp=1763863200&batt=64&alarm=sos",
        "id=1&lat=39.9&lon=116.66&valid=false",
    ],
)
def test_a_message_without_a_place_is_refused_as_one_at_0_0(sent: str) -> None:
    (fix,) = osmand.from_parameters(dict(parse_qsl(sent)), NOW).fixes
    assert (fix["lon"], fix["lat"]) == (0.0, 0.0)


@pytest.mark.parametrize("sent", ["timestamp=1377177267&lat=60.0&lon=30.0", "id=&lat=60.0&lon=30.0"])
def test_without_an_identifier_nobody_sends(sent: str) -> None:
    with pytest.raises(ValueError, match="identifier"):
        osmand.from_parameters(dict(parse_qsl(sent)), NOW)


@pytest.mark.parametrize(
    "document",
    [
        "here",
        [],
        [1],
        {"location": {}},
        {"device_id": 7, "location": {}},
        [{"id": "1", "lat": 1}, {"id": "2", "lat": 1}],
    ],
)
def test_what_is_no_message_is_refused(document: Any) -> None:
    with pytest.raises(ValueError, match=r"."):
        osmand.from_json(document, NOW)


@pytest.mark.parametrize(
    ("sent", "message"),
    [
        ("id=1&lat=north&lon=116.66", "lat: Input should be a valid number"),
        ("id=1&lat=39.9&lon=116.66&timestamp=soon", "at: "),
        ("id=1&lat=39.9&lon=116.66&timestamp=2014-06-04+09%3A10%3A11", "at: Input should have timezone info"),
        ("id=1&lat=39.9&lon=116.66&timestamp=99999999999999999999", "at: "),
        ("id=1&lat=nan&lon=116.66", "lat: Input should be a finite number"),
        ("id=1&lat=39.9", "lon: Input should be a valid number"),
    ],
)
def test_what_is_no_fix_is_refused_with_a_sentence(sent: str, message: str) -> None:
    (refusal,) = given.read(osmand.from_parameters(dict(parse_qsl(sent)), NOW).fixes).refused
    assert refusal.message.startswith(message)


@pytest.mark.parametrize("location", [None, 1, {}, {"coords": None}, {"coords": {"latitude": "x"}}, {"timestamp": []}])
def test_a_strange_location_is_refused_not_a_fault_of_ours(location: Any) -> None:
    said = osmand.from_json({"device_id": "1", "location": location}, NOW)
    got = given.read(said.fixes)
    assert got.refused or (got.track.lon[0], got.track.lat[0]) == (0, 0)
