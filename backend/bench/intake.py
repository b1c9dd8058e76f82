"""The row ``intake``: durable reports a second through HTTP against pgbench doing the same work in one statement."""

import re
import subprocess
from pathlib import Path

from psycopg.conninfo import conninfo_to_dict

from backend.bench.load import flood
from backend.bench.stage import Stage
from backend.bench.table import Row
from backend.db.cluster import installed

GOAL = 0.25
REPORTS, CONNECTIONS = 6_000, 64
PGBENCH_CLIENTS, PGBENCH_SECONDS = 32, 10
SCRIPT = Path(__file__).with_name("intake.sql")


def _pgbench(stage: Stage) -> float:
    """Transactions a second of the script, with as many clients as serve this machine best."""
    parts = conninfo_to_dict(stage.url)
    command = [
        str(installed()[0].folder / "pgbench"), "--no-vacuum", "--protocol=prepared",
        f"--client={PGBENCH_CLIENTS}", "--jobs=2", f"--time={PGBENCH_SECONDS}", f"--file={SCRIPT}",
        f"--host={parts['host']}", f"--port={parts.get('port', 5432)}", f"--username={parts['user']}",
        str(parts["dbname"]),
    ]  # fmt: skip
    output = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    found = re.search(r"tps = ([\d.]+)", output)
    if not found:
        raise RuntimeError(f"pgbench printed no rate: {output}")
    return float(found[1])


async def measure(stage: Stage) -> Row:
    """Send 6,000 reports through 64 kept-alive connections; every one must be answered 201."""
    bodies = stage.reports()
    await flood(stage.port, "/api/v1/reports", bodies[REPORTS : REPORTS + 500], CONNECTIONS)  # warm-up
    seconds, answers = await flood(stage.port, "/api/v1/reports", bodies[:REPORTS], CONNECTIONS)
    refused = [a for a in answers if a.status != 201]
    if refused:
        raise RuntimeError(f"{len(refused)} reports were refused, the first with {refused[0].body}")
    limit = _pgbench(stage)
    ours = REPORTS / seconds
    ratio = ours / limit
    return Row(
        name="intake",
        unit="reports/s",
        ours=ours,
        limit=limit,
        limit_is=f"pgbench, {PGBENCH_CLIENTS} clients, the same rows and location in one statement, durable",
        ratio=ratio,
        goal=f"ratio ≥ {GOAL}",
        met=ratio >= GOAL,
        more={"reports": REPORTS, "connections": CONNECTIONS},
    )
