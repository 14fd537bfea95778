"""What records add to sums: one row beside each record that is added up, under its own mark, disposable as it is.

A sum of 400,000 contacts reads these narrow rows and no record. What is summed is inside the mark; the columns beside
it only find and order rows, as an index does.
"""

import struct
from collections.abc import Callable, Container, Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple

from coachdesk.crypto.store_keys import ROW_MAC_LENGTH, row_marks
from coachdesk.errors import VaultDamaged
from coachdesk.store.connection import Connection

Place = tuple[int, bytes]
"""A record: the number of its log, and its id."""

NONE = bytes(16)
"""No batch, no event."""


class CountedFacts(NamedTuple):
    """What one record says of itself where it is added up. Ids are bytes; `NONE` is no batch, or no event."""

    alike: bytes
    """Records of one log for which these bytes are the same are added up as one."""
    pence: int | None
    left_out: bool
    """Its cost stands in no sum."""
    batch: bytes
    """It counts only while this record is kept."""
    event: bytes
    """The record that tells of the same event."""
    day: int
    agency: bytes
    kind: str
    outcome: str
    category: str
    words: str


@dataclass(frozen=True, slots=True)
class Counting:
    """What must be told from above, where models are known, of records that are added up."""

    facts_of: Callable[[str, dict[str, Any]], CountedFacts | None]
    """Of a kind and its shown fields; None for what is not added up."""
    batch_kind: str
    is_kept: Callable[[dict[str, Any]], bool]
    """Whether a batch with these shown fields counts."""
    second_sources: Callable[[Mapping[Place, bytes], Container[Place]], frozenset[Place]]
    """Of the records that name an event and those that are here: which count there and not by themselves."""


class Marked(NamedTuple):
    """What stands under the mark of a row."""

    id: bytes
    batch: bytes
    event: bytes
    pence: int
    """-1 is uncosted."""
    left_out: bool
    log: int


_MARKED = struct.Struct(">16s16s16sq?I")
ALIKE_FROM = _MARKED.size - 4
"""From here the bytes say the log and what is alike: the key of a sum."""
BATCH_AND_EVENT = slice(16, 48)
COST_FROM = 48
read_marked = _MARKED.unpack_from
read_cost = struct.Struct(">q?").unpack_from
"""The pence and whether they are left out, from `COST_FROM` on: all that most sums need."""

_KEEP = """
    INSERT INTO counted (number, log, day, agency, kind, outcome, category, pence, batch, event, words, facts)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
"""


def drop_counted(connection: Connection, number: int) -> None:
    """Take the row beside record `number` away."""
    connection.execute("DELETE FROM counted WHERE number = ?", (number,))


def keep_counted(connection: Connection, row_key: bytes, number: int, place: Place, facts: CountedFacts) -> None:
    """Write the row beside record `number`, which has none."""
    log, record = place
    pence = -1 if facts.pence is None else facts.pence
    body = _MARKED.pack(record, facts.batch, facts.event, pence, facts.left_out, log) + facts.alike
    batch, event = (None if one == NONE else one for one in (facts.batch, facts.event))
    found_by = (facts.day, facts.agency, facts.kind, facts.outcome, facts.category, facts.pence, batch, event)
    connection.execute(_KEEP, (number, log, *found_by, facts.words, row_marks(row_key)(body) + body))


def checked_bodies(row_key: bytes) -> Callable[[bytes], bytes]:
    """What stands under the mark of a row's facts, once the mark was found right. Raises VaultDamaged."""
    mark = row_marks(row_key)

    def checked(facts: bytes) -> bytes:
        body = facts[ROW_MAC_LENGTH:]
        if mark(body) != facts[:ROW_MAC_LENGTH]:
            raise VaultDamaged
        return body

    return checked
