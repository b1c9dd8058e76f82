"""A private PostgreSQL + PostGIS server inside the data folder, for whoever has no database of their own.

It listens on one socket only, in a folder nobody else may enter; that is why it asks for no password. Any number of
commands may use it at once: the first one starts it, the last one to leave stops it, and a command that was killed
has left (each holds a shared file lock, which the kernel lets go of).
"""

import fcntl
import hashlib
import os
import pwd
import shutil
import stat
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any

import psycopg
from psycopg import pq

from backend.errors import Unavailable

OLDEST = 15
MISSING = (
    f"no PostgreSQL {OLDEST} or newer with PostGIS is installed; run: apt-get install postgresql-postgis"
    " (or set GRID_DATABASE_URL to the address of one)"
)
USER = "gridwarden"
SYSTEM_HOME = Path("/var/lib/gridwarden")
SYSTEM_RUN = Path("/run/gridwarden")
DATABASE = "gridwarden"
PATIENCE_S = 3600.0
"""Crash recovery of a large database may take long; giving up earlier would only start it over."""

SETTINGS = {
    "listen_addresses": "",
    "unix_socket_permissions": "0700",
    "max_connections": "200",
    "shared_buffers": "256MB",
    "effective_cache_size": "1GB",
    "work_mem": "16MB",
    "maintenance_work_mem": "128MB",
    "max_wal_size": "2GB",
    "random_page_cost": "1.1",
    "synchronous_commit": "on",  # a report answered 201 survives a power cut
    "jit": "off",  # compiling costs more than our queries, which are many and short
    "timezone": "UTC",
    "log_timezone": "UTC",
    "log_min_messages": "warning",
    "log_line_prefix": "%m [%p] ",
}
FLEETING = {"fsync": "off", "synchronous_commit": "off", "full_page_writes": "off"}
"""For a cluster whose data nobody will miss: the tests'."""

Say = Callable[[str], None]
"""Takes one line of progress."""


@dataclass(frozen=True)
class Binaries:
    """An installed PostgreSQL server that has PostGIS."""

    major: int
    folder: Path


def installed() -> list[Binaries]:
    """Every usable PostgreSQL here, newest first: Debian's places, then the ``pg_config`` in PATH."""
    found = []
    for folder in Path("/usr/lib/postgresql").glob("*/bin"):
        major = folder.parent.name
        if major.isdigit() and Path(f"/usr/share/postgresql/{major}/extension/postgis.control").exists():
            found.append(Binaries(int(major), folder))
    if config := shutil.which("pg_config"):
        asked = subprocess.run(
            [config, "--version", "--bindir", "--sharedir"], capture_output=True, text=True, check=False
        ).stdout.splitlines()
        if len(asked) == 3 and (Path(asked[2]) / "extension/postgis.control").exists():
            major = asked[0].removeprefix("PostgreSQL ").split(".")[0].split(" ")[0]
            found.append(Binaries(int(major) if major.isdigit() else 0, Path(asked[1])))
    usable = [b for b in found if b.major >= OLDEST and (b.folder / "initdb").exists()]
    return sorted(usable, key=lambda b: -b.major)


def binary(program: str) -> Path:
    """The path of ``program`` (``pgbench``, ``pg_dump``, …) of the newest installed server; raises Unavailable."""
    for candidate in installed():
        if (candidate.folder / program).exists():
            return candidate.folder / program
    raise Unavailable(MISSING)


def reachable(path: Path) -> bool:
    """Whether every existing folder from the root down to ``path`` may be entered by any user."""
    return all(parent.stat().st_mode & stat.S_IXOTH for parent in (path, *path.parents) if parent.exists())


