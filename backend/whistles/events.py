"""What the log says about whistles: which departments, and how it went; never the words that were written.

They belong to the case, so that its history tells them; those who called and those who are called hear them.
"""

from collections.abc import Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from backend.live.outbox import Happened
from backend.whistles.models import Whistle, WhistleCall


def blown(whistle: Whistle, calls: Sequence[WhistleCall], path: str, at: datetime, actor: UUID | None) -> Happened:
    """WhistleBlown: ``calls`` were made, the whistle's first or further ones."""
    data = {
        "lead": next((call.department for call in calls if call.lead), None),
        "support": [call.department for call in calls if not call.lead],
    }
    return _happened("WhistleBlown", whistle, calls, path, at, actor, data)


def answered(whistle: Whistle, call: WhistleCall, path: str, at: datetime, actor: UUID | None) -> Happened:
    """WhistleAnswered: the department accepted or refused; a refused lead asks the caller for another."""
    return _happened("WhistleAnswered", whistle, [call], path, at, actor, _part(call))


def reported(whistle: Whistle, call: WhistleCall, path: str, at: datetime, actor: UUID | None) -> Happened:
    """WhistleReported: the department has done its part."""
    return _happened("WhistleReported", whistle, [call], path, at, actor, _part(call))


def released(whistle: Whistle, call: WhistleCall, path: str, at: datetime, actor: UUID | None) -> Happened:
    """WhistleReleased: the caller does not need the department any more."""
    return _happened("WhistleReleased", whistle, [call], path, at, actor, _part(call))


def ended(whistle: Whistle, calls: Sequence[WhistleCall], path: str, at: datetime, actor: UUID | None) -> Happened:
    """WhistleEnded, and how; that there is a reason, and not the reason itself."""
    data = {"how": whistle.ended_how, "reason_given": whistle.ended_reason is not None}
    return _happened("WhistleEnded", whistle, calls, path, at, actor, data)


def _part(call: WhistleCall) -> dict[str, Any]:
    return {"call": str(call.id), "department": call.department, "lead": call.lead, "state": call.state}


def _happened(
    name: str,
    whistle: Whistle,
    calls: Sequence[WhistleCall],
    path: str,
    at: datetime,
    actor: UUID | None,
    data: dict[str, Any],
) -> Happened:
    audience = dict.fromkeys(f"department:{call.department}" for call in calls)
    topics = (f"wall:{path}", f"case:{whistle.case_id}", f"unit:{whistle.called_owner}", *audience)
    known = {"case": str(whistle.case_id), "whistle": whistle.number, "path": path, "owner": whistle.called_owner}
    return Happened(name, at, "case", str(whistle.case_id), known | data, topics, str(actor or "system"))
