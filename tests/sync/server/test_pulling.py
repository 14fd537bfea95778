"""Pages: the same log in any size of page, and a cursor that is not of this log is told so (4.3: 10, 14)."""

from collections.abc import Iterator

import pytest
from sqlalchemy import delete, update

from coachdesk.sync.membership import Role
from coachdesk.sync.protocol.envelope import read_envelope
from coachdesk.sync.protocol.limits import PAGE_LIMIT
from coachdesk.sync.protocol.log_hash import FIRST_LOG_HASH, short
from coachdesk.sync.protocol.refusals import Code
from coachdesk.sync.server.tables import BUNDLE, LOG
from tests.sync.refusing import code, refused
from tests.sync.relay import Laptop, Relay, new_id


def all_pages(relay: Relay, laptop: Laptop, log: bytes, most: int) -> Iterator[tuple[int, bytes]]:
    s, at, more = 0, short(FIRST_LOG_HASH), True
    while more:
        page = relay.pull(laptop, log, s, at, most)
        yield from ((row[0], row[1]) for row in page.rows)
        s, at, more = page.s, page.hash, page.more


def test_pages_of_one_row_and_of_a_thousand_hold_the_same_log_byte_by_byte(relay: Relay) -> None:
    coach = relay.laptop()
    log = relay.family(coach)
    sent = [coach.data(log, size=10 + n) for n in range(25)]
    for start in range(0, 25, 7):
        relay.push(coach, *sent[start : start + 7])
    one, many = list(all_pages(relay, coach, log, 1)), list(all_pages(relay, coach, log, 1000))
    assert one == many
    assert [envelope for _, envelope in many[1:]] == [envelope.to_bytes() for envelope in sent]


def test_a_page_ends_before_it_is_too_large_and_holds_one_row_always(
    relay: Relay, monkeypatch: pytest.MonkeyPatch
) -> None:
    coach = relay.laptop()
    log = relay.family(coach)
    for _ in range(4):
        relay.push(coach, coach.data(log, size=1000))
    monkeypatch.setattr("coachdesk.sync.server.pulling.PAGE_LIMIT", 2000)
    page = relay.pull(coach, log)
    assert page.more
    assert len(page.rows) == 2
    monkeypatch.setattr("coachdesk.sync.server.pulling.PAGE_LIMIT", 1)
    assert [s for s, _ in all_pages(relay, coach, log, 1000)] == [1, 2, 3, 4, 5]
    assert PAGE_LIMIT == 4 * 1024 * 1024


def test_ones_own_rows_come_as_headers(relay: Relay) -> None:
    coach, other = relay.laptop(), relay.laptop()
    log = relay.family(coach, other)
    relay.push(coach, coach.data(log))
    relay.push(other, other.data(log))
    rows = relay.pull(coach, log, mine=(coach.stream(log).actor,)).rows
    assert [read_envelope(row[1]).is_header_alone for row in rows] == [True, True, False]


@pytest.mark.parametrize("most", [1, 1000])
def test_a_cursor_of_another_history_is_told_to_begin_again(relay: Relay, most: int) -> None:
    coach = relay.laptop()
    log = relay.family(coach)
    relay.push(coach, coach.data(log), coach.data(log))
    page = relay.pull(coach, log, most=most)
    assert relay.pull(coach, log, page.s, page.hash).s == 3
    assert code(lambda: relay.pull(coach, log, page.s, b"\x01" * 16)) is Code.RESYNC
    assert code(lambda: relay.pull(coach, log, 9, page.hash)) is Code.RESYNC
    assert code(lambda: relay.pull(coach, log, 0, page.hash)) is Code.RESYNC


def test_a_log_cut_and_refilled_past_a_cursor_is_seen_by_its_hash(relay: Relay) -> None:
    coach, other = relay.laptop(), relay.laptop()
    log = relay.family(coach, other)
    relay.push(coach, coach.data(log), coach.data(log))
    before = relay.pull(coach, log)
    relay.write(lambda db: db.execute(delete(BUNDLE).where(BUNDLE.c.log == log, BUNDLE.c.s > 2)))
    kept = relay.pull(coach, log)
    assert code(lambda: relay.pull(coach, log, before.s, before.hash)) is Code.RESYNC
    whole = relay.read(lambda db: db.execute(BUNDLE.select().where(BUNDLE.c.log == log, BUNDLE.c.s == 2)).one())
    relay.write(lambda db: db.execute(update(LOG).where(LOG.c.id == log).values(s=2, hash=whole.log_hash)))
    relay.push(other, other.data(log), other.data(log), other.data(log))
    assert code(lambda: relay.pull(coach, log, before.s, before.hash)) is Code.RESYNC
    assert relay.pull(coach, log, kept.s, kept.hash).s == 5


def test_who_may_read(relay: Relay) -> None:
    coach, reader, stranger = relay.laptop(), relay.laptop(), relay.laptop()
    log = relay.family(coach, readers=(reader,))
    relay.push(coach, coach.data(log))
    assert len(relay.pull(reader, log).rows) == 2
    assert refused(lambda: relay.pull(stranger, log)).error is Code.NOT_MEMBER
    assert refused(lambda: relay.pull(stranger, new_id())).error is Code.NOT_MEMBER
    assert len(relay.pull(stranger, relay.organisation).rows) > 3
    sealed = [read_envelope(row[1]).is_header_alone for row in relay.pull(relay.admin, log).rows]
    assert sealed == [False, True]  # the record of who the members are, and a header


def test_whoever_left_reads_no_more_and_is_shown_the_record(relay: Relay) -> None:
    lead, coach = relay.laptop(), relay.laptop()
    log = relay.family(lead, coach)
    relay.push(lead, lead.control(log, relay.state(log, {lead.user: Role.LEAD}, epoch=2)))
    said = refused(lambda: relay.pull(coach, log))
    assert said.error is Code.NOT_MEMBER
    assert said.record is not None
    assert read_envelope(said.record).header.last_hash == relay.control[log]


def test_whoever_left_is_shown_what_was_signed_since_she_last_heard_one_by_one(relay: Relay) -> None:
    """Who leads now she cannot read any more, and it was somebody else when she last read (3.11)."""
    lead, second, coach, stranger = relay.laptop(), relay.laptop(), relay.laptop(), relay.laptop()
    log = relay.family(lead, second, relay.admin, coach)
    said = [relay.control[log]]
    stay = {lead.user: Role.LEAD, second.user: Role.LEAD}
    for members, epoch in ((dict.fromkeys((relay.admin.user, coach.user), Role.WRITER), 1), ({}, 2), ({}, 2)):
        relay.push(lead, lead.control(log, relay.state(log, {**members, **stay}, epoch=epoch)))
        relay.push(lead, lead.data(log, epoch=epoch))
        said.append(relay.control[log])

    def shown(who: Laptop, heard: bytes) -> bytes:
        record = refused(lambda: relay.pull(who, log, heard=heard)).record
        return read_envelope(record or b"").header.last_hash

    for who in (coach, relay.admin):
        assert [shown(who, heard) for heard in said[:-1]] == said[1:]
        assert shown(who, said[-1]) == shown(who, b"h" * 32) == said[-1], "there is none after it"
    assert shown(stranger, said[0]) == said[-1], "who never belonged walks through nobody's records"
    assert len(relay.pull(lead, log, heard=said[0]).rows) == 7
    assert len(relay.pull(relay.admin, log).rows) == 7
