"""The ladder, pure: which unit is asked for a case, and which one above it when that fails.

Worker → community → street → department → joint meeting; which of them there are is configuration, who staffs them is
seen from the accounts. Nothing waits for nobody: a rung without people is passed over, and where one that should have
people has none the fallback owner (兜底) stands in for it.
"""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass

from backend.configuration.schema import Configuration, Ladder, matches
from backend.configuration.values import ORDER

TERRITORIAL = ("community", "street")
"""Rungs whose unit is the people of a scope."""


@dataclass(frozen=True, slots=True)
class Unit:
    """Who may be asked: a community or street (``owner`` is its path), or at the district's path a department, its own
    office (rung department without a code) or the joint meeting. ``fallback`` when it stands in for who is missing."""

    rung: str
    owner: str
    department: str | None = None
    fallback: bool = False


@dataclass(frozen=True, slots=True)
class Post:
    """That somebody has this role in this scope; ``department`` is the code of a department's people."""

    role: str
    scope: str
    department: str | None = None


def lineage(path: str) -> list[str]:
    """``path`` and every path above it, the deepest first; "" (everywhere) is the last."""
    parts = path.split(".") if path else []
    return [".".join(parts[:n]) for n in range(len(parts), -1, -1)]


def district(path: str) -> str:
    """The path of the district that ``path`` belongs to."""
    return path.partition(".")[0]


def unit_on(rung: str, path: str, *, department: str | None, posts: Collection[Post]) -> Unit | None:
    """The unit on ``rung`` for a case at ``path``; None when nobody staffs it. The meeting needs no staff."""
    above = lineage(path)
    if rung in TERRITORIAL:
        scopes = {post.scope for post in posts if post.role == rung}
        return next((Unit(rung, scope) for scope in above if scope in scopes), None)
    if rung == "department" and department:
        staffed = any(post.department == department and post.scope in above for post in posts)
        return Unit(rung, district(path), department) if staffed else None
    return Unit(rung, district(path)) if rung == "meeting" else None


def fallback_unit(path: str, ladder: Ladder, posts: Collection[Post]) -> Unit | None:
    """Who answers for what nobody owns: the department the ladder names, or the district's own office (the command
    center); None when neither has people."""
    code = ladder.fallback.department
    if code and unit_on("department", path, department=code, posts=posts):
        return Unit("department", district(path), code, fallback=True)
    above = lineage(path)
    if any(post.role == "command_center" and post.scope in above for post in posts):
        return Unit("department", district(path), fallback=True)
    return None


def unit_above(rung: str, path: str, *, ladder: Ladder, department: str | None, posts: Collection[Post]) -> Unit | None:
    """The next unit above ``rung`` for a case at ``path`` whose category belongs to ``department`` (None: to none).

    The first rung with people; if there is none and one was passed over, the fallback owner; then the joint meeting.
    None from the top.
    """
    passed_over = False
    for higher in rungs_above(rung, ladder):
        if higher == "meeting" and passed_over and (standing_in := fallback_unit(path, ladder, posts)):
            return standing_in
        unit = unit_on(higher, path, department=department, posts=posts)
        if unit:
            return unit
        passed_over = passed_over or higher in TERRITORIAL or department is not None
    return fallback_unit(path, ladder, posts) if passed_over else None


def rungs_above(rung: str, ladder: Ladder) -> Iterator[str]:
    """The ladder's rungs above ``rung``, from below; ``rung`` itself need not be one of them."""
    higher = ORDER[ORDER.index(rung) + 1 :]
    return (other for other in ORDER if other in higher and other in ladder.rungs)


def first_unit(
    to: str, path: str, how: str, *, ladder: Ladder, department: str | None, posts: Collection[Post]
) -> Unit | None:
    """The unit that is asked first when routing says ``to`` (a rung or department) and no worker is offered it.

    A place that no grid owns (``how`` is fallback) goes to the fallback owner, unless routing names a department. A
    unit without people is passed over; the meeting is not asked on the way, only when ``to`` names it. None: nobody.
    """
    if to not in ORDER:
        asked = unit_on("department", path, department=to, posts=posts)
        return asked or fallback_unit(path, ladder, posts)
    if how == "fallback":
        return fallback_unit(path, ladder, posts)
    if asked := unit_on(to, path, department=department, posts=posts):
        return asked
    above = unit_above(to, path, ladder=ladder, department=department, posts=posts)
    return above if above and above.rung != "meeting" else fallback_unit(path, ladder, posts)


def department_of(category: str, rules: Configuration) -> str | None:
    """The code of the department that a category belongs to: the one it names, else the first that claims it."""
    rule = rules.category(category)
    if rule and rule.department:
        return rule.department
    claims = (d.code for d in rules.departments if any(matches(pattern, category) for pattern in d.categories))
    return next(claims, None)


def scopes_of(paths: Iterable[str]) -> set[str]:
    """Every scope whose people may be asked for cases at ``paths``."""
    return {scope for path in paths for scope in lineage(path)}
