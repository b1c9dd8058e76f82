"""A circular as a document, pure: headings, sentences, tables and figures in order. Page and PDF are drawn from it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Literal

from backend.circulars import wording
from backend.circulars.content import Alive, Content, Ranked, Ranking
from backend.circulars.wording import NONE
from backend.settings import BEIJING

Align = Literal["left", "center", "right"]
Tone = Literal["", "red", "black", "whole"]


@dataclass(frozen=True, slots=True)
class Column:
    """A table's column. ``width`` is its part of the whole, in whatever unit the others have."""

    title: str
    align: Align
    width: float


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell: its text, and smaller what it was reckoned from."""

    text: str
    below: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """A row; ``tone`` marks those of the red and of the black list, and the one that sums up."""

    cells: tuple[Cell, ...]
    tone: Tone = ""


@dataclass(frozen=True, slots=True)
class Text:
    """A paragraph."""

    words: str
    what: Literal["text"] = "text"


@dataclass(frozen=True, slots=True)
class Table:
    """A table under its caption, with a note below."""

    caption: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    note: str = ""
    what: Literal["table"] = "table"


@dataclass(frozen=True, slots=True)
class Lists:
    """The red and the black list side by side: (place, name, score) of each unit."""

    red: tuple[tuple[str, str, str], ...]
    black: tuple[tuple[str, str, str], ...]
    what: Literal["lists"] = "lists"


@dataclass(frozen=True, slots=True)
class Figure:
    """A picture that the edition brings itself: the map, or the zombies over time."""

    picture: Literal["map", "days"]
    caption: str
    what: Literal["figure"] = "figure"


Block = Text | Table | Lists | Figure


@dataclass(frozen=True, slots=True)
class Section:
    """A heading and what is below it."""

    heading: str
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Document:
    """The whole: the red head with number, issuer and date, the title, to whom, the opening sentence, sections, notes
    and when it was made."""

    head: str
    number: str
    issuer: str
    date: str
    title: str
    to: str
    opening: str
    sections: tuple[Section, ...]
    notes: tuple[str, ...]
    made: str


def lay_out(content: Content) -> Document:
    """``content`` as a document."""
    begins = content.begins.astimezone(BEIJING).date()
    last = content.ends.astimezone(BEIJING).date() - timedelta(days=1)
    period = wording.number_of(content).replace("期", "周") if content.kind == "weekly" else wording.number_of(content)
    counter = _Counter()
    parts = [_overall(content, counter)]
    parts += [_ranking(content, ranking, counter) for ranking in content.rankings]
    parts += [_activity(content, counter)]
    if content.activity.sleepers:
        parts.append(_sleepers(content, counter))
    parts.append(_appeals(content))
    issuer = f"{content.district}指挥中心"
    return Document(
        head=wording.series(content),
        number=wording.number_of(content),
        issuer=issuer,
        date=wording.chinese_date(content.made_at),
        title=f"关于{period}网格治理情况的通报",
        to=_to(content),
        opening=f"现将{wording.span(begins, last)}{content.place}网格治理情况通报如下。",
        sections=tuple(
            Section(f"{wording.numeral(n)}、{heading}", blocks) for n, (heading, blocks) in enumerate(parts, 1)
        ),
        notes=NOTES,
        made=f"数据截至{wording.minute(content.made_at)}；规则版本：{content.configuration}。",
    )


NOTES = (
    "比率均列分子/分母。分母不含剔除件：不在受理范围、并入他案、经申诉同意、诉求人未作评价以及尚未到期的。",
    "响应率：24小时内有人受理的诉求所占比例；解决率、满意率以诉求人最后一次评价为准，部分解决不计解决，"
    "基本满意计入满意。",
    "结案率、按期结案率的分母为本期应结案件，本期补结前期案件的，比率可超过100%。",
    "环比、同比为百分点之差，按表列两位小数的比率计算。",
    "样本为计分各指标分母中最小的一个；样本不足规定下限的单位不参加排名，以免个别案件左右名次。",
)


class _Counter:
    """Numbers tables and figures through the document."""

    def __init__(self) -> None:
        self._tables = 0
        self._figures = 0

    def table(self, title: str) -> str:
        self._tables += 1
        return f"表{self._tables}　{title}"

    def figure(self, title: str) -> str:
        self._figures += 1
        return f"图{self._figures}　{title}"


_Part = tuple[str, tuple[Block, ...]]


def _overall(content: Content, counter: _Counter) -> _Part:
    span, before = wording.SPAN[content.kind], wording.BEFORE[content.kind]
    said = "；".join(
        f"{wording.MEASURES[one.measure]}{wording.percent(one.now)}，{wording.compared(one.now, one.previous, before)}"
        if one.now.denominator
        else f"{wording.MEASURES[one.measure]}无可计案件"
        for one in content.measures[:3]
    )
    columns = (
        Column("指标", "left", 2.3),
        Column("分子", "right", 1.4),
        Column("分母", "right", 1.4),
        Column("剔除", "right", 1.2),
        Column("比率", "right", 1.8),
        Column(before, "right", 1.8),
        Column("环比", "right", 1.4),
        Column("去年同期", "right", 1.8),
        Column("同比", "right", 1.4),
    )
    rows = tuple(
        _row(
            wording.MEASURES[one.measure],
            str(one.now.numerator),
            str(one.now.denominator),
            str(sum(one.now.excluded.values())),
            wording.percent(one.now),
            Cell(wording.percent(one.previous), wording.numbers(one.previous)),
            wording.change(one.now, one.previous),
            Cell(wording.percent(one.year_before), wording.numbers(one.year_before)),
            wording.change(one.now, one.year_before),
        )
        for one in content.measures
    )
    words = f"{span}共接到诉求{content.reports}件。{said}。"
    table = Table(counter.table(f"{span}各项指标"), columns, rows, "环比、同比单位为百分点。")
    return "总体情况", (Text(words), table)


def _ranking(content: Content, ranking: Ranking, counter: _Counter) -> _Part:
    level, span = wording.LEVELS[ranking.level], wording.SPAN[content.kind]
    ranked = [row for row in ranking.rows if row.place is not None]
    weights = "、".join(f"{wording.MEASURES[one]}{ranking.weights[one]}%" for one in ranking.measures)
    blocks: list[Block] = [
        Text(f"{span}{len(ranked)}个{level}参加排名，综合得分按{weights}计算。")
        if ranked
        else Text(f"{span}各{level}样本均不足{ranking.least_cases}件，不作排名。")
    ]
    if ranking.red:
        named = {row.key: row for row in ranked}
        blocks.append(Lists(_listed(ranking.red, named), _listed(ranking.black, named)))
    if ranking.black:
        blocks.append(Text(f"列入黑榜的{level}应当说明情况，提出整改措施。"))
    columns = (
        Column("名次", "center", 1),
        Column(level, "left", 3),
        Column(f"{wording.BEFORE[content.kind]}\n名次", "center", 1.1),
        Column("样本", "right", 1.1),
        *(Column(f"{wording.MEASURES[one]}\n{ranking.weights[one]}%", "right", 1.8) for one in ranking.measures),
        Column("综合\n得分", "right", 1.3),
    )
    rows = tuple(
        Row(
            (
                Cell(NONE if row.place is None else str(row.place)),
                Cell(row.name),
                Cell(NONE if row.before is None else str(row.before)),
                Cell(str(row.sample)),
                *(Cell(wording.percent(row.measures[m]), wording.numbers(row.measures[m])) for m in ranking.measures),
                Cell(NONE if row.score is None else wording.points(row.score)),
            ),
            "red" if row.key in ranking.red else "black" if row.key in ranking.black else "",
        )
        for row in ranking.rows
    )
    few = len(ranking.rows) - len(ranked)
    note = f"名次为“{NONE}”的{few}个单位样本不足{ranking.least_cases}件，不参加排名。" if few and ranked else ""
    blocks.append(Table(counter.table(f"{level}综合排名"), columns, rows, note))
    return f"{level}排名", tuple(blocks)


def _listed(keys: Sequence[str], named: dict[str, Ranked]) -> tuple[tuple[str, str, str], ...]:
    rows = (named[key] for key in keys)
    return tuple((str(row.place), row.name, wording.points(row.score or 0)) for row in rows)


def _activity(content: Content, counter: _Counter) -> _Part:
    activity, before = content.activity, wording.BEFORE[content.kind]
    states = activity.whole.states
    zombies, unknown = states.get("zombie", 0), activity.whole.unknown
    if not states:
        return "网格活跃度", (Text("统计期内尚无网格活跃度记录。"),)
    counted = "、".join(f"{word}{states.get(state, 0)}个" for state, word in wording.STATES.items())
    kinds = "、".join(f"{word}{n}个" for kind, word in wording.ZOMBIES.items() if (n := activity.whole.kinds.get(kind)))
    words = (
        f"截至{wording.chinese_date(content.ends)}0时，共有网格{activity.whole.grids}个，其中{counted}"
        + (f"，另有{unknown}个当时尚无记录。" if unknown else "。")
        + f"僵尸网格{wording.more_or_fewer(zombies, activity.zombies_before, f'{before}末')}"
        + (f"；按类型分：{kinds}（一个网格可属多种类型）。" if kinds else "。")
    )
    blocks: list[Block] = [Text(words)]
    if any(day.quiet or day.zombie for day in activity.days):
        blocks.append(Figure("days", counter.figure("不活跃与僵尸网格逐日变化")))
    if activity.below:
        columns = (
            Column("单位", "left", 3),
            Column("网格", "right", 1.2),
            *(Column(word, "right", 1.2) for word in wording.STATES.values()),
            *(Column(f"{word[:-2]}\n{word[-2:]}", "right", 1.2) for word in wording.ZOMBIES.values()),
        )
        rows = (*(_alive(one) for one in activity.below), _alive(activity.whole, "合计", "whole"))
        blocks.append(Table(counter.table("网格活跃度"), columns, rows, "后五列为僵尸网格按类型分，可重复计。"))
    blocks.append(Figure("map", counter.figure("网格活跃度分布")))
    return "网格活跃度", tuple(blocks)


def _alive(one: Alive, name: str = "", tone: Tone = "") -> Row:
    states = (one.states.get(state, 0) for state in wording.STATES)
    kinds = (one.kinds.get(kind, 0) for kind in wording.ZOMBIES)
    return _row(name or one.name, str(one.grids), *map(str, states), *map(str, kinds), tone=tone)


def _sleepers(content: Content, counter: _Counter) -> _Part:
    sleepers, zombies = content.activity.sleepers, content.activity.whole.states.get("zombie", 0)
    columns = (
        Column("序号", "center", 0.9),
        Column("网格", "left", 3),
        Column("所属", "left", 3.4),
        Column("类型", "left", 2.9),
        Column("天数", "right", 0.9),
    )
    rows = tuple(
        _row(
            str(n),
            Cell(one.name, one.code),
            one.of,
            "、".join(wording.ZOMBIES.get(kind, kind) for kind in one.kinds),
            str(one.days),
        )
        for n, one in enumerate(sleepers, 1)
    )
    shown = f"，表中列出时间最长的{len(sleepers)}个" if zombies > len(sleepers) else ""
    words = f"下列僵尸网格请所属单位逐一核实，尽快恢复有效活动。共{zombies}个{shown}。"
    table = Table(counter.table("需重点关注的网格"), columns, rows, "天数自转为僵尸网格之时起算。")
    return "需重点关注的网格", (Text(words), table)


def _appeals(content: Content) -> _Part:
    appeals, span = content.appeals, wording.SPAN[content.kind]
    decided = appeals.approved + appeals.refused
    if not (appeals.made or decided or appeals.open):
        return "申诉情况", (Text(f"{span}无剔除申诉。"),)
    words = (
        f"{span}收到剔除申诉{appeals.made}件，办结{decided}件，其中同意{appeals.approved}件、不同意{appeals.refused}件"
    )
    return "申诉情况", (Text(f"{words}；期末在办{appeals.open}件。经同意的案件已从统计中剔除。"),)


def _to(content: Content) -> str:
    levels: Iterator[str] = (f"各{wording.LEVELS[ranking.level]}" for ranking in content.rankings)
    return f"{'，'.join(levels) or '各单位'}："


def _row(*cells: str | Cell, tone: Tone = "") -> Row:
    return Row(tuple(cell if isinstance(cell, Cell) else Cell(cell) for cell in cells), tone)
