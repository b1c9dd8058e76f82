"""``./grid up`` as an operator meets it: a process, its addresses, its end, and its next start."""

import os
import re
import signal
import socket
import ssl
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import islice
from pathlib import Path

import httpx
import psycopg
import pytest

from backend.commands.server import listening
from backend.commands.tls import outward_addresses
from backend.db.cluster import Cluster
from backend.settings import ROOT, Settings
from tests.launcher.places import place
from tests.launcher.processes import end, gone

ENVIRONMENT = {name: value for name, value in os.environ.items() if not name.startswith("GRID_")}


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        return taken.getsockname()[1]


def grid(*arguments: object, **environment: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-P", "-m", "backend", *map(str, arguments)],
        cwd=ROOT,
        env=ENVIRONMENT | environment | {"PYTHONPATH": str(ROOT)},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )


class Up:
    """A running ``up``: what it printed until it was ready."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        self.process = process
        self.said = ""
        assert process.stdout is not None
        for line in process.stdout:
            self.said += line
            if "╰" in line:
                return
        raise AssertionError(f"up ended with {process.wait()}: {self.said}")

    def rest(self) -> str:
        assert self.process.stdout is not None
        return self.process.stdout.read()


@contextmanager
def up(data: Path, port: int, *flags: object) -> Iterator[Up]:
    process = grid("up", "--quiet-city", "--port", port, "--data", data, *flags)
    try:
        yield Up(process)
    finally:
        process.send_signal(signal.SIGTERM)
        process.communicate()


@pytest.fixture(scope="module")
def data() -> Iterator[Path]:
    """One data folder for all: each test leaves it stopped, and the next finds it so."""
    with place() as folder:
        yield folder


def postmaster(data: Path) -> int:
    return int((data / "postgres" / "postmaster.pid").read_text().split("\n")[0])


def children(pid: int) -> list[int]:
    return [int(child) for child in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT, signal.SIGHUP])
def test_it_answers_and_stops_in_order(data: Path, number: int) -> None:
    port = free_port()
    with up(data, port, "--empty") as running:
        for page in ("wall", "tablet", "report"):
            assert f"http://127.0.0.1:{port}/{page}/" in running.said, running.said
        assert httpx.get(f"http://127.0.0.1:{port}/readyz").json()["ready"] is True
        started = [running.process.pid, postmaster(data), *children(running.process.pid)]
        running.process.send_signal(number)
        rest = running.rest()
        assert running.process.wait() == 0, rest
        assert "Traceback" not in rest
        assert all(gone(pid) for pid in started)


def test_killed_it_starts_again_with_its_data_and_no_help(data: Path) -> None:
    port = free_port()
    with up(data, port, "--empty") as running:
        with psycopg.connect(Cluster(data).url, autocommit=True) as connection:
            connection.execute("create table if not exists kept as select 7 as n")
        end(running.process.pid, signal.SIGKILL)
    end(postmaster(data), signal.SIGKILL)
    with up(data, port) as running:
        assert httpx.get(f"http://127.0.0.1:{port}/readyz").status_code == 200
        with psycopg.connect(Cluster(data).url) as connection:
            assert connection.execute("select n from kept").fetchone() == (7,)
            assert connection.execute("select value from installation where key = 'mode'").fetchone() == ("live",)


def test_it_brings_a_killed_database_back(data: Path) -> None:
    port = free_port()
    with up(data, port, "--empty") as running:
        end(postmaster(data), signal.SIGKILL)
        assert running.process.stdout is not None
        assert any("starting it again" in line for line in running.process.stdout)
        with httpx.Client(base_url=f"http://127.0.0.1:{port}") as client:
            while client.get("/readyz").status_code != 200:
                assert running.process.poll() is None


def test_each_of_the_three_administrators_sets_a_password_once(data: Path) -> None:
    port = free_port()
    with up(data, port, "--empty") as running:
        assert running.process.stdout is not None
        lines = (re.search(r"(\w+)\s+(http://\S+/setup\S+)", line) for line in running.process.stdout)
        links = {found[1]: found[2] for found in islice(filter(None, lines), 3)}
        assert set(links) == {"admin", "security", "audit"}
        link = links["admin"]
        with httpx.Client(base_url=f"http://127.0.0.1:{port}") as client:
            assert 'type="password"' in client.get(link).text
            token = link.split("token=")[1]
            assert client.post("/setup", data={"token": token, "password": "short"}).status_code == 422
            assert client.post("/setup", data={"token": token, "password": "correct horse"}).status_code == 200
            assert client.post("/setup", data={"token": token, "password": "another one"}).status_code == 404
            assert client.get(link).status_code == 404
            assert "<b>security</b>" in client.get(links["security"]).text
            login = client.post("/api/v1/sessions", json={"account": "admin", "password": "correct horse"})
            assert (login.status_code, login.json()["role"]) == (201, "system_administrator")


def test_tls_with_a_certificate_of_its_own(data: Path) -> None:
    port = free_port()
    with up(data, port, "--empty", "--tls", "self") as running:
        assert f"https://127.0.0.1:{port}/wall/" in running.said
        trusting = ssl.create_default_context(cafile=str(data / "tls" / "cert.pem"))
        assert httpx.get(f"https://127.0.0.1:{port}/healthz", verify=trusting).status_code == 200
        assert (data / "tls" / "key.pem").stat().st_mode & 0o777 == 0o600


def test_another_process_serves_the_same_data(data: Path) -> None:
    port, other = free_port(), free_port()
    with up(data, port, "--empty"):
        second = grid("serve", "--port", other, "--data", data)
        assert second.stdout is not None
        assert any(f"serving http://127.0.0.1:{other}" in line for line in second.stdout)
        assert httpx.get(f"http://127.0.0.1:{other}/readyz").status_code == 200
        second.send_signal(signal.SIGTERM)
        second.communicate()
        assert second.returncode == 0
        assert httpx.get(f"http://127.0.0.1:{port}/readyz").status_code == 200


def refusal(*arguments: object, **environment: str) -> str:
    """What a refused command says: one sentence, exit code 2."""
    process = grid(*arguments, **environment)
    said, _ = process.communicate()
    assert process.returncode == 2, said
    assert "Traceback" not in said
    return said.splitlines()[-1]


def test_a_port_in_use_is_a_sentence(data: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        said = refusal("up", "--port", taken.getsockname()[1], "--data", data)
    assert said.startswith("grid: cannot listen on") and "--port" in said


@pytest.mark.parametrize(
    ("flags", "sentence"),
    [
        (["--host", "0.0.0.0"], "--tls self, or --behind-proxy"),
        (["--tls", "/nowhere/cert.pem", "/nowhere/key.pem"], "no file /nowhere/cert.pem"),
        (["--tls", "/nowhere/cert.pem"], "a certificate and its key"),
        (["--tls", str(ROOT / "LICENSE"), str(ROOT / "LICENSE")], "cannot be used for TLS"),
    ],
)
def test_unsafe_or_incomplete_listening_is_refused(data: Path, flags: list[str], sentence: str) -> None:
    assert sentence in refusal("up", "--data", data, *flags)


@pytest.mark.parametrize(
    ("name", "value"), [("GRID_PORT", "80000"), ("GRID_BUS_URL", "amqp://x"), ("GRID_PUBLIC_URL", "grid.example")]
)
def test_a_setting_that_cannot_be_is_a_sentence(data: Path, name: str, value: str) -> None:
    assert refusal("up", "--data", data, **{name: value}).startswith(f"grid: {name}: ")


def test_a_database_that_does_not_answer_is_a_sentence(data: Path) -> None:
    said = refusal("up", "--data", data, GRID_DATABASE_URL="postgresql://nobody@127.0.0.1:1/none")
    assert "GRID_DATABASE_URL" in said


@pytest.mark.parametrize(
    ("given", "printed"),
    [
        ({"host": "::1"}, "http://[::1]:8000"),
        ({"host": "0.0.0.0", "public_url": "https://grid.example/"}, "https://grid.example"),
    ],
)
def test_printed_addresses_can_be_opened(given: dict[str, str], printed: str) -> None:
    settings = listening(Settings.model_validate(given), None, None, None, None, behind_proxy=True)
    assert settings.base_url == printed


def test_listening_everywhere_prints_an_address_that_others_can_open() -> None:
    settings = listening(Settings(host="0.0.0.0"), None, None, None, None, behind_proxy=True)
    assert "0.0.0.0" not in settings.base_url or not outward_addresses()
