"""The embedded cluster: made once, shared, left and found again, also after it was killed."""

import os
import signal
import threading
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest
from sqlalchemy.ext.asyncio import create_async_engine

from backend.db import cluster as module
from backend.db.cluster import Cluster, installed, reachable
from backend.db.engine import sqlalchemy_url
from backend.errors import Unavailable
from tests.launcher.places import place
from tests.launcher.processes import end, gone


@pytest.fixture
def data() -> Iterator[Path]:
    with place() as folder:
        yield folder


def postmaster(cluster: Cluster) -> int:
    return int((cluster.folder / "postmaster.pid").read_text().split("\n")[0])


async def test_it_serves_psycopg_and_sqlalchemy_and_keeps_what_it_was_given(data: Path) -> None:
    with Cluster(data) as cluster:
        with psycopg.connect(cluster.url, autocommit=True) as connection:
            connection.execute("create extension postgis")
            connection.execute("create table kept as select '网格哨' as word")
            settings = dict(connection.execute("select name, setting from pg_settings").fetchall())
        pid = postmaster(cluster)
    assert gone(pid)
    assert (settings["listen_addresses"], settings["synchronous_commit"], settings["data_checksums"]) == (
        "",
        "on",
        "on",
    )
    with Cluster(data) as cluster:
        engine = create_async_engine(sqlalchemy_url(cluster.url))
        async with engine.connect() as session:
            assert (await session.exec_driver_sql("select word from kept")).scalar_one() == "网格哨"
        await engine.dispose()


def test_nobody_else_may_enter_the_socket_folder_and_root_does_not_run_it(data: Path) -> None:
    with Cluster(data) as cluster:
        owner = cluster.socket_dir.stat()
        assert owner.st_mode & 0o777 == 0o700
        assert owner.st_uid == cluster.folder.stat().st_uid == Path(f"/proc/{postmaster(cluster)}").stat().st_uid != 0
        assert len(str(cluster.socket_dir / ".s.PGSQL.5432")) < 107


def test_it_starts_again_after_its_server_was_killed(data: Path) -> None:
    with Cluster(data) as cluster:
        with psycopg.connect(cluster.url, autocommit=True) as connection:
            connection.execute("create table kept (n int)")
            connection.execute("insert into kept values (7)")
            killed = postmaster(cluster)
            end(killed, signal.SIGKILL)
        cluster.revive()
        with psycopg.connect(cluster.url) as connection:
            assert connection.execute("select n from kept").fetchone() == (7,)
        assert postmaster(cluster) != killed


def test_a_process_id_that_is_another_process_now_does_not_stop_it(data: Path) -> None:
    with Cluster(data) as cluster:
        pid_file = cluster.folder / "postmaster.pid"
        left = pid_file.read_text()
        lock_file = cluster.socket_dir / ".s.PGSQL.5432.lock"
        locked = lock_file.read_text()
        owner = pid_file.stat()
    # As after a power cut: the file is left, and its process id lives again as somebody else.
    pid_file.write_text(left.replace(left.split("\n")[0], str(os.getpid()), 1))
    os.chown(pid_file, owner.st_uid, owner.st_gid)
    lock_file.write_text(locked.replace(locked.split("\n")[0], str(os.getpid()), 1))
    with Cluster(data) as cluster, psycopg.connect(cluster.url) as connection:
        assert connection.execute("select 1").fetchone() == (1,)


def test_the_last_one_to_leave_stops_it(data: Path) -> None:
    first, second = Cluster(data), Cluster(data)
    assert first.start()
    assert not second.start()
    pid = postmaster(first)
    first.stop()
    with psycopg.connect(second.url) as connection:
        assert connection.execute("select 1").fetchone() == (1,)
    second.stop()
    second.stop()
    assert gone(pid)


def test_two_starts_at_once_make_one_cluster(data: Path) -> None:
    clusters = [Cluster(data) for _ in range(2)]
    started: list[bool] = []
    threads = [threading.Thread(target=lambda c=c: started.append(c.start())) for c in clusters]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(started) == [False, True]
    for cluster in clusters:
        cluster.stop()


def test_two_clusters_run_beside_each_other(data: Path) -> None:
    with place() as other, Cluster(data) as here, Cluster(other) as there:
        assert here.socket_dir != there.socket_dir
        assert postmaster(here) != postmaster(there)


def test_an_interrupted_creation_is_started_over(data: Path) -> None:
    cluster = Cluster(data)
    half = cluster.folder.with_name("postgres.new")
    (half / "base").mkdir(parents=True)
    with cluster, psycopg.connect(cluster.url) as connection:
        assert connection.execute("select 1").fetchone() == (1,)
    assert not half.exists()


def test_data_of_a_version_that_is_not_installed_is_a_sentence(data: Path) -> None:
    cluster = Cluster(data)
    cluster.folder.mkdir(parents=True)
    (cluster.folder / "PG_VERSION").write_text("9")
    with pytest.raises(Unavailable, match="made by PostgreSQL 9"):
        Cluster(data).start()


def test_no_postgresql_is_a_sentence_that_helps(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "installed", list)
    with pytest.raises(Unavailable, match="apt-get install"):
        Cluster(data).start()


def test_what_is_installed_has_postgis() -> None:
    assert installed()
    assert all(found.major >= 15 for found in installed())


def test_a_folder_below_a_private_one_is_not_reachable(tmp_path: Path) -> None:
    tmp_path.chmod(0o700)
    assert not reachable(tmp_path / "deep" / "deeper")


def test_below_a_private_folder_it_lives_in_the_system(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "geteuid", lambda: 0)
    tmp_path.chmod(0o700)
    cluster = Cluster(tmp_path / "data")
    assert cluster.folder.is_relative_to(module.SYSTEM_HOME)
    assert cluster.socket_dir.is_relative_to(module.SYSTEM_RUN)
