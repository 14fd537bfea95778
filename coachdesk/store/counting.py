"""What is asked of many counted records at once: their sums, and pages of lists of them. Each row is checked first."""

import contextlib
import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain
from typing import NamedTuple

from coachdesk.crypto.store_keys import ROW_MAC_LENGTH, row_marks
from coachdesk.errors import VaultDamaged
from coachdesk.store.counted_rows import (
    ALIKE_FROM,
    BATCH_AND_EVENT,
    COST_FROM,
    NONE,
    Place,
    checked_bodies,
    read_cost,
    read_marked,
)
from coachdesk.store.log_writer import known_log
from coachdesk.store.projection import ProjectedRecord, read_rows
from coachdesk.store.session import Session

LAST_DAY = 2**31


class Added(NamedTuple):
    """Records of one log that are alike, added up."""

    log: bytes
    alike: bytes
    records: int
    pence: int
    uncosted: int
    left_out: int
    largest: int
    """What the dearest cost; -1 where none has a cost."""
    largest_id: bytes
    """Of two that cost the same the smaller."""


class Standing(NamedTuple):
    """What counts when a question is asked."""

    batches: frozenset[bytes]
    """Those that are kept, and `NONE`."""
    elsewhere: frozenset[Place]
    """Records that tell of an event which counts by another."""
    elsewhere_rows: tuple[int, ...]
    sources: Counter[Place]
    """How many others tell of an event."""


@dataclass(frozen=True, slots=True)
class AddUp:
    """All that counts of some logs, or (None) of every log, added up; by log, then by what is alike.

    Raises VaultDamaged when a row does not carry its mark.
    """

    logs: tuple[bytes, ...] | None = None

    def run(self, session: Session) -> list[Added]:
        with _one_moment(session):
            standing = _standing(session)
            names = {
                int(number): bytes(log) for number, log in session.connection.execute("SELECT number, id FROM log")
            }
            sums: dict[bytes, list[int]] = {}
            dearest: dict[bytes, bytes] = {}
            mark = row_marks(session.row_key)
            counts = {batch + NONE for batch in standing.batches}
            for (facts,) in self._facts(session):
                body = facts[ROW_MAC_LENGTH:]
                if mark(body) != facts[:ROW_MAC_LENGTH]:
                    raise VaultDamaged
                if body[BATCH_AND_EVENT] not in counts and not _is_told_here(body, standing):
                    continue
                key = body[ALIKE_FROM:]
                found = sums.get(key)
                if found is None:
                    found = sums[key] = [0, 0, 0, 0, -1]
                found[0] += 1
                pence, left_out = read_cost(body, COST_FROM)
                if left_out:
                    found[3] += 1
                elif pence < 0:
                    found[2] += 1
                else:
                    found[1] += pence
                    if pence > found[4] or (pence == found[4] and body[:16] < dearest[key]):
                        found[4], dearest[key] = pence, body[:16]
        parted = sorted((names[int.from_bytes(key[:4])], key[4:], key) for key in sums)
        return [Added._make((log, alike, *sums.pop(key), dearest.pop(key, NONE))) for log, alike, key in parted]

    def _facts(self, session: Session) -> Iterator[tuple[bytes]]:
        if self.logs is None:
            return iter(session.connection.execute("SELECT facts FROM counted"))
        of_log = "SELECT facts FROM counted WHERE log = (SELECT number FROM log WHERE id = ?)"
        return chain.from_iterable(session.connection.execute(of_log, (log,)) for log in sorted(set(self.logs)))


@dataclass(frozen=True, slots=True)
class CountedPage:
    """Some of a list of records that count, and how many there are in all. What is None or empty narrows nothing."""

    log: bytes | None
    agency: bytes | None
    kind: str | None
    outcome: str | None
    category: str | None
    first_day: int = 0
    last_day: int = LAST_DAY
    words: tuple[str, ...] = ()
    sort: str = "day"
    """A key of `_SORTED_BY`."""
    order: tuple[bytes, ...] = ()
    """Of logs or agencies, by which the list is sorted; others come before all of these."""
    descending: bool = True
    after: int = 0
    size: int = 100

    def run(self, session: Session) -> tuple[list[tuple[ProjectedRecord, int]], int]:
        connection = session.connection
        with _one_moment(session):
            standing = _standing(session)
            named = {
                "log": None if self.log is None else known_log(connection, self.log) or -1,
                "agency": self.agency,
                "kind": self.kind,
                "outcome": self.outcome,
                "category": self.category,
                "first": self.first_day,
                "last": self.last_day,
                "batches": json.dumps([one.hex() for one in sorted(standing.batches)]),
                "elsewhere": json.dumps(standing.elsewhere_rows),
                "ids": json.dumps([one.hex() for one in self.order]),
                "size": self.size,
                "after": self.after,
                **{f"word_{at}": word for at, word in enumerate(self.words)},
            }
            where = " AND ".join((*_COUNTS, *self._narrowed()))
            total = connection.execute(f"{_COUNT} {where}", named).fetchone()[0]
            rows = connection.execute(
                f"{_PAGES.get(self.sort, _PAGE)} {where} {_IN_ORDER[self.sort, self.descending]}", named
            )
            numbers = [number for (number,) in rows]
            page = read_rows(connection, session.rules, _OF_PAGE, (json.dumps(numbers),))
            places = dict(zip(sorted(numbers), page, strict=True))
            logs = {log: known_log(connection, log) or 0 for log in {row.log for row in places.values()}}
            shown = [places[one] for one in numbers]
            return [(row, standing.sources[logs[row.log], row.id]) for row in shown], int(total)

    def _narrowed(self) -> Iterator[str]:
        """Only what is asked, so that no row is held against what is not."""
        asked = {
            "log = :log": self.log is not None,
            "agency = :agency": self.agency is not None,
            "kind = :kind": self.kind is not None,
            "outcome = :outcome": self.outcome is not None,
            "category = :category": self.category is not None,
            "day >= :first": self.first_day > 0,
            "day <= :last": self.last_day < LAST_DAY,
        }
        yield from (condition for condition, is_asked in asked.items() if is_asked)
        yield from (f"instr(words, :word_{at})" for at in range(len(self.words)))


