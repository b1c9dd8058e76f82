"""Reads lists of people: CSV in UTF-8 or GBK, or the first sheet of an XLSX workbook."""

import csv
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from zipfile import BadZipFile

from openpyxl import load_workbook
from openpyxl.utils.exceptions import InvalidFileException

from backend.errors import Invalid

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
    """The rows of ``file`` that are not blank, and the headers that mean nothing to us.

    Raises Invalid for a file that cannot be read, lacks a column (account, name, role), has one twice, or has no rows.
    """
    if not file.is_file():
        raise Invalid(f"there is no file {file}")
    lines = _sheet(file) if file.suffix.lower() in (".xlsx", ".xlsm") else _csv(file)
    header = next((cells for _, cells in lines), [])
    columns = [_column(cell) for cell in header]
    if missing := [name for name in REQUIRED if name not in columns]:
        raise Invalid(
            f"{file.name} has no column {', '.join(missing)}; its first row is {', '.join(header) or 'empty'}"
        )
    if twice := sorted({name for name in columns if name and columns.count(name) > 1}):
        raise Invalid(f"{file.name} has more than one column for {', '.join(twice)}")
    rows = [
        PersonRow(number, **{name: cell for name, cell in zip(columns, cells, strict=False) if name})
        for number, cells in lines
        if any(cells)
    ]
    if not rows:
        raise Invalid(f"{file.name} has no rows below its header")
    return rows, [cell for cell, name in zip(header, columns, strict=True) if cell and not name]


def _column(header: str) -> str:
    word = header.strip().lower().replace(" ", "_")
    return next((name for name, words in HEADERS.items() if word in words), "")


def _csv(file: Path) -> Iterator[tuple[int, list[str]]]:
    raw = file.read_bytes()
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        try:
            text = raw.decode("gb18030")  # what Excel writes on a Chinese Windows
        except UnicodeDecodeError:
            raise Invalid(f"{file.name} is neither UTF-8 nor GBK text; save it as CSV UTF-8") from None
    first = text.partition("\n")[0]
    delimiter = max(",;\t", key=first.count)
    reader = csv.reader(text.splitlines(keepends=True), delimiter=delimiter)
    try:
        for cells in reader:
            yield reader.line_num, [cell.strip() for cell in cells]
    except csv.Error as error:
        raise Invalid(f"{file.name}, line {reader.line_num}: {error}") from error


def _sheet(file: Path) -> Iterator[tuple[int, list[str]]]:
    try:
        book = load_workbook(file, read_only=True, data_only=True)
        rows: Iterable[tuple[Any, ...]] = book.worksheets[0].iter_rows(values_only=True)
        for number, cells in enumerate(rows, start=1):
            yield number, [_cell(cell) for cell in cells]
        book.close()
    except (InvalidFileException, BadZipFile, KeyError, ValueError) as error:
        raise Invalid(f"{file.name} is not a readable XLSX workbook") from error


def _cell(value: Any) -> str:
    """A cell as people see it: Excel keeps codes and phones as numbers."""
    if value is None:
        return ""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value).strip()
