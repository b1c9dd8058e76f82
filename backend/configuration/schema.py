"""What a place decides for itself: one frozen ``Configuration``, the same in its files, in the database and in code.

Pure. The files are read in files.py, what one part says about another is checked in checks.py, and which version holds
at an instant is told by service.py.
"""

from functools import cached_property
from typing import Annotated, Any, Literal

from pydantic import AwareDatetime, BaseModel, ConfigDict, Field, model_validator

from backend.configuration.values import (
    ORDER,
    Audience,
    CategoryCode,
    Channel,
    Code,
    Count,
    Grade,
    Hours,
    How,
    KindCode,
    Lane,
    LimitKind,
    Measure,
    Pattern,
    Permission,
    Place,
    Positive,
    Role,
    Rung,
    SignalKind,
    StepAction,
    Telephone,
    UnitRung,
    Urgency,
    Words,
)


class Part(BaseModel):
    """A part of a configuration: never changed, and nothing in it that is not known."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Limit(Part):
    """A length of time on a clock: ``{working_days: 7}`` in files."""

    kind: LimitKind
    amount: Positive

    @model_validator(mode="before")
    @classmethod
    def _of_file(cls, value: Any) -> Any:
        if isinstance(value, Limit) or (isinstance(value, dict) and value.keys() == {"kind", "amount"}):
            return value
        if isinstance(value, dict) and len(value) == 1:
            ((kind, amount),) = value.items()
            return {"kind": kind, "amount": amount}
        raise ValueError("write a limit as {working_days: 7}, {working_hours: 4} or {hours: 24}")


class Named(Part):
    """A code and what people call it."""

    code: Code
    name: Words


class Kind(Part):
    """A kind of demand that people may choose."""

    code: KindCode
    name: Words
    name_en: Words


class Nearness(Part):
    """How near and how recent an open case of the same category is to be offered as the same thing."""

    radius_m: Positive = 50
    days: Positive = 7


class CategoryRule(Part):
    """One subclass of demand: its clock, the conditions for filing and for closing it, and who knows about it."""

    code: CategoryCode
    class_name: Words
    name: Words
    name_en: Words
    urgency: Urgency
    clock: Code
    filing: bool = False
    """Whether a dispatcher verifies it before anybody is asked to work."""
    filing_condition: str = ""
    closing_condition: str = ""
    department: Code | None = None
    dispute: bool = False
    steps: list[Code] = []
    duplicate: Nearness = Nearness()
    audience: Audience = "both"


class ClockClass(Part):
    """The limits of a case, whole and by stage. ``warn`` is the share of a limit that has passed when the urge order
    goes out, ``supervise`` how long after the deadline the supervision order does."""

    code: Code
    name: Words
    whole: Limit
    dispatch: Limit
    accept: Limit
    handle: Limit
    check: Limit
    warn: Annotated[float, Field(gt=0, lt=1)]
    supervise: Limit


class Department(Part):
    """Who owns what no worker can solve; ``accept`` and ``report`` are its limits when it is whistled for."""

    code: Code
    name: Words
    name_en: Words
    categories: list[Pattern] = []
    accept: Limit
    report: Limit


class Fallback(Part):
    """Who gets what nobody owns (兜底), and within what; without a department it is the district's own office."""

    department: Code | None = None
    limit: Limit


class Ladder(Part):
    """How a case climbs. ``rungs`` is what there is here, from the bottom; ``accept`` the time each unit has to
    accept; a worker's is a setting of the installation."""

    rungs: Annotated[list[Rung], Field(min_length=1)]
    climb_when_overdue: bool
    accept: dict[UnitRung, Limit]
    fallback: Fallback


class When(Part):
    """What a routing rule asks for. What is empty asks for nothing; all that is given must hold."""

    categories: list[Pattern] = []
    under: list[Place] = []
    kinds: list[KindCode] = []
    channels: list[Channel] = []
    hours: Hours | None = None
    days: Literal["working", "rest"] | list[Annotated[int, Field(ge=1, le=7)]] | None = None
    """Working days or the others by the State Council's calendar, or ISO weekdays, 1 = Monday; Beijing dates."""
    urgency: list[Urgency] = []
    how: list[How] = []


class RoutingRule(Part):
    """Who gets a case: a rung or a department's code. The first rule that matches decides."""

    name: Words
    when: When = When()
    effective_from: AwareDatetime | None = None
    effective_until: AwareDatetime | None = None
    to: Code
    lane: Lane | None = None
    support: list[Code] = []


