"""The page behind a one-time link: an account's holder chooses a password."""

from html import escape
from typing import Annotated

from fastapi import APIRouter, Form, Query
from fastapi.responses import HTMLResponse

from backend.api.context import Origin, Parts, Writing
from backend.errors import Invalid, NotFound
from backend.people.passwords import account_of_link, set_password
from backend.security import PASSWORD_MAX, PASSWORD_MIN

router = APIRouter(prefix="/setup", include_in_schema=False)

HEADERS = {
    "Cache-Control": "no-store",
    "Referrer-Policy": "no-referrer",  # the address holds the token
    "Content-Security-Policy": "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; base-uri 'none'",
}
PAGE = """<!doctype html>
<html lang="zh-CN"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>网格哨 · 设置密码</title>
<style>
 body {{ font: 16px/1.6 system-ui, sans-serif; max-width: 24rem; margin: 12vh auto; padding: 0 1rem; color: #1c2733 }}
 input, button {{ font: inherit; width: 100%; box-sizing: border-box; padding: .5rem; margin: .25rem 0 1rem }}
 small {{ color: #5b6875; display: block }} .wrong {{ color: #b3261e }}
</style>
<main>
<h1>网格哨 <small>GridWarden</small></h1>
{body}
</main>
</html>"""
FORM = """<form method="post" action="/setup">
<p class="wrong">{message}</p>
<input type="hidden" name="token" value="{token}">
<input type="hidden" name="username" autocomplete="username" value="{login}">
<p>为账号 <b>{login}</b> 设置密码。<small>Choose a password for the account {login}.</small></p>
<label>密码 Password（{least}–{most} 位 characters）
<input type="password" name="password" minlength="{least}" maxlength="{most}" autocomplete="new-password" required>
</label><button>保存 Save</button></form>"""
DONE = """<p>密码已设置。<small>The password is set; this link has ended.</small></p>
<p><a href="/wall/">登录 Log in</a></p>"""
ENDED = """<p>链接已失效，请向安全管理员索取新链接；首次设置时重新运行 ./grid up 即可。
<small>This link was used or has ended. The security administrator makes a new one; while no password is set,
./grid up prints one.</small></p>"""


def _page(body: str, status: int = 200) -> HTMLResponse:
    return HTMLResponse(PAGE.format(body=body), status, HEADERS)


def _form(token: str, login: str, message: str = "") -> str:
    values = {"token": token, "message": message, "login": login}
    shown = {name: escape(value) for name, value in values.items()}
    return FORM.format(**shown, least=PASSWORD_MIN, most=PASSWORD_MAX)


@router.get("")
async def show(session: Writing, context: Parts, token: Annotated[str, Query(max_length=100)] = "") -> HTMLResponse:
    """The form, or a sentence when the link has ended."""
    try:
        account = await account_of_link(session, token, context.clock())
    except NotFound as ended:
        return _page(ENDED, ended.status)
    return _page(_form(token, account.login))


@router.post("")
async def save(
    context: Parts,
    session: Writing,
    origin: Origin,
    token: Annotated[str, Form(max_length=100)],
    password: Annotated[str, Form(max_length=1000)],
) -> HTMLResponse:
    """Set the password."""
    now = context.clock()
    try:
        account = await account_of_link(session, token, now)
    except NotFound as ended:
        return _page(ENDED, ended.status)
    try:
        await set_password(session, account, password, now, actor=str(account.id), origin=origin)
    except Invalid as refused:
        return _page(_form(token, account.login, f"密码不合要求 {refused.detail}"), refused.status)
    return _page(DONE)
