"""Second factors over HTTP: offered, confirmed, asked for, taken once, lost."""

import re
from base64 import b32decode

import httpx
import psycopg
import pytest

from backend.clock import MovableClock
from backend.people.totp import code_of, step_at
from tests.people.conftest import PASSWORD, Person, events, hired, knock
from tests.serving import LiveServer


async def enrol(http: httpx.AsyncClient, person: Person, clock: MovableClock) -> tuple[bytes, list[str]]:
    """The secret and the recovery codes."""
    offered = await http.post("/api/v1/accounts/me/factor", headers=person.headers)
    assert offered.status_code == 201, offered.text
    text = re.search(r"secret=(\w+)", offered.json()["uri"])
    assert text is not None
    secret = b32decode(text[1])
    confirmed = await http.post(
        "/api/v1/accounts/me/factor/confirm", json={"code": code_of(secret, step_at(clock()))}, headers=person.headers
    )
    assert confirmed.status_code == 201, confirmed.text
    return secret, confirmed.json()["codes"]


async def test_a_code_is_asked_for_and_counts_once(
    http: httpx.AsyncClient, server: LiveServer, clock: MovableClock
) -> None:
    wang = await hired(server, http, "wang", "street", "110112.001")
    other = (await knock(http)).json()["token"]
    secret, _ = await enrol(http, wang, clock)
    elsewhere = await http.get("/api/v1/me", headers={"Authorization": f"Bearer {other}"})
    assert elsewhere.status_code == 401, "the other sessions end"
    assert (await http.get("/api/v1/me", headers=wang.headers)).status_code == 200

    asked = await knock(http)
    assert (asked.status_code, asked.json()["type"]) == (401, "/problems/second-factor")
    assert (await knock(http, "wrong")).json()["type"] == "/problems/unauthenticated"
    used = code_of(secret, step_at(clock()))
    assert (await knock(http, code=used)).status_code == 401, "it confirmed the factor"
    clock.advance(seconds=30)
    fresh = code_of(secret, step_at(clock()))
    assert (await knock(http, code=fresh)).status_code == 201
    assert (await knock(http, code=fresh)).status_code == 401
    assert [e.data["why"] for e in await events(server, "SignInFailed")] == ["wrong", "code_wrong", "code_wrong"]


async def test_codes_cannot_be_guessed_for_long(
    http: httpx.AsyncClient, server: LiveServer, clock: MovableClock
) -> None:
    wang = await hired(server, http, "wang", "street", "110112.001")
    await enrol(http, wang, clock)
    for _ in range(5):
        assert (await knock(http, code="000000")).status_code == 401
    assert (await knock(http, code="000000")).status_code == 429


async def test_a_recovery_code_counts_once(http: httpx.AsyncClient, server: LiveServer, clock: MovableClock) -> None:
    wang = await hired(server, http, "wang", "street", "110112.001")
    _, codes = await enrol(http, wang, clock)
    assert len(set(codes)) == 10
    assert (await knock(http, code=f" {codes[3].upper()} ")).status_code == 201
    assert (await knock(http, code=codes[3])).status_code == 401
    assert (await knock(http, code=codes[4])).status_code == 201


async def test_who_lost_everything_is_helped_by_the_security_administrator(
    http: httpx.AsyncClient, server: LiveServer, clock: MovableClock
) -> None:
    wang = await hired(server, http, "wang", "street", "110112.001")
    guard = await hired(server, http, "guard", "security_administrator")
    await enrol(http, wang, clock)
    again = await http.post("/api/v1/accounts/me/factor", headers=wang.headers)
    assert again.status_code == 409
    removal = f"/api/v1/accounts/{wang.id}/factor"
    assert (await http.delete(removal, headers=wang.headers)).status_code == 403
    assert (await http.delete(removal, headers=guard.headers)).status_code == 204
    assert (await http.delete(removal, headers=guard.headers)).status_code == 404
    assert (await http.get("/api/v1/me", headers=wang.headers)).status_code == 401
    assert (await knock(http)).status_code == 201