class RoleRule(Part):
    """What a role may do, after how long without a touch it is logged out, and whether it needs a second factor."""

    name: Words
    permissions: list[Permission]
    idle_minutes: Positive | None = None
    totp: Literal["off", "optional", "required"] = "off"


class Returns(Part):
    """How often a case may be given back (退单), within what of being handed it, and whether with evidence."""

    most: Count
    within: Limit
    evidence: bool


class Extensions(Part):
    """How often a deadline may be put off (延期): once at most, the product's rule."""

    most: Annotated[int, Field(ge=0, le=1)]


class VerdictRule(Part):
    """How the reporters' judgement is heard. ``mark`` is the least satisfaction that lets a case rest; ``rounds`` how
    often a worse one reopens it before the meeting gets it; silence for ``silence`` closes it; ``reopen`` is how long
    after closing a reporter may still come back."""

    rounds: Count
    silence: Limit
    reopen: Limit
    mark: Literal["satisfied", "basically"] = "basically"


class EvidenceRule(Part):
    """How many photos before and after the work are needed, from how far away one is flagged, and up to how many
    differing bits of 64 and how many days back one counts as used before."""

    before: Count
    after: Count
    far_m: Positive
    reused_bits: Annotated[int, Field(ge=0, le=15)]
    reused_days: Positive


class Practice(Part):
    """How cases are handled here. ``meeting`` is what the last rung, the joint meeting, is called."""

    returns: Returns
    extensions: Extensions
    checking: Literal["required", "none"]
    verdict: VerdictRule
    evidence: EvidenceRule
    meeting: Words


class StepKind(Part):
    """A step that must be taken before an action: of the categories that name it and, with ``from_rung``, of every case
    that has climbed to that rung."""

    code: Code
    name: Words
    name_en: Words
    before: StepAction
    from_rung: Rung | None = None


class Disputes(Part):
    """The dispute ledger's classes, and who mediates a dispute of each grade: a rung or a department's code."""

    classes: Annotated[list[Named], Field(min_length=1)]
    grades: dict[Grade, Code]


class Board(Part):
    """A list that cases are looked at by, such as sanitation or safety."""

    code: Code
    name: Words
    categories: list[Pattern]


class Silent(Part):
    """No valid signal of these kinds: quiet after working days, zombie after the later of plain and working days, so
    that an eight-day holiday makes none."""

    quiet_working_days: Positive = 3
    zombie_days: Positive = 7
    zombie_working_days: Positive = 5
    signals: Annotated[list[SignalKind], Field(min_length=1)] = ["report", "patrol", "visit", "handled"]


class Absent(Part):
    """Nobody patrols: as for silence, but counted from the last patrol."""

    quiet_working_days: Positive = 5
    zombie_days: Positive = 14
    zombie_working_days: Positive = 10


class Stuck(Part):
    """Work that was offered and that nobody has accepted, in plain hours since the offer."""

    quiet_hours: Positive = 24
    zombie_hours: Positive = 48


class Padded(Part):
    """Signals that look made up: of the last ``days``, at least ``least`` of them and this ``share`` of the grid's
    own."""

    days: Positive = 28
    least: Positive = 4
    share: Annotated[float, Field(gt=0, le=1)] = 0.5


class PatrolRule(Part):
    """What counts as one round: so many minutes inside the grid, past at least so many of its sample points."""

    minutes: Positive = 10
    points: Positive = 3


class ActivityRule(Part):
    """What counts as a grid being alive at and below ``under`` (empty: everywhere); the longest path decides. A kind
    that is null is not watched there. The leader is warned ``warn_hours`` before a grid turns zombie."""

    under: Place | Literal[""] = ""
    new_grid_days: Count = 7
    warn_hours: Positive = 24
    silent: Silent | None = Silent()
    absent: Absent | None = Absent()
    stuck: Stuck | None = Stuck()
    padded: Padded | None = Padded()
    patrol: PatrolRule = PatrolRule()


class Evaluation(Part):
    """How places and people are compared: the weight of each measure in the score, in percent; how many cases one must
    have to be ranked at all; and how many the red and black lists name."""

    weights: dict[Measure, Annotated[int, Field(ge=1, le=100)]] = {"answered": 30, "solved": 35, "satisfied": 35}
    least_cases: Positive = 10
    listed: Positive = 5

    @model_validator(mode="after")
    def _whole(self) -> "Evaluation":
        if (total := sum(self.weights.values())) != 100:
            raise ValueError(f"the weights add up to {total}; they must add up to 100")
        return self


