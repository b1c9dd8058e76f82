"""``./grid route``: what would happen to a report, and why."""

import asyncio
from datetime import datetime
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from backend import clock
from backend.commands import runtime
from backend.configuration.values import Channel, KindCode
from backend.errors import Invalid
from backend.settings import BEIJING, Settings

if TYPE_CHECKING:
    from backend.api.routing import ClockToStart, DryRun, RuleAnswer
    from backend.cases.dry_run import Forecast, Question

RUNGS = {"worker": "网格员", "community": "社区", "street": "街道", "department": "部门", "meeting": "联席会议"}
OUTCOMES = {"matched": "✓", "failed": "✗", "not_reached": "·"}
STAGES = {"whole": "全程", "dispatch": "派遣", "accept": "接收", "fallback": "兜底"}
LIMITS = {"hours": "小时", "working_hours": "工作时", "working_days": "工作日"}


def route(
    category: Annotated[str, typer.Argument(metavar="CATEGORY", help="2-digit class and 2-digit subclass: 0102.")],
    lon: Annotated[float, typer.Argument(metavar="LON", min=-180, max=180, help="Longitude, degrees.")],
    lat: Annotated[float, typer.Argument(metavar="LAT", min=-90, max=90, help="Latitude, degrees.")],
    crs: Annotated[
        Literal["wgs84", "cgcs2000", "gcj02", "bd09"], typer.Option(help="Datum of the coordinates; never guessed.")
    ],
    at: Annotated[
        str | None,
        typer.Option(metavar="INSTANT", help="When: ISO 8601 with a zone, 2026-11-23T15:00+08:00. Absent: now."),
    ] = None,
    kind: Annotated[KindCode, typer.Option(help="Kind of demand.")] = "help",
    channel: Annotated[Channel, typer.Option(help="How it comes in.")] = "citizen",
    json: Annotated[
        bool, typer.Option("--json", help="For programs: what POST /api/v1/routing/dry-run answers.")
    ] = False,
) -> None:
    """Say what would happen to a report: its grid, every rule and why, who gets it, and the due times.

    Nothing is stored. Boundaries, configuration and shifts are those of that instant, scheduled ones too.
    """
    from backend.api.routing import answer
    from backend.cases.dry_run import Question
    from gis.datum import to_wgs84

    instant = _instant(at) if at is not None else clock.now()
    question = Question(category, *to_wgs84(lon, lat, crs), instant, kind, channel)
    with runtime.database(Settings()) as settings:
        found = answer(asyncio.run(_ask(settings, question)))
    typer.echo(found.model_dump_json(indent=2) if json else "\n".join(_lines(found)))


def _instant(text: str) -> datetime:
    try:
        instant = datetime.fromisoformat(text)
    except ValueError:
        raise Invalid(f"--at {text} is no instant; write it like 2026-11-23T15:00+08:00") from None
    if instant.tzinfo is None:
        raise Invalid(f"--at {text} says no zone; for Beijing time write {text}+08:00, for UTC {text}Z")
    return instant


async def _ask(settings: Settings, question: "Question") -> "Forecast":
    from backend.cases.dry_run import dry_run
    from backend.db.engine import Database
    from backend.db.view import View

    assert settings.database_url is not None
    db = Database(settings.database_url, settings.read_url)
    try:
        async with db.read(View.system()) as session:
            return await dry_run(session, question, tolerance_m=settings.nearest_tolerance_m)
    finally:
        await db.close()


def _lines(found: "DryRun") -> list[str]:
    place, version = found.place, found.configuration
    return [
        f"时间 At       {_beijing(found.at)}",
        f"配置 Rules    {version.name} {version.version} (#{version.id})",
        f"网格 Grid     {f'{place.code} {place.name} ({place.how})' if place else '无网格 no grids yet'}",
        "",
        "规则 Rules, the first that matches decides:",
        *(line for rule in found.rules for line in _rule(rule)),
        "",
        f"去向 Goes to  {_target(found)}",
        *([f"通道 Lane     {found.lane}"] if found.lane else []),
        *([f"建议协同 Worth calling in: {'、'.join(found.support)}"] if found.support else []),
        "",
        "时限 Due:",
        *(line for one in found.clocks for line in _clock(one)),
    ]


def _rule(rule: "RuleAnswer") -> list[str]:
    return [
        f"  {OUTCOMES[rule.outcome]} {rule.name}: {rule.zh} {rule.en}",
        *(f"      {'✓' if why.holds else '✗'} {why.zh} {why.en}" for why in rule.why),
    ]


def _target(found: "DryRun") -> str:
    first = "先由值班人员核实立案 a dispatcher verifies it first; " if found.filing else ""
    if found.on_duty:
        people = "、".join(one.name for one in found.on_duty)
        return f"{first}网格员 worker on duty: {people}"
    if found.unit:
        unit = found.unit
        stands_in = "，兜底 as the fallback owner" if unit.fallback else ""
        return f"{first}{RUNGS[unit.rung]} {unit.rung}: {unit.name or ''} {unit.department or unit.owner}{stands_in}"
    return f"{first}无人在岗，等待派遣 nobody is there; it waits for a dispatcher"


def _clock(one: "ClockToStart") -> list[str]:
    days: dict[tuple[str, str, str], float] = {}
    for part in one.parts:
        key = (part.date.isoformat(), part.text, part.text_en)
        days[key] = days.get(key, 0) + part.counted_s
    provisional = "（暂定 provisional）" if one.provisional else ""
    limit = f"{one.limit.amount} {LIMITS[one.limit.kind]} {one.limit.kind.replace('_', ' ')}"
    return [
        f"  {STAGES[one.stage]} {one.stage}: {limit} → {_beijing(one.due_at)}{provisional}",
        *(
            f"      {on} {why} {english} +{counted / 3600:g} h".replace("  ", " ")
            for (on, why, english), counted in days.items()
        ),
    ]


def _beijing(instant: datetime) -> str:
    return f"{instant.astimezone(BEIJING):%Y-%m-%d %H:%M} 北京时间 Beijing"
