"""A district on paper: seven cases, a row in every table beside each, and the people who see some of them."""

from datetime import UTC, datetime
from typing import Any
from uuid import UUID, uuid4, uuid5

import psycopg

from backend.people.rights import Caller

NOW = datetime(2026, 11, 23, 2, 0, tzinfo=UTC)
NAMES = UUID("5d1a6c2e-0000-4000-8000-000000000009")


def caller(role: str, scope: str, *, id: UUID | None = None, department: str | None = None) -> Caller:
    """An account that calls; of the permissions only those count that a view asks for."""
    permissions = {"audit_administrator": "audit.read", "system_administrator": "accounts.manage"}
    may = frozenset({permissions.get(role, "cases.see")})
    return Caller(id or uuid4(), role, role, role, scope, department, may)


def named(name: str) -> UUID:
    """The id of what a test calls ``name``."""
    return uuid5(NAMES, name)


EAST, WEST, FAR = "110112.001.001", "110112.001.002", "110112.002.001"
WORKER, DEPUTY, CALLER = named("worker"), named("deputy"), named("caller")

PATHS = {
    "own grid": f"{EAST}.001",
    "next grid": f"{EAST}.002",
    "own task": f"{WEST}.001",  # of the worker, in a grid of others
    "water's": f"{WEST}.002",  # the water office works it
    "asked": f"{WEST}.001",  # and is asked to take this one,
    "whistled": f"{EAST}.002",  # and called to this one
    "far water's": f"{FAR}.001",  # another street's water office works it
}
CASES = {named(name): name for name in PATHS}

# A row of every table that belongs to a case. Parameters: the case, its report, the row's own id, instants, accounts.
BESIDE = {
    "report": "insert into report (id, receipt_hash, case_id, category, description, channel, geom, source, sent,"
    " contact_name, contact_phone, received_at) select %(report)s, sha256(cast(%(number)s as bytea)), %(case)s, '0102',"
    " '垃圾', 'citizen', geom, 'pin', '{}', '王大爷', '13800138000', %(now)s from \"case\" where id = %(case)s",
    "media": "insert into media (id, report_id, state, declared_bytes, created_at)"
    " values (%(id)s, %(report)s, 'ready', 1, %(now)s)",
    "task": "insert into task (id, case_id, worker_id, rank, state, offered_at, accept_by)"
    " values (%(id)s, %(case)s, %(holder)s, 0, 'accepted', %(now)s, %(now)s)",
    "handover": "insert into handover (id, case_id, from_rung, from_owner, to_rung, to_owner, to_department, why,"
    " asked_by, asked_at) values (%(id)s, %(case)s, 'community', '110112.001', 'department', '110112.001', %(asked)s,"
    " 'by_hand', 'system', %(now)s)",
    "request": "insert into request (id, case_id, kind, asked_by, asked_at, reason)"
    " values (%(id)s, %(case)s, 'extend', %(worker)s, %(now)s, '等配件')",
    "note": "insert into note (id, case_id, action, at, actor, words)"
    " values (%(id)s, %(case)s, 'accept', %(now)s, 'system', '马上去')",
    "step": "insert into step (id, case_id, code, at, actor, outcome, words)"
    " values (%(id)s, %(case)s, 'assess', %(now)s, %(worker)s, 'ours', '属实')",
    "dispute": "insert into dispute (case_id, class_code, grade, parties, graded_at, graded_by)"
    " values (%(case)s, 'neighbours', 'small', 2, %(now)s, %(worker)s)",
    "merge": "insert into merge (id, case_id, into_id, merged_at, merged_by, reason, state_before)"
    " values (%(id)s, %(case)s, %(elsewhere)s, %(now)s, %(worker)s, '同一处', 'assigned')",
    "clock": "insert into clock (id, case_id, stage, subject_kind, subject_id, limit_kind, limit_amount, started_at,"
    " due_at, provisional) values (%(id)s, %(case)s, 'whole', 'case', %(case)s, 'hours', 2, %(now)s, %(now)s, false)",
    "waiting_case": "insert into waiting_case (case_id, code, since) values (%(case)s, '110112001001001', %(now)s)",
    "pause": "insert into pause (id, case_id, from_at, review_at, approver, reason)"
    " values (%(id)s, %(case)s, %(now)s, cast(%(now)s as timestamptz) + interval '1 day', %(worker)s, '雨季')",
    "order": 'insert into "order" (id, number, case_id, kind, to_owner, words, issued_at, actor)'
    " values (%(id)s, %(number)s, %(case)s, 'urge', '110112.001', '请抓紧', %(now)s, 'system')",
    "whistle": "insert into whistle (id, number, case_id, called_by, called_owner, called_at, words)"
    " values (%(id)s, %(number)s, %(case)s, %(caller)s, '110112.001', %(now)s, '请到场')",
    "whistle_call": "insert into whistle_call (id, whistle_id, case_id, nth, department, lead, state, called_at)"
    " values (%(id)s, %(whistle)s, %(case)s, 1, %(called)s, true, 'called', %(now)s)",
    "evidence": "insert into evidence (media_id, case_id, kind, attached_by, attached_at, far, untimely, contradicted)"
    " select id, %(case)s, 'after', %(worker)s, %(now)s, false, false, false from media where report_id = %(report)s",
    "appeal": "insert into appeal (id, case_id, measures, reason, evidence, asked_by, asked_at)"
    " values (%(id)s, %(case)s, '{overdue}', '等配件', '{}', %(worker)s, %(now)s)",
    "verdict": "insert into verdict (id, report_id, case_id, round, outcome, satisfaction, given_at)"
    " values (%(id)s, %(report)s, %(case)s, 0, 'solved', 'satisfied', %(now)s)",
    "message": "insert into message (id, report_id, kind, round, created_at)"
    " values (%(id)s, %(report)s, 'asked', 0, %(now)s)",
    "alert": "insert into alert (id, case_id, task_id, account_id, rung, created_at)"
    " select %(id)s, case_id, id, worker_id, 'worker', %(now)s from task where case_id = %(case)s",
    "common_problem_case": "with problem as (insert into common_problem (id, class_code, path, area, found_at,"
    " first_at, last_at, cases, expected, p, looks, place_id, nth) select %(id)s, '01', path,"
    ' st_multi(st_buffer(geom, 0.001)), %(now)s, %(now)s, %(now)s, 5, 0.1, 0, 9, %(id)s, 1 from "case"'
    " where id = %(case)s returning id) insert into common_problem_case (case_id, problem_id)"
    " select %(case)s, id from problem",
    "replay_entry": "insert into replay_entry (at, seq, case_id, path, what, status, due_at)"
    " select %(now)s, hashtext(%(number)s), %(case)s, path, 'CaseOpened', 'assigned', %(now)s from \"case\""
    " where id = %(case)s",
    "personal_read": "insert into personal_read (account_id, subject_kind, subject_id, case_id, reason, at)"
    " values (%(caller)s, 'report', %(report)s, %(case)s, '回访', %(now)s)",
}