class CommonProblems(Part):
    """When like cases are a common problem: at least ``least`` of one class within ``days``, each within ``radius_m``
    of the next, and more than the usual rate explains with a probability of ``significance``. The ``recurrences``-th
    time in the same place opens a root-cause case, which ``rung`` is asked for."""

    radius_m: Positive = 150
    days: Positive = 30
    least: Annotated[int, Field(ge=2)] = 5
    significance: Annotated[float, Field(gt=0, lt=1)] = 0.001
    recurrences: Annotated[int, Field(ge=2)] = 3
    rung: UnitRung = "street"


class Supervision(Part):
    """Whom people call about a worker at and below ``under`` (empty: everywhere); the longest path decides."""

    under: Place | Literal[""] = ""
    phone: Telephone


class PublicBoard(Part):
    """What the public board of every grid says (网格员公示牌): the workers' duties, and the supervision phone."""

    duties: list[Words] = [
        "每天在网格内巡查，及时发现、上报问题",
        "走访住户和商户，了解诉求",
        "接单后到现场处理，处理不了的上报并跟进",
        "排查消防、燃气、用电等安全隐患",
        "调解邻里纠纷",
        "帮老年人、残疾人等反映诉求、代办事项",
    ]
    supervision: list[Supervision] = [Supervision(phone="12345")]

    def phone_at(self, path: str) -> str | None:
        """The supervision phone of ``path``; None where there is none."""
        phones = {one.under: one.phone for one in self.supervision}
        while path not in phones and path:
            path = path.rpartition(".")[0]
        return phones.get(path)


class Retention(Part):
    """After how many days contacts, words and photos of an ended case and raw tracks are blanked; logs in months
    (at least six: Cybersecurity Law of the PRC, article 21)."""

    contact_days: Positive
    words_days: Positive
    photo_days: Positive
    track_days: Positive
    log_months: Annotated[int, Field(ge=6)]


class Configuration(Part):
    """Everything a place decides, from ``effective_from`` on."""

    name: Code
    title: Words
    version: Words
    effective_from: AwareDatetime
    kinds: Annotated[list[Kind], Field(min_length=1)]
    categories: Annotated[list[CategoryRule], Field(min_length=1)]
    clocks: Annotated[list[ClockClass], Field(min_length=1)]
    departments: list[Department] = []
    ladder: Ladder
    routing: Annotated[list[RoutingRule], Field(min_length=1)]
    roles: dict[Role, RoleRule]
    practice: Practice
    steps: list[StepKind] = []
    disputes: Disputes | None = None
    lists: list[Board] = []
    contacts_kinds: list[Named] = []
    retention: Retention
    activity: list[ActivityRule] = [ActivityRule()]
    evaluation: Evaluation = Evaluation()
    common_problems: CommonProblems = CommonProblems()
    board: PublicBoard = PublicBoard()

    def activity_at(self, path: str) -> ActivityRule:
        """The activity rule of ``path``: that of the longest path at or above it, else the product's own."""
        while path not in self._activity and path:
            path = path.rpartition(".")[0]
        return self._activity.get(path) or ActivityRule()

    def category(self, code: str) -> CategoryRule | None:
        """The category with this code; None when it is not listed (any more)."""
        return self._categories.get(code)

    def clock_of(self, category: str) -> ClockClass:
        """The clock of a category; of one that is not listed any more, the first clock of the file."""
        rule = self.category(category)
        return self._clocks[rule.clock] if rule else self.clocks[0]

    def department(self, code: str) -> Department | None:
        """The department with this code; None when it is not listed (any more)."""
        return self._departments.get(code)

    def next_rung(self, rung: str) -> Rung | None:
        """The rung above ``rung`` here; None from the top. A rung that this place has not climbs to the next it has."""
        higher = ORDER[ORDER.index(rung) + 1 :]
        return next((other for other in self.ladder.rungs if other in higher), None)

    @cached_property
    def _categories(self) -> dict[str, CategoryRule]:
        return {one.code: one for one in self.categories}

    @cached_property
    def _clocks(self) -> dict[str, ClockClass]:
        return {one.code: one for one in self.clocks}

    @cached_property
    def _activity(self) -> dict[str, ActivityRule]:
        return {one.under: one for one in self.activity}

    @cached_property
    def _departments(self) -> dict[str, Department]:
        return {one.code: one for one in self.departments}


def matches(pattern: str, category: str) -> bool:
    """Whether a category's code is one that ``pattern`` means: ``0102``, ``01*`` or ``*``."""
    return category.startswith(pattern[:-1]) if pattern.endswith("*") else category == pattern
