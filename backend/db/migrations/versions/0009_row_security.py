"""Row-level security: who sees which rows, whatever a query forgets (docs/decisions/0007-row-security.md)."""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None

# Settings of the transaction (backend/db/view.py), each looked up once a statement. They are null before a connection
# first had one and empty after; both compare with nothing, except in the empty lower bound, whose upper one then is.
ME = "(select nullif(current_setting('grid.account', true), '')::uuid)"
HELD = "(select nullif(current_setting('grid.held', true), ''))::uuid[]"
SYSTEM = "(select current_setting('grid.system', true)) = 'on'"
AUDIT = "(select current_setting('grid.audit', true)) = 'on'"
DEPARTMENT = "(select nullif(current_setting('grid.department', true), ''))"


def within(path: str, low: str = "grid.low", high: str = "grid.high") -> str:
    """Whether ``path`` lies in the range of two settings; an index on it answers that."""
    return f"{path} >= (select current_setting('{low}', true)) and {path} < (select current_setting('{high}', true))"


# Every branch can be answered by an index, or the whole condition by none.
CASE = f"""
    ({within("path")})
    or worker_id = {ME}
    or (department = {DEPARTMENT} and {within("path", "grid.department_low", "grid.department_high")})
    or (owner_department = {DEPARTMENT} and {within("path", "grid.department_low", "grid.department_high")})
    or id = any ((select own_case_ids_v1())::uuid[])
"""
# Other tables follow: a subquery in a policy is itself bound by the policies of its table.
OF_CASE = f'{SYSTEM} or exists (select from "case" where "case".id = case_id)'
OF_REPORT = f"{SYSTEM} or exists (select from report where report.id = report_id)"
POLICIES = {
    "case": CASE,
    "task": f"worker_id = {ME} or {OF_CASE}",
    # Who holds one report of a case sees the case, and not the reports of others; the program sees them all.
    "report": f"{SYSTEM} or id = any ({HELD}) or (case_id = any ({HELD})) is not true and ({OF_CASE})",
    "media": f"id = any ({HELD}) or {OF_REPORT} or {OF_CASE}",  # of a report, or evidence in a case
    "verdict": OF_REPORT,
    "message": OF_REPORT,
    "evidence": OF_CASE,
    "handover": OF_CASE,
    "request": OF_CASE,
    "note": OF_CASE,
    "step": OF_CASE,
    "dispute": OF_CASE,
    "clock": OF_CASE,
    "pause": OF_CASE,
    "order": OF_CASE,
    "whistle": OF_CASE,
    "whistle_call": OF_CASE,
    "merge": f'{OF_CASE} or exists (select from "case" where "case".id = into_id)',
    "worker_position": f"""{SYSTEM} or account_id = {ME}
        or exists (select from account where account.id = account_id and {within("account.scope")})""",
    "household_contact": f"{SYSTEM} or exists (select from grid where grid.code = grid_code and {within('grid.path')})",
    "personal_read": f"{SYSTEM} or {AUDIT} or account_id = {ME}",
    "idempotency_key": SYSTEM,
}
# An event without an audience is for the audit alone; the case expression keeps other subjects' ids from the cast.
EVENT = """
    (select current_setting('grid.audit', true)) = 'on' or cardinality(topics) > 0 and case subject_kind
        when 'case' then exists (select from "case" where "case".id = subject_id::uuid)
        when 'task' then exists (select from task where task.id = subject_id::uuid)
        when 'report' then exists (select from report where report.id = subject_id::uuid)
        else false
    end
"""


def upgrade() -> None:
    # Only named here, for the policies; what it does is in backend/db/sql/080_views.sql, which is run next.
    op.execute("create function own_case_ids_v1() returns uuid[] language plpgsql stable as 'begin return null; end'")
    # Looked up with every case that does not lie within the caller's grid.
    op.create_index("ix_task_worker_offered", "task", ["worker_id", "offered_at"])
    op.create_index(
        "ix_handover_department", "handover", ["to_department"], postgresql_where=sa.text("ended_at is null")
    )
    for table, condition in POLICIES.items():
        op.execute(f'create policy seen on "{table}" to grid_app, grid_read using ({condition})')
    op.execute("create policy begun on media for insert to grid_app with check (report_id is null)")
    op.execute(f"create policy seen on event for select to grid_app, grid_read using ({EVENT})")
    op.execute("create policy recorded on event for insert to grid_app with check (true)")
    for table in (*POLICIES, "event"):
        op.execute(f'create policy jobs on "{table}" to grid_jobs using (true)')
        op.execute(f'alter table "{table}" enable row level security')


def downgrade() -> None:
    for table in (*POLICIES, "event"):
        op.execute(f'alter table "{table}" disable row level security')
        op.execute(f'drop policy jobs on "{table}"')
        op.execute(f'drop policy seen on "{table}"')
    op.execute("drop policy begun on media")
    op.execute("drop policy recorded on event")
    op.drop_index("ix_handover_department", table_name="handover")
    op.drop_index("ix_task_worker_offered", table_name="task")
    op.execute("drop function own_case_ids_v1()")
