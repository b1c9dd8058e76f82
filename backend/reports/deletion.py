"""What the sender of a report can have deleted by its receipt, and what stays and why (Personal Information Protection
Law of the PRC, article 47)."""

from datetime import datetime
from typing import Literal

from pydantic import BaseModel, Field
from sqlalchemy.ext.asyncio import AsyncSession

from backend.live.outbox import Happened, record
from backend.media.copies import Copies
from backend.media.vault import Vault
from backend.reports.erasure import erase_contact, erase_photos, erase_words
from backend.reports.following import Held

Scope = Literal["contact", "all"]

DELETED = {
    "contact": "您的姓名、电话和单位",
    "words": "您写下的文字和详细地址",
    "photos": "您上传的照片及其拍摄时间和位置",
}
KEPT = {
    "words": "您写下的文字、地址和照片仍在，供办理使用；您可以要求一并删除",
    "case": "事项的编号、类别、地图位置和办理过程：办理公共事务所必需，其中没有您的个人信息",
    "verdict": "您的评价结果（不含文字）：用于统计解决率和满意率",
    "log": "操作日志：网络安全法要求保存不少于六个月，其中没有您的姓名、电话和文字",
}
OF: dict[Scope, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "contact": (("contact",), ("words", "case", "verdict", "log")),
    "all": (("contact", "words", "photos"), ("case", "verdict", "log")),
}
"""What each request deletes, and what stays after it."""


class Part(BaseModel):
    """One kind of data."""

    what: str = Field(description="contact, words, photos, case, verdict or log")
    text: str = Field(description="in Chinese, for whoever asked: what it is, and of what stays, why")


class Deletion(BaseModel):
    """What was deleted, now or by an earlier request, and what stays."""

    deleted: list[Part]
    kept: list[Part]


async def delete_personal_data(
    session: AsyncSession, held: Held, scope: Scope, now: datetime, vault: Vault, copies: Copies
) -> Deletion:
    """Delete what ``scope`` names of a receipt's report; its case goes on without it. Once more changes nothing.

    Words that were given with a verdict are the caller's to delete (backend/verdicts/service.py).
    """
    count = await erase_contact(session, [held.report], now)
    if scope == "all":
        count += await erase_words(session, [held.report], now)
        count += await erase_photos(session, [held.report], now, vault, copies)
    if count:
        data = {"what": scope, "count": count, "case": str(held.case)}
        topics = (f"case:{held.case}",)
        event = Happened("PersonalDataErased", now, "report", str(held.report), data, topics, "citizen")
        await record(session, [event])
    deleted, kept = OF[scope]
    return Deletion(
        deleted=[Part(what=what, text=DELETED[what]) for what in deleted],
        kept=[Part(what=what, text=KEPT[what]) for what in kept],
    )
