"""What a request says, read strictly and never more of it than its endpoint allows."""

import re
from typing import TypeVar

import anyio
from starlette.requests import ClientDisconnect, Request

from coachdesk.errors import Malformed
from coachdesk.sync.protocol.limits import LARGEST, SMALL_LIMIT
from coachdesk.sync.protocol.refusals import Code
from coachdesk.sync.protocol.shapes import Message
from coachdesk.sync.server.denied import Denied

MEDIA_TYPE = "application/cbor"
BLOB_TYPE = "application/octet-stream"
BODY_SECONDS = 60.0
"""How long a body may take to arrive."""

_HEX = re.compile("(?:[0-9a-f]{2})*")
_M = TypeVar("_M", bound=Message)


class Gone(Exception):
    """The laptop hung up in the middle of its question."""


async def read_body(request: Request, kind: str, limit: int, seconds: float = BODY_SECONDS) -> bytes:
    """The body, held to its kind, size and time. Raises Denied ENCODING, TOO_LARGE or TOO_SLOW, and Gone."""
    if "content-encoding" in request.headers or request.headers.get("content-type") != kind:
        raise Denied(Code.ENCODING)
    said = request.headers.get("content-length", "0")
    if not said.isdecimal() or len(said) > 12 or int(said) > limit:
        raise Denied(Code.TOO_LARGE)
    parts: list[bytes] = []
    size = 0
    try:
        with anyio.fail_after(seconds):
            async for part in request.stream():
                size += len(part)
                if size > limit:
                    raise Denied(Code.TOO_LARGE)
                parts.append(part)
    except TimeoutError:
        raise Denied(Code.TOO_SLOW) from None
    except ClientDisconnect:
        raise Gone from None
    request.state.body_was_read = True
    return b"".join(parts)


def is_small(request: Request) -> bool:
    """Whether a body says that it is so small that it may be read before it is known who sends it."""
    said = request.headers.get("content-length", "")
    return said.isdecimal() and len(said) <= 12 and int(said) <= SMALL_LIMIT


async def read_message(request: Request, kind: type[_M]) -> _M:
    """The message in the body. Raises Denied MALFORMED for anything else."""
    body = await read_body(request, MEDIA_TYPE, kind.limit)
    try:
        return kind.from_bytes(body)
    except Malformed:
        raise Denied(Code.MALFORMED) from None


def hex_in(words: str, length: int) -> bytes:
    """Bytes written as lower-case hexadecimal digits, exactly so many. Raises Denied NOT_FOUND: no such thing."""
    if len(words) != 2 * length or not _HEX.fullmatch(words):
        raise Denied(Code.NOT_FOUND)
    return bytes.fromhex(words)


def hex_asked(request: Request, name: str, length: int, usual: bytes) -> bytes:
    """The same of a part of the query; `usual` where it is not there. Raises Denied MALFORMED."""
    words = request.query_params.get(name)
    if words is None:
        return usual
    if len(words) != 2 * length or not _HEX.fullmatch(words):
        raise Denied(Code.MALFORMED)
    return bytes.fromhex(words)


def number_asked(request: Request, name: str, usual: int, most: int = LARGEST) -> int:
    """A whole number in the query, from 0 to `most`; `usual` where it is not there. Raises Denied MALFORMED."""
    words = request.query_params.get(name)
    if words is None:
        return usual
    if not (words.isascii() and words.isdecimal()) or len(words) > 19 or int(words) > most:
        raise Denied(Code.MALFORMED)
    return int(words)
