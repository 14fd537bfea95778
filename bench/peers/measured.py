"""Peers as they were measured on 21 November 2026 on a machine of two cores, not in this run.

They need registries, Node and an hour, so they are not installed here. Their floor was taken in their own run (0.60 s
of work), so what may be set beside ours are the ratios to the floor and the bytes, never the seconds.
"""

from dataclasses import dataclass

THEIR_FLOOR = 0.60
"""Seconds of work for W(100,000): log and records in SQLCipher."""


@dataclass(frozen=True)
class Peer:
    """Seconds of work of the client, and of its server in a push; bytes a change on the wire; ten more changes (ms)."""

    name: str
    push: float
    at_server: float
    pull: float
    wire: int
    ten_more: float


PEERS = (
    Peer("automerge-repo (not encrypted)", 3.56, 2.81, 3.42, 27, 428.6),
    Peer("Anki (not encrypted)", 1.89, 4.73, 4.84, 76, 20.3),
    Peer("Actual (not encrypted)", 1.98, 4.78, 9.11, 180, 37.9),
    Peer("Actual, end to end", 4.18, 5.28, 10.6, 216, 54.6),
    Peer("PouchDB (not encrypted)", 14.4, 20.0, 10.2, 185, 52.3),
)
