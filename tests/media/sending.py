"""Uploads a photo in pieces, as tablets do before they say what it is for."""

import httpx


async def upload(http: httpx.AsyncClient, data: bytes) -> str:
    """The id of a photo that is here whole and belongs to nothing yet."""
    begun = await http.post("/api/v1/media", headers={"Upload-Length": str(len(data))})
    assert begun.status_code == 201, begun.text
    photo = str(begun.json()["id"])
    headers = {"Upload-Offset": "0", "Content-Type": "application/offset+octet-stream"}
    sent = await http.patch(f"/api/v1/media/{photo}", content=data, headers=headers)
    assert sent.status_code == 204, sent.text
    return photo
