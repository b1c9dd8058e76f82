"""The protocol of OsmAnd and of Traccar Client, pure: what such an app says, as fixes to be read by ``given.read``.

Three forms, as the apps and the server they were made for have them (https://www.traccar.org/osmand/, and the sources
of traccar-client 8 to 10 and of the server's decoder):

- parameters in the address (OsmAnd, Traccar Client up to 8, which sends them with an empty POST) or in a form (Traccar
  Client 10): ``id`` or ``deviceid``, ``lat`` and ``lon`` (or ``location=lat,lon``), ``timestamp`` (seconds,
  milliseconds or ISO 8601), ``accuracy`` in metres, ``speed`` in knots, ``mock``;
- JSON of Traccar Client 9: ``{"device_id", "location": {"timestamp", "coords": {"latitude", "longitude", "accuracy",
  "speed"}, "mock"}}``, speed in metres a second, less than 0 for what is not known;
- lists of either, which clients send that were offline.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

CRS = "wgs84"
"""What apps send, unless their device was registered with another datum."""

MPS_PER_KNOT = 1852 / 3600
"""A knot is a nautical mile of 1,852 m an hour."""

SECONDS_END = 2**31 - 1
"""A whole number from here on is milliseconds; as seconds it would lie beyond the year 2038."""

NO_ID = "who sends is not said: set the app's device identifier to the key of POST /api/v1/devices"


@dataclass(frozen=True, slots=True)
class Said:
    """Whose key came, and the fixes with it, still to be read."""

    key: str
    fixes: list[dict[str, Any]]


def from_parameters(parameters: Mapping[str, str], now: datetime) -> Said:
    """One fix from an address or a form; without a ``timestamp`` it was taken ``now``. Raises ValueError without an
    identifier."""
    return Said(_key(parameters), [_flat(parameters, now)])


def from_json(document: Any, now: datetime) -> Said:
    """The fixes of a JSON body. Raises ValueError, whose sentence says what is missing."""
    messages = document if isinstance(document, list) else [document]
    fixes: list[dict[str, Any]] = []
    keys: set[str] = set()
    for message in messages:
        if not isinstance(message, dict):
            raise ValueError("a message of this protocol is a JSON object with device_id and location")
        if "location" in message and not isinstance(message["location"], str):
            keys.add(_key(message))
            nested = message["location"]
            fixes += [_nested(one, now) for one in (nested if isinstance(nested, list) else [nested])]
        else:
            plain = {name: _text(value) for name, value in message.items() if value is not None}
            keys.add(_key(plain))
            fixes.append(_flat(plain, now))
    if len(keys) != 1:
        raise ValueError("send the fixes of one device at a time")
    return Said(keys.pop(), fixes)


def _key(message: Mapping[str, Any]) -> str:
    found = message.get("id") or message.get("deviceid") or message.get("device_id")
    if not found or not isinstance(found, str):
        raise ValueError(NO_ID)
    return found


def _flat(said: Mapping[str, str], now: datetime) -> dict[str, Any]:
    lat, _, lon = said.get("location", "").partition(",")
    lat, lon = said.get("lat", lat), said.get("lon", lon)
    # Apps also say that they live, and some say that they know no place: like those that say 0,0.
    placed = bool(lat or lon) and said.get("valid", "true") in ("true", "1")
    speed = _number(said.get("speed"))
    return {
        "lon": _number(lon) if placed else 0.0,
        "lat": _number(lat) if placed else 0.0,
        "crs": CRS,
        "at": _instant(said.get("timestamp"), now),
        "accuracy_m": _known(_number(said.get("accuracy")), zero=False),
        "speed_mps": _known(speed * MPS_PER_KNOT if isinstance(speed, float) else speed),
        "mocked": said.get("mock") in ("true", "1"),
    }


def _nested(location: Any, now: datetime) -> dict[str, Any]:
    coords = location.get("coords") if isinstance(location, dict) else None
    if not isinstance(coords, dict):
        coords = {"longitude": 0.0, "latitude": 0.0}
    said = location if isinstance(location, dict) else {}
    return {
        "lon": coords.get("longitude"),
        "lat": coords.get("latitude"),
        "crs": CRS,
        "at": _instant(_text(said.get("timestamp", "")), now),
        "accuracy_m": _known(coords.get("accuracy"), zero=False),
        "speed_mps": _known(coords.get("speed")),
        "mocked": said.get("mock") is True,
    }


def _text(value: Any) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)


def _number(text: str | None) -> float | str | None:
    """The number; what is none stays as it is, for the reader to refuse."""
    if not text:
        return None
    try:
        return float(text)
    except ValueError:
        return text


def _known(number: Any, *, zero: bool = True) -> Any:
    """None for less than 0 and for what is no number (NaN), as these apps say that they do not know; 0 metres of
    accuracy are no better."""
    if not isinstance(number, int | float):
        return number
    return number if number > 0 or (number == 0 and zero) else None


def _instant(text: str | None, now: datetime) -> datetime | str:
    """The instant; what is none stays as it is, for the reader to refuse."""
    if not text:
        return now
    try:
        number = int(text)
        return datetime.fromtimestamp(number if number < SECONDS_END else number / 1000, UTC)
    except (ValueError, OverflowError, OSError):
        return text
