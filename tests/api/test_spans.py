"""Days and instants at the ends of the calendar are refused in a sentence wherever a day or a period is asked for."""

import httpx

from tests.live.conftest import somebody
from tests.serving import LiveServer

FIRST, LAST = "0001-01-01", "9999-12-31"
ASKED = [
    (f"/api/v1/{path}", "between the years 2000 and 2200")
    for day in (FIRST, LAST)
    for path in (
        f"bulletins?day={day}",
        f"activity/history?to={day}",
        f"activity/history?from={day}",
        f"diary/{day}",
        f"workers/00000000-0000-4000-8000-000000000000/track?day={day}&reason=nachsehen",
        f"evaluation?from={FIRST}T00:00:00Z&to={day}T23:00:00Z",
        f"rates?from={FIRST}T00:00:00%2B08:00&to={day}T23:00:00-08:00",
    )
] + [
    (f"/api/v1/{path}to={FIRST}T00:00:00Z", "must be before to")
    for path in ("evaluation?", "evaluation/ranking?level=street&", "rates?", "patrols?grid=110112001001001&")
]


async def test_the_ends_of_the_calendar(live_server: LiveServer) -> None:
    command = await somebody(live_server.context.db, "command_center", "")
    headers = {"Authorization": f"Bearer {command.token}"}
    async with httpx.AsyncClient(base_url=live_server.url, headers=headers) as http:
        answers = [(url, sentence, await http.get(url)) for url, sentence in ASKED]
    for url, sentence, answer in answers:
        assert answer.status_code == 422 and sentence in answer.text, (url, answer.text)
