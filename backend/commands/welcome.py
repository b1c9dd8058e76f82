"""What ``up`` prints once everything answers: the three addresses, and how to get in."""

from collections.abc import Mapping, Sequence

from rich.console import Console
from rich.panel import Panel
from rich.table import Table

from backend.commands.founding import Mode
from backend.settings import Settings
from fixtures.tongzhou.logins import Login

WIDTH_OF_A_FILE = 120
"""Where the output is no terminal nothing is broken into lines: an address must stay whole."""


def welcome(settings: Settings, mode: Mode, links: Mapping[str, str], logins: Sequence[Login] = ()) -> None:
    """Print the addresses; ``logins`` of the demo city beside their pages."""
    console = Console(highlight=False)
    if not console.is_terminal:
        console = Console(highlight=False, width=WIDTH_OF_A_FILE)
    by_role = {login.role: login for login in reversed(logins)}
    pages = Table.grid(padding=(0, 3))
    pages.add_column(no_wrap=True)
    pages.add_column(no_wrap=True, style="bold")
    pages.add_column(no_wrap=True)
    for name, page, role in (
        ("指挥大屏 Wall", "wall", "command_center"),
        ("网格员平板 Tablet", "tablet", "worker"),
        ("居民上报 Report", "report", None),
    ):
        login = by_role.get(role or "")
        entry = f"{login.account} / {login.password}" if login else ("无需账号 no account" if not role else "")
        pages.add_row(name, f"{settings.base_url}/{page}/", entry)
    where = "演示城市 demo city" if mode == "demo" else "正式环境 live"
    console.print(
        Panel(
            pages,
            title="网格哨 GridWarden",
            subtitle=f"{where} · {settings.data} · Ctrl-C 停止 stops",
            expand=False,
            padding=(1, 2),
        )
    )
    if links:
        console.print(
            "首次设置：三位管理员相互独立，请各自用自己的链接设置密码，一次有效。"
            " Three administrators, three people: each sets a password here, once."
        )
    for account, link in links.items():
        console.print(f"{account:<9}{link}", soft_wrap=True)