_OF_PAGE = "record.number IN (SELECT value FROM json_each(?)) ORDER BY record.number"
_COUNT = "SELECT count(*) FROM counted WHERE"
_PAGE = "SELECT number FROM counted WHERE"
_PAGES = {
    "family": """
        WITH place AS MATERIALIZED (
            SELECT log.number AS of, ids.key AS at FROM json_each(:ids) AS ids JOIN log ON log.id = unhex(ids.value))
        SELECT counted.number FROM counted LEFT JOIN place ON place.of = counted.log WHERE""",
    "agency": """
        WITH place AS MATERIALIZED (SELECT unhex(value) AS of, key AS at FROM json_each(:ids))
        SELECT counted.number FROM counted LEFT JOIN place ON place.of = counted.agency WHERE""",
}
_COUNTS = (
    "(batch IS NULL OR batch IN (SELECT unhex(value) FROM json_each(:batches)))",
    "(event IS NULL OR number NOT IN (SELECT value FROM json_each(:elsewhere)))",
)
_SORTED_BY = {"day": "day", "family": "at", "agency": "at", "kind": "kind", "outcome": "outcome", "amount": "pence"}
_IN_ORDER = {
    (sort, descending): f"ORDER BY {column} {'DESC' if descending else 'ASC'}, {then} LIMIT :size OFFSET :after"
    for sort, column in _SORTED_BY.items()
    for descending in (True, False)
    for then in ("day DESC, number DESC" if sort != "day" else "number DESC" if descending else "number ASC",)
}
"""What is alike has the latest day first; by the day itself, whatever came in last is at the end of the later days."""


@contextlib.contextmanager
def _one_moment(session: Session) -> Iterator[None]:
    """Everything within is read as it stood at one moment, whatever is written meanwhile."""
    session.connection.execute("BEGIN")
    try:
        yield
    finally:
        session.connection.execute("ROLLBACK")


def _is_told_here(body: bytes, standing: Standing) -> bool:
    """Whether a record that names an event counts by itself."""
    record, batch, _, _, _, log = read_marked(body)
    return batch in standing.batches and (log, record) not in standing.elsewhere


def _standing(session: Session) -> Standing:
    connection, rules = session.connection, session.rules
    counting, checked = rules.counting, checked_bodies(rules.row_key)
    cautious = rules.cautious.get(counting.batch_kind, {})
    batches = {NONE}
    for row in read_rows(connection, rules, "record.kind = ? AND record.deleted = 0", (counting.batch_kind,)):
        if counting.is_kept({name: head.value for name, head in row.folded.shown(cautious).items()}):
            batches.add(row.id)
    joined: dict[Place, bytes] = {}
    rows: dict[Place, int] = {}
    here: set[Place] = set()
    sources: Counter[Place] = Counter()
    for number, facts in connection.execute("SELECT number, facts FROM counted WHERE event IS NOT NULL").fetchall():
        record, batch, event, _, _, log = read_marked(checked(facts))
        if batch in batches:
            joined[log, record], rows[log, record] = event, number
            sources[log, event] += 1
    for log, event in sources:
        for (facts,) in connection.execute(_FACTS_OF, (event, log)):
            if read_marked(checked(facts))[1] in batches:
                here.add((log, event))
    elsewhere = counting.second_sources(joined, here)
    return Standing(frozenset(batches), elsewhere, tuple(rows[one] for one in sorted(elsewhere)), sources)


_FACTS_OF = "SELECT facts FROM counted JOIN record USING (number) WHERE record.id = ? AND record.log = ?"
