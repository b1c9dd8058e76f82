"""What is told of patrols. Activity hears these; nobody calls it."""

from datetime import datetime

from backend.clock import iso
from backend.live.outbox import Happened
from backend.patrols.models import Patrol

MADE, VOIDED = "PatrolMade", "PatrolVoided"


def made(patrol: Patrol, now: datetime) -> Happened:
    """``PatrolMade``: the patrol counts from now on; told once, unless it was voided meanwhile."""
    return _of(MADE, patrol, now)


def voided(patrol: Patrol, now: datetime) -> Happened:
    """``PatrolVoided``: later fixes show that it does not count after all."""
    return _of(VOIDED, patrol, now)


def _of(name: str, patrol: Patrol, now: datetime) -> Happened:
    data = {
        "patrol": str(patrol.id),
        "grid": patrol.grid_code,
        "path": patrol.path,
        "worker": str(patrol.account_id),
        "began_at": iso(patrol.began_at),
        "ended_at": iso(patrol.ended_at),
        "minutes": patrol.seconds_inside // 60,
        "metres": patrol.metres,
        "points": patrol.points,
        "of": patrol.of,
    }
    topics = (f"wall:{patrol.path}", f"worker:{patrol.account_id}")
    return Happened(name, now, "patrol", str(patrol.id), data, topics)
