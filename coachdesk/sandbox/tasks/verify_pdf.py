"""Checking a signed plan that somebody handed in."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from pydantic import ValidationError

from coachdesk.crypto import codec
from coachdesk.crypto.trust_file import Trust, read_trust
from coachdesk.errors import Unreadable
from coachdesk.reports.verifying import Verdict, check
from coachdesk.sandbox.frames import PAYLOAD_LIMIT


def payload(pdf: bytes, trust: Sequence[Trust], now: datetime) -> bytes:
    """The request's bytes: the file, the trust files, and this laptop's clock with its offset."""
    return codec.encode({"pdf": pdf, "trust": [one.to_bytes() for one in trust], "now": now.isoformat()})


def run(asked: bytes) -> bytes:
    """The verdict as JSON. Raises Unreadable for what is no PDF."""
    found: Any = codec.decode(asked, PAYLOAD_LIMIT)
    try:
        pdf, trust, now = found["pdf"], [read_trust(one) for one in found["trust"]], found["now"]
        verdict = check(pdf, trust, datetime.fromisoformat(now))
    except (KeyError, TypeError, ValueError) as broken:
        raise Unreadable from broken
    return verdict.model_dump_json().encode()


def verdict_in(answer: bytes) -> Verdict:
    """The verdict of a reply, which may have been made by something that took the child over.

    Raises Unreadable for anything that is not exactly a verdict.
    """
    try:
        return Verdict.model_validate_json(answer)
    except ValidationError as broken:
        raise Unreadable from broken