def found_district(url: str) -> None:
    """Put the district into the empty database at ``url``."""
    with psycopg.connect(url) as c:
        for account, role in ((WORKER, "worker"), (DEPUTY, "worker"), (CALLER, "community")):
            c.execute(
                "insert into account (id, login, display_name, role, scope, created_at)"
                " values (%s, %s, '张', %s, %s, %s)",
                (account, str(account), role, f"{EAST}.001", NOW),
            )
        for name, path in PATHS.items():
            _case(c, name, path)
        c.execute("select make_replay_months_v1(array[date '2026-11-01'])")
        for name in PATHS:
            for table, insert in BESIDE.items():
                c.execute(insert, _values(name, table))


def _case(c: psycopg.Connection[Any], name: str, path: str) -> None:
    c.execute(
        'insert into "case" (id, number, category, status, summary, geom, path, how, neighbours, worker_id, owner,'
        " department, opened_at, due_at) values (%s, %s, '0102', 'assigned', '垃圾',"
        " st_setsrid(st_makepoint(116.66, 39.9), 4326), %s, 'covers', '[]', %s, %s, %s, %s, %s)",
        (named(name), name, path, DEPUTY, path, "water" if name.endswith("water's") else None, NOW, NOW),
    )


def _values(name: str, table: str) -> dict[str, Any]:
    return {
        "id": named(f"{table} of {name}"),
        "case": named(name),
        "number": f"{table} of {name}",
        "report": named(f"report of {name}"),
        "whistle": named(f"whistle of {name}"),
        "holder": WORKER if name == "own task" else DEPUTY,
        "worker": WORKER,
        "caller": CALLER,
        "asked": "water" if name == "asked" else "roads",
        "called": "water" if name == "whistled" else "roads",
        "elsewhere": named("far water's") if name != "far water's" else named("own grid"),
        "now": NOW,
    }
