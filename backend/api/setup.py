"""The page behind the one-time link: the first administrator chooses a password."""

from html import escape
from typing import Annotated

from fastapi import APIRouter, Form, Query
from fastapi.responses import HTMLResponse

from backend.api.context import Origin, Parts, Writing
from backend.errors import Invalid, NotFound
from backend.people.first import LOGIN, check_setup, use_setup
from backend.security import PASSWORD_MAX, PASSWORD_MIN

router = APIRouter(prefix="/setup", include_in_schema=False)

HEADERS = {
    "Cache-Control": "no-store",
    "Referrer-Policy": "no-referrer",  # the address holds the token
    "Content-Security-Policy": "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; base-uri 'none'",
}
PAGE = """<!doctype html>
<html lang="zh-CN"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>网格哨 · 设置管理员密码</title>
<style>
 body {{ font: 16px/1.6 system-ui, sans-serif; max-width: 24rem; margin: 12vh auto; padding: 0 1rem; color: #1c2733 }}
 input, button {{ font: inherit; width: 100%; box-sizing: border-box; padding: .5rem; margin: .25rem 0 1rem }}
 small {{ color: #5b6875; display: block }} .wrong {{ color: #b3261e }}
</style>
<h1>网格哨 <small>GridWarden</small></h1>
{body}
</html>"""
FORM = """<form method="post" action="/setup">
<p class="wrong">{message}</p>
<input type="hidden" name="token" value="{token}">
<input type="hidden" name="username" autocomplete="username" value="{login}">
<p>为管理员账号 <b>{login}</b> 设置密码。<small>Choose a password for the account {login}.</small></p>
<label>密码 Password（{least}–{most} 位 characters）
<input type="password" name="password" minlength="{least}" maxlength="{most}" autocomplete="new-password" required>
</label><button>保存 Save</button></form>"""
DONE = """<p>密码已设置。<small>The password is set; this link has ended.</small></p>
<p><a href="/wall/">登录 Log in</a></p>"""
ENDED = """<p>链接已失效。未设置密码前，重新运行 ./grid up 会给出新链接。
<small>This link was used or has ended. While no password is set, ./grid up prints a new one.</small></p>"""


def _page(body: str, status: int = 200) -> HTMLResponse:
    return HTMLResponse(PAGE.format(body=body), status, HEADERS)


def _form(token: str, message: str = "") -> str:
    return FORM.format(token=escape(token), message=escape(message), login=LOGIN, least=PASSWORD_MIN, most=PASSWORD_MAX)


@router.get("")
async def show(context: Parts, token: Annotated[str, Query(max_length=100)] = "") -> HTMLResponse:
    """The form, or a sentence when the link has ended."""
    try:
        async with context.db.write() as session:
            await check_setup(session, token, context.clock())
    except NotFound as ended:
        return _page(ENDED, ended.status)
    return _page(_form(token))


@router.post("")
async def save(
    context: Parts,
    session: Writing,
    origin: Origin,
    token: Annotated[str, Form(max_length=100)],
    password: Annotated[str, Form(max_length=1000)],
) -> HTMLResponse:
    """Set the password."""
    try:
        await use_setup(session, token, password, context.clock(), origin)
    except NotFound as ended:
        return _page(ENDED, ended.status)
    except Invalid as refused:
        message = f"密码长度不合要求 {refused.detail}"
        return _page(_form(token, message), refused.status)
    return _page(DONE)