class Cluster:
    """The server of one data folder.

    ``url`` is its address, for psycopg and for backend.db.engine alike, valid between ``start`` and ``stop``.
    ``durable=False`` is for tests: quick, not safe against power cuts, and made anew at each start. ``say`` takes
    lines of progress. Raises Unavailable when the folder cannot be made.
    """

    def __init__(self, data: Path, *, durable: bool = True, say: Say = lambda line: None) -> None:
        self.data = data.resolve()
        try:
            self.data.mkdir(parents=True, exist_ok=True)
        except OSError as refused:
            raise Unavailable(f"cannot make the data folder {self.data}: {refused.strerror}") from refused
        self.durable = durable
        self.say = say
        self._uses: IO[bytes] | None = None
        self._server: subprocess.Popen[bytes] | None = None
        name = hashlib.sha256(os.fsencode(self.data)).hexdigest()[:12]
        root = os.geteuid() == 0
        elsewhere = SYSTEM_HOME / name / "postgres"
        beside = not root or (reachable(self.data) and not elsewhere.exists())
        self.folder = self.data / "postgres" if beside else elsewhere
        # As root we run it as whoever owns the files already, so that it does not matter who came first.
        if self.folder.exists():
            self.user = pwd.getpwuid(self.folder.stat().st_uid).pw_name
        else:
            self.user = USER if root else pwd.getpwuid(os.geteuid()).pw_name
        # A socket's whole path may have 107 bytes, so it cannot lie in the data folder. Below /tmp it lies in a folder
        # that nobody else may enter; one of somebody else there is refused.
        self.socket_dir = SYSTEM_RUN / name if self.user == USER else Path(f"/tmp/gridwarden-{self.user}-{name}")  # noqa: S108

    @property
    def url(self) -> str:
        """The address of the application's database."""
        return self.url_of(DATABASE)

    def url_of(self, database: str) -> str:
        """The address of another database of the same server."""
        return f"postgresql://{USER}@/{database}?host={self.socket_dir}&port=5432"

    def start(self) -> bool:
        """Use the server, starting (or creating) it when it is not running; True when this call started it.

        Recovers by itself from a server that was killed. Raises Unavailable, with the end of the server's log,
        when it cannot run.
        """
        with self._exclusively():
            self._uses = (self.data / "postgres.users").open("ab")
            fcntl.flock(self._uses, fcntl.LOCK_SH)
            try:
                started = self._ping() != pq.Ping.OK
                if started:
                    self._make_user()
                    if not self.durable:
                        shutil.rmtree(self.folder, ignore_errors=True)
                    self._initialise()
                    self._launch()
                return started
            except BaseException:  # Ctrl-C too: nobody may be counted who is not there
                self._leave()
                raise

    def revive(self) -> None:
        """Start the server again if it was killed under us; for whoever keeps it running for others."""
        if self._uses is not None and self.postmaster() is None:
            with self._exclusively():
                if self.postmaster() is None:
                    self.say("the database was killed; starting it again")
                    self._launch()

    def stop(self) -> None:
        """Leave the server; it is stopped when nobody else uses it. Safe to call twice."""
        if self._uses is None:
            return
        with self._exclusively():
            self._leave()

    def __enter__(self) -> "Cluster":
        self.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.stop()

    # ---------------------------------------------------------------------------------------------------- steps

    @contextmanager
    def _exclusively(self) -> Iterator[None]:
        """Nobody else starts or stops this cluster meanwhile."""
        try:
            lock = (self.data / "postgres.lock").open("ab")
        except PermissionError as refused:
            raise Unavailable(
                f"the data folder {self.data} belongs to another user; name yours with --data"
            ) from refused
        with lock:
            try:
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                self.say("waiting for another command that is starting or stopping the database")
                fcntl.flock(lock, fcntl.LOCK_EX)
            yield

    def _leave(self) -> None:
        assert self._uses is not None
        with self._uses as uses:
            self._uses = None
            try:
                fcntl.flock(uses, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                return
            if pid := self.postmaster():
                self._run(self._binaries(), "pg_ctl", "stop", "-D", self.folder, "-m", "fast", "-t", "600", "-s")
                self._reap(pid)

    def _reap(self, pid: int) -> None:
        if self._server is not None and self._server.pid == pid:
            self._server.wait()
            self._server = None

    def _ping(self) -> int:
        address = f"host={self.socket_dir} port=5432 dbname=postgres user={USER} connect_timeout=5"
        return pq.PGconn.ping(address.encode())

    def postmaster(self) -> int | None:
        """The process id of this cluster's running server."""
        try:
            pid = int((self.folder / "postmaster.pid").read_text().split("\n")[0])
            command = Path(f"/proc/{pid}/cmdline").read_bytes().split(b"\0")
        except (FileNotFoundError, ProcessLookupError, ValueError):
            return None
        return pid if os.fsencode(self.folder) in command else None

    def _binaries(self) -> Binaries:
        """The newest server, or the one that made the cluster: a major version cannot read another's files."""
        candidates = installed()
        if (version := self.folder / "PG_VERSION").exists():
            major = int(version.read_text())
            candidates = [b for b in candidates if b.major == major]
            if not candidates:
                raise Unavailable(
                    f"{self.folder} was made by PostgreSQL {major}, which is not here any more;"
                    f" run: apt-get install postgresql-{major}-postgis-3"
                )
        if not candidates:
            raise Unavailable(MISSING)
        return candidates[0]

    def _run(self, binaries: Binaries, program: str, *arguments: str | Path) -> None:
        done = subprocess.run(
            [binaries.folder / program, *arguments], capture_output=True, cwd="/", check=False, **self._as_user()
        )
        if done.returncode:
            raise Unavailable(f"{program} failed: {done.stderr.decode(errors='replace').strip()}")

    def _as_user(self) -> dict[str, Any]:
        """What makes a child process run as the cluster's user; PostgreSQL refuses to run as root."""
        if os.geteuid() != 0:
            return {}
        entry = pwd.getpwnam(self.user)
        return {"user": entry.pw_uid, "group": entry.pw_gid, "extra_groups": []}

    def _make_user(self) -> None:
        if os.geteuid() != 0:
            return
        try:
            pwd.getpwnam(self.user)
        except KeyError:
            self.say(f"creating the system user {self.user}, who runs the database")
            subprocess.run(
                ["useradd", "--system", "--home-dir", SYSTEM_HOME, "--shell", "/usr/sbin/nologin", self.user],
                check=False,  # another start may have been quicker; the chown that follows tells
            )

    def _give(self, folder: Path) -> None:
        """Make ``folder`` and let only the cluster's user in."""
        folder.parent.mkdir(mode=0o755, parents=True, exist_ok=True)
        folder.mkdir(mode=0o700, exist_ok=True)
        owner = pwd.getpwnam(self.user)
        if folder.lstat().st_uid not in {os.geteuid(), owner.pw_uid} or folder.is_symlink():
            raise Unavailable(f"{folder} belongs to another user; run as that user, or name other data with --data")
        if os.geteuid() == 0:
            os.chown(folder, owner.pw_uid, owner.pw_gid)
        folder.chmod(0o700)

    def _initialise(self) -> None:
        if (self.folder / "PG_VERSION").exists():
            return
        self.say("creating the database cluster")
        # Made beside and renamed: an interrupted initdb never leaves half a cluster under the real name.
        new = self.folder.with_name("postgres.new")
        shutil.rmtree(new, ignore_errors=True)
        self._give(new)
        self._run(
            self._binaries(),
            "initdb",
            *("-D", new, "-U", USER, "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8", "--data-checksums"),
            *([] if self.durable else ["--no-sync"]),
        )
        new.rename(self.folder)

    def _disown_stale_pid(self) -> None:
        """Keep a dead server's process id from stopping the next one.

        After a restart of the machine the id may be another process's, which PostgreSQL would take for its own server.
        It ignores the id of its parent, which is this process. The file itself must stay: the rest of it is how
        PostgreSQL notices that children of a killed server still write.
        """
        pid_file = self.folder / "postmaster.pid"
        if pid_file.exists():
            _, _, rest = pid_file.read_text().partition("\n")
            pid_file.write_text(f"{os.getpid()}\n{rest}")
        (self.socket_dir / ".s.PGSQL.5432.lock").unlink(missing_ok=True)  # nobody else uses this folder

    def _launch(self) -> None:
        """Start the server and wait until it takes connections."""
        binaries = self._binaries()
        self._give(self.folder)
        self._give(self.socket_dir)
        settings = SETTINGS | ({} if self.durable else FLEETING) | {"unix_socket_directories": str(self.socket_dir)}
        options = [word for name, value in settings.items() for word in ("-c", f"{name}={value}")]
        log = self.data / "postgres.log"
        if log.exists():
            log.replace(self.data / "postgres.log.old")
        if self._server is not None and self._server.poll() is not None:
            self._server = None  # the one that was killed
        started, told = time.monotonic(), time.monotonic() + 3
        while (state := self._ping()) != pq.Ping.OK:
            waited = time.monotonic() - started
            if self._server is not None and self._server.poll() is not None:
                tail = log.read_text(errors="replace")[-2000:]
                # The children of a server that was killed need a moment to notice it.
                if "pre-existing shared memory block" not in tail or waited > 60:
                    raise Unavailable(f"the database does not start; the end of {log}: {tail.strip()}")
                self._server = None
            if waited > PATIENCE_S:
                raise Unavailable(f"the database did not get ready within {PATIENCE_S:.0f} seconds; see {log}")
            if self._server is None and self.postmaster() is None:
                self._disown_stale_pid()
                with log.open("ab") as output:
                    self._server = subprocess.Popen(
                        [binaries.folder / "postgres", "-D", self.folder, *options],
                        stdin=subprocess.DEVNULL,
                        stdout=output,
                        stderr=subprocess.STDOUT,
                        cwd="/",
                        start_new_session=True,  # Ctrl-C is for the command, which then stops the server in order
                        **self._as_user(),
                    )
            if time.monotonic() > told:
                self.say("the database is recovering" if state == pq.Ping.REJECT else "waiting for the database")
                told = time.monotonic() + 10
            time.sleep(0.05)
        with psycopg.connect(self.url_of("postgres"), autocommit=True) as connection:
            if not connection.execute("select 1 from pg_database where datname = %s", (DATABASE,)).fetchone():
                connection.execute(f'create database "{DATABASE}"')
