"""What a client may say, and who hears a topic."""

from uuid import UUID

import orjson
import pytest

from backend.live.frames import (
    FRAME_BYTES,
    MOST_TOPICS,
    Ack,
    BadFrame,
    Hello,
    Ping,
    Pong,
    error,
    event,
    heard_as,
    parse,
    reset,
    welcome,
)
from tests.live.conftest import NOON

ID = "0b5ff2b4-5a3e-4a63-b1a4-0d3b0a1f9f11"


def test_hello_says_what_who_and_where_it_stopped() -> None:
    hello = parse(
        f'{{"type":"hello","token":"t","topics":["worker:me","case:{ID.upper()}","worker:me"],"after":0,"epoch":"e"}}'
    )
    assert hello == Hello(("worker:me", f"case:{ID}"), token="t", after=0, epoch="e")


def test_a_unit_and_a_department_are_followed_by_name_or_as_ones_own() -> None:
    topics = ("unit:mine", "unit:110112.001", "department:urban_management")
    assert parse(orjson.dumps({"type": "hello", "token": "t", "topics": topics}).decode()) == Hello(topics, token="t")


def test_the_other_frames() -> None:
    assert parse(f'{{"type":"ack","task":"{ID}","state":"seen"}}') == Ack(UUID(ID), "seen")
    assert parse('{"type":"ping"}') == Ping()
    assert parse('{"type":"pong"}') == Pong()


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "not-json"),
        ("[1]", "not-json"),
        ("{", "not-json"),
        ("\ud800", "not-json"),
        ("{}", "unknown-type"),
        ('{"type":["hello"]}', "unknown-type"),
        ('{"type":"hello"}', "bad-hello"),
        ('{"type":"hello","topics":[]}', "bad-hello"),
        ('{"type":"hello","topics":[1]}', "bad-hello"),
        ('{"type":"hello","topics":["worker:me"],"after":-1}', "bad-hello"),
        ('{"type":"hello","topics":["worker:me"],"after":true}', "bad-hello"),
        ('{"type":"hello","topics":["worker:me"],"after":"1"}', "bad-hello"),
        ('{"type":"hello","topics":["worker:me"],"token":1}', "bad-hello"),
        ('{"type":"hello","topics":["wall:"]}', "bad-topic"),
        ('{"type":"hello","topics":["wall:110112."]}', "bad-topic"),
        ('{"type":"hello","topics":["wall:110112.*"]}', "bad-topic"),
        ('{"type":"hello","topics":["case:1"]}', "bad-topic"),
        ('{"type":"hello","topics":["worker:you"]}', "bad-topic"),
        ('{"type":"hello","topics":["unit:"]}', "bad-topic"),
        ('{"type":"hello","topics":["department:Water"]}', "bad-topic"),
        ('{"type":"hello","topics":["department:"]}', "bad-topic"),
        ('{"type":"hello","topics":["everything"]}', "bad-topic"),
        ('{"type":"ack","task":1,"state":"seen"}', "bad-ack"),
        (f'{{"type":"ack","task":"{ID}","state":"accepted"}}', "bad-ack"),
        (f'{{"type":"{"x" * FRAME_BYTES}"}}', "too-large"),
        (orjson.dumps({"type": "hello", "topics": ["worker:me"] * (MOST_TOPICS + 1)}).decode(), "bad-hello"),
    ],
)
def test_a_bad_frame_is_refused_with_a_reason(text: str, code: str) -> None:
    with pytest.raises(BadFrame) as refused:
        parse(text)
    assert refused.value.code == code
    assert refused.value.detail


def test_a_wall_hears_what_is_at_and_below_its_path_by_whole_segments() -> None:
    assert heard_as("wall:110112.001.003") == ("wall:110112", "wall:110112.001", "wall:110112.001.003")
    assert "wall:110112.001" not in heard_as("wall:110112.0010")
    assert heard_as(f"case:{ID}") == (f"case:{ID}",)


def test_the_servers_frames() -> None:
    assert orjson.loads(event(["wall:1"], "CaseOpened", NOON, {"a": 1}, 7)) == {
        "type": "event",
        "seq": 7,
        "topics": ["wall:1"],
        "name": "CaseOpened",
        "at": "2026-11-22T04:00:00Z",
        "data": {"a": 1},
    }
    assert "seq" not in orjson.loads(event(["wall:1"], "WorkerMoved", NOON, {}))
    assert orjson.loads(welcome(["a"], ["b"], 3, "e")) == {
        "type": "welcome",
        "topics": ["a"],
        "refused": ["b"],
        "seq": 3,
        "epoch": "e",
    }
    assert orjson.loads(reset(3, "e")) == {"type": "reset", "seq": 3, "epoch": "e"}
    assert orjson.loads(error("bad-ack", "why")) == {"type": "error", "code": "bad-ack", "detail": "why"}
