"""The server, town and client of the tests of cases, whose clock the test moves."""

from tests.cases.conftest import clock, http, server, town

__all__ = ["clock", "http", "server", "town"]
