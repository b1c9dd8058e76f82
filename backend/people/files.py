"""Lists of people: which columns they have, and a row of one."""

from dataclasses import dataclass, field
from pathlib import Path

from backend.people.tables import read_table

HEADERS = {
    "account": ("account", "login", "user", "账号", "帐号", "账户", "用户名", "登录名"),
    "name": ("name", "display_name", "姓名", "名字"),
    "phone": ("phone", "mobile", "电话", "手机", "手机号", "手机号码", "联系电话"),
    "role": ("role", "角色", "身份"),
    "scope": ("scope", "grid", "grid_code", "code", "path", "网格", "网格编码", "网格代码", "管辖范围", "范围"),
    "department": ("department", "department_code", "部门", "部门编码", "部门代码", "职能部门"),
    "shift": ("shift", "班次", "班"),
    "position": ("position", "title", "岗位", "职务", "职位"),
    "password": ("password", "密码", "初始密码", "口令"),
}
"""What the columns may be called, in any case of letters."""

REQUIRED = ("account", "name", "role")


@dataclass(frozen=True, slots=True)
class PersonRow:
    """One row as it stands in the file, trimmed; "" where nothing is. ``number`` counts from 1, header and all."""

    number: int
    account: str = ""
    name: str = ""
    phone: str = ""
    role: str = ""
    scope: str = ""
    shift: str = ""
    position: str = ""
    password: str = field(default="", repr=False)
    department: str = ""


def read_people(file: Path) -> tuple[list[PersonRow], list[str]]:
    """The people of ``file``, and the headers that mean nothing to us. Raises Invalid as ``read_table`` does."""
    rows, unknown = read_table(file, HEADERS, REQUIRED)
    return [PersonRow(number, **cells) for number, cells in rows], unknown
