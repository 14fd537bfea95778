"""The server's real application asked in this process: no socket, and nothing of an HTTP library in between."""

from urllib.parse import urlsplit

from starlette.types import ASGIApp, Message, Scope

from coachdesk.sync.conversation import Answer, Request

FILES = "/v1/blob/"


async def ask_application(application: ASGIApp, request: Request) -> Answer:
    """What the line to a server sends and gives back, said to the application itself."""
    kind = "application/octet-stream" if request.path.startswith(FILES) else "application/cbor"
    headers = {"content-type": kind, "content-length": str(len(request.body)), "host": "sync.example.org"}
    if request.token:
        headers["authorization"] = f"Bearer {request.token.hex()}"
    if request.known:
        headers["if-none-match"] = request.known
    parts: list[Message] = []

    async def receive() -> Message:
        return {"type": "http.request", "body": request.body, "more_body": False}

    async def send(message: Message) -> None:
        parts.append(message)

    await application(_scope(request, headers), receive, send)
    body = b"" if request.method == "HEAD" else b"".join(part.get("body", b"") for part in parts[1:])
    assert len(body) <= request.answer_limit
    said = {name.decode(): value.decode() for name, value in parts[0]["headers"]}
    wait, size, held, time = (int(said[name]) if name in said else None for name in ("retry-after", *_NUMBERS))
    return Answer(parts[0]["status"], body, wait, size, held, said.get("etag", ""), time)


_NUMBERS = ("coachdesk-size", "coachdesk-held", "coachdesk-time")


def _scope(request: Request, headers: dict[str, str]) -> Scope:
    address = urlsplit(request.path)
    return {
        "type": "http",
        "asgi": {"version": "3.0"},
        "http_version": "1.1",
        "method": request.method,
        "scheme": "https",
        "path": address.path,
        "raw_path": address.path.encode(),
        "query_string": address.query.encode(),
        "root_path": "",
        "headers": [(name.encode(), value.encode()) for name, value in headers.items()],
        "server": ("sync.example.org", 443),
        "client": ("127.0.0.1", 12345),
        "extensions": {},
    }
