"""The operator's gateway for messages to telephones, an address inside the network (``GRID_MESSAGE_URL``).

A message is one POST of ``{"key", "phone", "text", "link"}``; any 2xx means that it was taken. Until then it is sent
again, ever more rarely. It arrives at least once and always with the same key, by which the gateway drops a second one.
"""

import httpx

from backend.db.outgoing import Letter
from backend.observability import MESSAGES

PATIENCE_S = 10.0
"""How long the gateway may take for one message."""


async def post(url: str, letter: Letter) -> str | None:
    """Why the gateway at ``url`` did not take it; None when it did."""
    body = {"key": str(letter.key), "phone": letter.phone, "text": letter.text, "link": letter.link}
    try:
        # The environment's proxies are for the outside; the gateway is inside.
        async with httpx.AsyncClient(timeout=PATIENCE_S, trust_env=False) as http:
            answer = await http.post(url, json=body)
        refusal = None if answer.is_success else f"refused_{answer.status_code}"
    except httpx.HTTPError:
        refusal = "unreachable"
    MESSAGES.labels("failed" if refusal else "sent").inc()
    return refusal
