"""What a configuration is written in: the closed lists of words, and the forms of codes, places and numbers.

Pure.
"""

from typing import Annotated, Literal, get_args

from pydantic import Field, StringConstraints

LimitKind = Literal["hours", "working_hours", "working_days"]
Rung = Literal["worker", "community", "street", "department", "meeting"]
UnitRung = Literal["community", "street", "department", "meeting"]
Lane = Literal["emergency", "petition"]
Urgency = Literal["life", "utility", "normal"]
KindCode = Literal["inquiry", "help", "complaint", "tip", "suggestion", "praise"]
Audience = Literal["resident", "firm", "both"]
Channel = Literal["citizen", "worker", "hotline", "api", "satellite"]
How = Literal["covers", "nearest", "fallback"]
Grade = Literal["small", "large", "hard"]
SignalKind = Literal["report", "patrol", "visit", "handled"]
Measure = Literal[
    "answered",
    "solved",
    "satisfied",
    "closed",
    "closed_in_time",
    "overdue",
    "reworked",
    "returned",
    "reopened",
    "well_dispatched",
]
StepAction = Literal["verify", "assign", "accept", "start", "resolve", "check", "close"]
Role = Literal[
    "worker",
    "community",
    "street",
    "department",
    "command_center",
    "system_administrator",
    "security_administrator",
    "audit_administrator",
]
Permission = Literal[
    "cases.see",
    "cases.work",
    "cases.dispatch",
    "cases.check",
    "cases.approve",
    "cases.merge",
    "cases.unmask",
    "whistles.blow",
    "whistles.answer",
    "routing.try",
    "accounts.manage",
    "configuration.apply",
    "sessions.manage",
    "roles.change",
    "displays.manage",
    "audit.read",
]

Words = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=500)]
Code = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]{0,39}$")]
CategoryCode = Annotated[str, StringConstraints(pattern=r"^[0-9]{4}$")]
Pattern = Annotated[str, StringConstraints(pattern=r"^([0-9]{4}|[0-9]{0,3}\*)$")]
"""Which categories: ``0102`` is one, ``01*`` a class, ``*`` every one."""
Place = Annotated[str, StringConstraints(pattern=r"^[0-9A-Za-z]+(\.[0-9A-Za-z]+)*$")]
"""A grid's path, which stands for everything below it."""
Hours = Annotated[
    str, StringConstraints(pattern=r"^([01][0-9]|2[0-3]):[0-5][0-9]-(([01][0-9]|2[0-3]):[0-5][0-9]|24:00)$")
]
"""From – to, Beijing time; what ends before it begins goes past midnight."""
Telephone = Annotated[str, StringConstraints(pattern=r"^\+?[0-9][0-9 ()\-]{1,30}[0-9]$")]
Positive = Annotated[int, Field(ge=1)]
Count = Annotated[int, Field(ge=0)]

ORDER: tuple[str, ...] = get_args(Rung)
"""The rungs from the bottom."""
