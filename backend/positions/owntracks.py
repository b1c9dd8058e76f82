"""The protocol of OwnTracks over HTTP, pure: what the app says, as fixes to be read by ``given.read``.

As the apps for Android and iOS send it (https://owntracks.org/booklet/tech/json/): a JSON object, or a list of them,
whose ``_type`` says what it is. A ``location`` has ``lat`` and ``lon``, ``tst`` in seconds since 1970, ``acc`` in
metres (0: not known) and ``vel`` in km/h. Who sends is the password of the request's basic authentication.
"""

from datetime import UTC, datetime
from typing import Any

CRS = "wgs84"
"""What the app sends, unless its device was registered with another datum."""

KMH_PER_MPS = 3.6


def from_json(document: Any) -> list[dict[str, Any]]:
    """The fixes of a body, still to be read; other messages are passed over.

    Raises ValueError, whose sentence says what to change, for what is no message and for encrypted ones.
    """
    messages = document if isinstance(document, list) else [document]
    kinds = [message.get("_type") if isinstance(message, dict) else None for message in messages]
    if not all(isinstance(kind, str) for kind in kinds):
        raise ValueError('a message of OwnTracks is a JSON object with "_type", for instance "location"')
    if "encrypted" in kinds:
        raise ValueError(
            "the message is encrypted with a key that is not known here; take it out of the app's settings"
        )
    return [_fix(message) for message, kind in zip(messages, kinds, strict=True) if kind == "location"]


def _fix(message: dict[str, Any]) -> dict[str, Any]:
    accuracy, velocity = message.get("acc"), message.get("vel")
    return {
        "lon": message.get("lon"),
        "lat": message.get("lat"),
        "crs": CRS,
        "at": _instant(message.get("tst")),
        "accuracy_m": None if accuracy in (0, -1) else accuracy,
        "speed_mps": velocity / KMH_PER_MPS if isinstance(velocity, int | float) and velocity >= 0 else None,
        "mocked": False,  # the app does not say
    }


def _instant(tst: Any) -> datetime | None:
    try:
        return datetime.fromtimestamp(tst, UTC)
    except (TypeError, ValueError, OverflowError, OSError):
        return None
