"""What the document says, and that every edition says it."""

from backend.circulars.layout import Lists, Table, lay_out
from tests.circulars.samples import PATH, circular


def sentences(document: object) -> str:
    return "".join(
        block.words
        for section in document.sections
        for block in section.blocks
        if block.what == "text"  # type: ignore[attr-defined]
    )


def tables(document: object) -> list[Table]:
    return [b for section in document.sections for b in section.blocks if isinstance(b, Table)]  # type: ignore[attr-defined]


def test_a_weekly_circular_reads_as_an_official_document() -> None:
    document = lay_out(circular())
    assert document.head == "杨柳街道网格治理周通报"
    assert (document.number, document.issuer, document.date) == ("2026年第47期", "测试区指挥中心", "2026年11月23日")
    assert document.title == "关于2026年第47周网格治理情况的通报"
    assert document.to == "各社区（村）："
    assert document.opening == "现将2026年11月16日至22日杨柳街道网格治理情况通报如下。"
    assert [section.heading for section in document.sections] == [
        "一、总体情况",
        "二、社区（村）排名",
        "三、网格活跃度",
        "四、需重点关注的网格",
        "五、申诉情况",
    ]
    assert document.made == "数据截至2026年11月23日8时05分；规则版本：通用配置第1版。"


def test_a_monthly_one_is_about_a_month() -> None:
    document = lay_out(circular("monthly"))
    assert document.title == "关于2026年10月网格治理情况的通报"
    assert "比上月" in sentences(document)
    assert "本月共接到诉求70件" in sentences(document)


def test_every_ratio_stands_with_both_its_numbers() -> None:
    overall, ranking, *_ = tables(lay_out(circular()))
    first = overall.rows[0].cells
    assert [cell.text for cell in first] == ["响应率", "64", "66", "4", "96.97%", "83.33%", "+13.64", "—", "—"]
    assert first[5].below == "50/60"
    assert ranking.rows[0].cells[4:7] == tuple(
        type(first[0])(text, below) for text, below in (("100.00%", "20/20"), ("93.75%", "15/16"), ("5.00%", "1/20"))
    )


def test_the_best_and_the_worst_are_named_and_who_has_too_few_is_not_ranked() -> None:
    document = lay_out(circular())
    (lists,) = [b for s in document.sections for b in s.blocks if isinstance(b, Lists)]
    assert [name for _, name, _ in lists.red] == ["杨柳1社区"]
    assert [(place, name) for place, name, _ in lists.black] == [("3", "=1+1社区")]
    ranking = tables(document)[1]
    assert [row.tone for row in ranking.rows] == ["red", "", "black", ""]
    assert ranking.rows[3].cells[0].text == "—"
    assert "样本不足10件" in ranking.note


def test_with_nobody_to_rank_it_says_so() -> None:
    content = circular()
    (ranking,) = content.rankings
    few = [row.model_copy(update={"place": None, "score": None}) for row in ranking.rows]
    alone = content.model_copy(update={"rankings": [ranking.model_copy(update={"rows": few, "red": [], "black": []})]})
    document = lay_out(alone)
    assert "样本均不足10件，不作排名" in sentences(document)
    assert not [b for s in document.sections for b in s.blocks if isinstance(b, Lists)]


def test_zombies_are_counted_by_kind_and_named() -> None:
    document = lay_out(circular())
    assert "共有网格8个，其中活跃4个、不活跃1个、僵尸1个、豁免1个，另有1个当时尚无记录。" in sentences(document)
    assert "僵尸网格比上周末减少1个；按类型分：无有效活动1个、无人巡查1个" in sentences(document)
    alive, sleepers = tables(document)[2:]
    assert [cell.text for cell in alive.rows[-1].cells] == ["合计", "8", "4", "1", "1", "1", "1", "1", "0", "0", "0"]
    assert [cell.text for cell in sleepers.rows[0].cells] == [
        "1",
        "第2微网格",
        "杨柳1社区",
        "无有效活动、无人巡查",
        "12",
    ]
    assert sleepers.rows[0].cells[1].below == f"{PATH.replace('.', '')}001002"


def test_appeals_that_nobody_made_are_said_to_be_none() -> None:
    content = circular()
    none = content.model_copy(
        update={"appeals": content.appeals.model_copy(update=dict.fromkeys(("made", "approved", "refused", "open"), 0))}
    )
    assert "本周无剔除申诉。" in sentences(lay_out(none))
    assert "收到剔除申诉3件，办结2件，其中同意1件、不同意1件；期末在办2件" in sentences(lay_out(content))
