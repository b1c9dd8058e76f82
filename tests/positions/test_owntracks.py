"""What OwnTracks sends, word for word, becomes fixes."""

from typing import Any

import numpy as np
import orjson
import pytest

from backend.positions import given, owntracks

# As the apps' and the recorder's own tests and documents have them, places moved to Tongzhou.
ANDROID = (
    b'{"_type":"location","_id":"7c9b5ae4","BSSID":"aa:bb","SSID":"home","acc":15,"alt":440,"batt":46,"bs":1,'
    b'"conn":"w","created_at":1763863205,"lat":39.9081247,"lon":116.6512805,"m":2,"t":"u","tid":"5t",'
    b'"topic":"owntracks/gridwarden/phone","tst":1763863200,"vac":2,"vel":5}'
)
IOS = (
    b'{"cog":271,"lon":116.65,"acc":5,"vel":61,"vac":21,"lat":39.9,"tst":1763863260,"alt":167,"_type":"location",'
    b'"tid":"JJ","t":"u","batt":67}'
)
SHORT = b'{"lon":116.66,"lat":39.91,"tst":1763863320,"_type":"location","tid":"JJ"}'
TRANSITION = (
    b'{"_type":"transition","acc":3,"desc":"myregion","event":"leave","lat":52.71234,"lon":-1.61234123,"t":"l",'
    b'"tid":"ce","tst":1603209966,"wtst":1558351273}'
)
ENCRYPTED = b'{"_type":"encrypted","data":"TestCipherText"}'


def test_locations_of_both_apps() -> None:
    got = given.read(owntracks.from_json([orjson.loads(one) for one in (ANDROID, IOS, SHORT)]))
    assert got.refused == ()
    assert [str(at) for at in got.track.at] == [f"2025-11-23T02:0{minute}:00.000000" for minute in (0, 1, 2)]
    assert got.track.lon.tolist() == [116.6512805, 116.65, 116.66]
    assert got.track.lat.tolist() == [39.9081247, 39.9, 39.91]
    np.testing.assert_equal(got.track.accuracy_m, [15, 5, np.nan])
    np.testing.assert_allclose(got.track.speed_mps, [5 / 3.6, 61 / 3.6, np.nan])
    assert got.crs.tolist() == ["wgs84"] * 3


@pytest.mark.parametrize(
    "message",
    [
        orjson.loads(TRANSITION),
        {"_type": "lwt", "tst": 1763863200},
        {"_type": "status", "iOS": {"version": "18"}},
        {"_type": "waypoints", "waypoints": []},
        [],
    ],
)
def test_other_messages_are_passed_over(message: Any) -> None:
    assert owntracks.from_json(message) == []


def test_an_accuracy_of_0_is_not_known() -> None:
    (fix,) = owntracks.from_json(orjson.loads(IOS) | {"acc": 0, "vel": -1})
    assert (fix["accuracy_m"], fix["speed_mps"]) == (None, None)


def test_an_encrypted_message_says_what_to_change() -> None:
    with pytest.raises(ValueError, match="settings"):
        owntracks.from_json(orjson.loads(ENCRYPTED))


@pytest.mark.parametrize("document", ["here", 1, {}, {"_type": 1}, [{"_type": "location"}, None]])
def test_what_is_no_message_is_refused(document: Any) -> None:
    with pytest.raises(ValueError, match="_type"):
        owntracks.from_json(document)


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"tst": None}, "at: "),
        ({"tst": 1e30}, "at: "),
        ({"lat": "39.9"}, "lat: Input should be a valid number"),
        ({"acc": "5"}, None),
        ({"vel": "5"}, None),
    ],
)
def test_a_location_that_is_none_is_refused_with_a_sentence(change: dict[str, Any], message: str | None) -> None:
    got = given.read(owntracks.from_json(orjson.loads(IOS) | change))
    assert [one.message.startswith(message) for one in got.refused] == [True] if message else got.refused == ()