async def test_a_wrong_code_confirms_nothing(http: httpx.AsyncClient, server: LiveServer, clock: MovableClock) -> None:
    wang = await hired(server, http, "wang", "street", "110112.001")
    confirm = "/api/v1/accounts/me/factor/confirm"
    assert (await http.post(confirm, json={"code": "123456"}, headers=wang.headers)).status_code == 404
    await http.post("/api/v1/accounts/me/factor", headers=wang.headers)
    assert (await http.post(confirm, json={"code": "000000"}, headers=wang.headers)).status_code == 422
    assert (await knock(http)).status_code == 201


async def test_where_it_is_required_nothing_is_allowed_without(
    http: httpx.AsyncClient, server: LiveServer, clock: MovableClock, database_url: str
) -> None:
    with psycopg.connect(database_url) as connection:
        connection.execute(
            "update configuration set digest = digest || '*', document ="
            " jsonb_set(document, '{roles,audit_administrator,totp}', '\"required\"')"
        )
    auditor = await hired(server, http, "auditor", "audit_administrator")
    assert (await http.get("/api/v1/me", headers=auditor.headers)).json()["permissions"] == []
    assert (await http.get("/api/v1/audit/reads", headers=auditor.headers)).status_code == 403
    await enrol(http, auditor, clock)
    assert (await http.get("/api/v1/audit/reads", headers=auditor.headers)).status_code == 200


async def test_the_secret_is_sealed_and_hidden_from_who_only_reads(
    http: httpx.AsyncClient, server: LiveServer, clock: MovableClock, database_url: str
) -> None:
    wang = await hired(server, http, "wang", "street", "110112.001")
    secret, codes = await enrol(http, wang, clock)
    with psycopg.connect(database_url) as connection:
        [sealed] = connection.execute("select sealed from second_factor").fetchone() or []
        hashes = [row[0] for row in connection.execute("select code_hash from recovery_code")]
    assert secret not in sealed
    assert not any(code.replace("-", "").encode() in hashed for code in codes for hashed in hashes)
    for table in ("second_factor", "recovery_code", "password_link", "login_failure", "personal_read"):
        with (
            psycopg.connect(database_url, options="-c role=grid_read") as reader,
            pytest.raises(psycopg.errors.InsufficientPrivilege),
        ):
            reader.execute(f"select * from {table}")


async def test_whoever_finds_a_session_open_does_not_guess_the_password_behind_it(
    http: httpx.AsyncClient, server: LiveServer
) -> None:
    wang = await hired(server, http, "wang", "street", "110112.001")

    async def change(old: str) -> httpx.Response:
        body = {"old": old, "new": "another-long-one"}
        return await http.post("/api/v1/accounts/me/password", json=body, headers=wang.headers)

    assert [(await change(f"guess-{n}")).status_code for n in range(6)] == [403] * 5 + [429]
    refused = await change(PASSWORD)
    assert (refused.status_code, refused.headers["retry-after"]) == (429, "901")
    assert (await knock(http)).status_code == 429


async def test_a_changed_password_needs_the_old_one_and_ends_the_other_sessions(
    http: httpx.AsyncClient, server: LiveServer
) -> None:
    wang = await hired(server, http, "wang", "street", "110112.001")
    other = (await knock(http)).json()["token"]

    async def change(old: str, new: str) -> int:
        body = {"old": old, "new": new}
        return (await http.post("/api/v1/accounts/me/password", json=body, headers=wang.headers)).status_code

    assert await change("wrong", "another-long-one") == 403
    assert await change(PASSWORD, "woaini123456") == 422
    assert await change(PASSWORD, "another-long-one") == 204
    assert (await http.get("/api/v1/me", headers=wang.headers)).status_code == 200
    assert (await http.get("/api/v1/me", headers={"Authorization": f"Bearer {other}"})).status_code == 401
    assert (await knock(http)).status_code == 401
    assert (await knock(http, "another-long-one")).status_code == 201
