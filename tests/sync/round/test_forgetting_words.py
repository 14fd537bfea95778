"""Words that a lead signs away are on no laptop and not on the server, while everything still checks out."""

from collections.abc import Callable
from pathlib import Path

import pytest
from sqlalchemy import select

from coachdesk.desk import new_record
from coachdesk.models.person import FamilyRole, Person
from coachdesk.store.change_log import Verdict
from coachdesk.store.queries import ChangesOf
from coachdesk.sync.bundles import SignedBundle, open_envelope
from coachdesk.sync.conversation import Answer, Request
from coachdesk.sync.membership import Role
from coachdesk.sync.protocol.envelope import join_envelope
from coachdesk.sync.protocol.refusals import Code, Refusal
from coachdesk.sync.round.asking import ServerSaidNo
from coachdesk.sync.round.leading import redact
from coachdesk.sync.server.tables import BUNDLE
from tests.store.test_purging import plain_pages
from tests.sync.round.meddling import refusing
from tests.sync.round.towns import Resident, Two

CANARY = "Canaryqx"


def write_down(two: Two) -> Person:
    """Bronwen writes three people in one go; the words on the second should never have been written."""
    with two.bronwen.desk.together() as batch:
        for number, notes in enumerate(("", f"{CANARY} said so", "kept"), 1):
            record = new_record(
                Person, two.family, known_as=f"Child {number}", number=number, role=FamilyRole.CHILD, notes=notes
            )
            batch.add(record)
    two.quiet()
    return next(one for one in two.ada.desk.records(Person, two.family) if CANARY in one.notes)


def place_of(who: Resident, record: str) -> tuple[bytes, int]:
    (change,) = who.desk.vault.ask(ChangesOf((bytes.fromhex(record),)))
    return change.actor, change.position


def sign_away(two: Two, *items: tuple[bytes, int]) -> None:
    redact(two.ada.log, two.ada.members().of(two.log), "family", items)


def names(who: Resident, two: Two) -> list[str]:
    return sorted(one.known_as for one in who.desk.records(Person, two.family))


def newcomer(two: Two) -> Resident:
    dee = two.town.invite(two.ada, "Dee")
    two.ada.says(two.family, {**two.ada.members().of(two.log).members, dee.user: Role.WRITER})
    two.ada.round()
    for _ in range(3):
        dee.round()
    two.quiet()
    return dee


def test_they_are_nowhere_and_who_comes_later_reads_the_rest(two: Two) -> None:
    person = write_down(two)
    sign_away(two, place_of(two.ada, person.id))
    two.ada.round()
    two.ada.round()
    two.bronwen.round()
    assert [CANARY.encode() in words for words in opened_at_the_server(two)] == [False, False]
    dee = newcomer(two)
    everybody = (two.ada, two.bronwen, dee)
    for one in everybody:
        assert names(one, two) == ["Child 1", "Child 3"]
        assert one.desk.search(CANARY) == []
        assert [one.known_as for one in one.desk.records(Person, two.family) if one.notes == "kept"] == ["Child 3"]
        assert one.log.quarantined(two.log) == {}
        one.desk.prove()
    before, after = dee.desk.rebuild()
    assert before == after
    assert len({one.state_hash(two.family) for one in everybody}) == 1
    assert whole_server(two).count(CANARY.encode()) == 0
    for one in everybody:
        pages = plain_pages(one.open_desk)
        assert b"Child" in pages, "the pages were not opened: the search proves nothing"
        assert CANARY.encode() not in pages
        assert CANARY.lower().encode() not in pages
        assert b"naryqx" not in pages, "the index keeps ends of words apart"


def opened_at_the_server(two: Two) -> list[bytes]:
    """What a member can open of what the server has: every bundle of words, in the order of the log."""
    with two.town.service.database.reading() as connection:
        rows = connection.execute(select(BUNDLE).where(BUNDLE.c.log == two.log, BUNDLE.c.kind == 0)).all()
    keys = two.ada.members().keys(two.log)
    found = [open_envelope(join_envelope(row.header, row.nonce, row.sealed), two.log, keys) for row in rows]
    return [one.plain() for one in found if isinstance(one, SignedBundle)]


def whole_server(two: Two) -> bytes:
    return b"".join(one.read_bytes() for one in sorted((two.town.folder / "server").rglob("*")) if one.is_file())


def test_one_who_was_away_forgets_when_she_comes_back_and_has_lost_nothing_of_hers(two: Two) -> None:
    person = write_down(two)
    two.bronwen.desk.amend(two.bronwen.desk.get(Person, person.id), known_as="Jade")
    sign_away(two, place_of(two.ada, person.id))
    two.ada.round()
    two.ada.round()
    two.quiet()
    assert names(two.bronwen, two) == names(two.ada, two)
    assert two.same()
    assert CANARY.encode() not in plain_pages(two.bronwen.open_desk)


def stopped_before_the_words_are_sealed_again(two: Two) -> Callable[[Request], Answer]:
    """The signed word is taken, and what comes after it on that log is not."""
    taken: list[bool] = []

    def ask(request: Request) -> Answer:
        if request.method == "POST" and request.path.startswith(f"/v1/log/{two.family}"):
            if taken:
                refusal = Refusal(Code.BUSY)
                return Answer(refusal.status, refusal.to_bytes())
            taken.append(True)
        return two.town.ask(request)

    return ask


def test_who_reads_before_it_is_sealed_again_gets_the_rest_later(two: Two) -> None:
    person = write_down(two)
    dee = two.town.invite(two.ada, "Dee")
    two.ada.says(two.family, {**two.ada.members().of(two.log).members, dee.user: Role.WRITER})
    two.ada.round()
    sign_away(two, place_of(two.ada, person.id))
    ask = stopped_before_the_words_are_sealed_again(two)
    two.ada.round(ask)
    with pytest.raises(ServerSaidNo):
        two.ada.round(ask)
    for _ in range(2):
        dee.round()
    assert names(dee, two) == []
    assert dee.log.quarantined(two.log) == {Verdict.NEWER.value: 3}
    two.bronwen.round()  # any member's laptop does it
    dee.round()
    assert names(dee, two) == ["Child 1", "Child 3"]
    two.quiet()
    assert dee.state_hash(two.family) == two.ada.state_hash(two.family) == two.bronwen.state_hash(two.family)


def test_who_only_reads_forgets_too(two: Two) -> None:
    person = write_down(two)
    two.ada.says(two.family, {two.ada.user: Role.LEAD, two.bronwen.user: Role.READER})
    two.quiet()
    sign_away(two, place_of(two.ada, person.id))
    two.ada.round(stopped_before_the_words_are_sealed_again(two))
    two.bronwen.round()
    assert CANARY.encode() not in plain_pages(two.bronwen.open_desk)


def test_who_has_no_key_yet_seals_nothing_and_forgets_when_it_has_come(two: Two) -> None:
    person = write_down(two)
    carol = two.town.invite(two.ada, "Carol")
    two.ada.says(two.family, {**two.ada.members().of(two.log).members, carol.user: Role.WRITER})
    two.quiet()
    two.ada.says(two.family, {two.ada.user: Role.LEAD, two.bronwen.user: Role.WRITER})
    two.ada.round()
    sign_away(two, place_of(two.ada, person.id))
    two.ada.round(stopped_before_the_words_are_sealed_again(two))
    two.bronwen.round(refusing(two, "GET /v1/keys", Refusal(Code.NOT_ALLOWED)))
    assert CANARY in two.bronwen.desk.get(Person, person.id).record.notes
    two.bronwen.round()
    two.quiet()
    assert names(two.bronwen, two) == names(two.ada, two) == ["Child 1", "Child 3"]


def test_after_a_server_is_restored_the_words_stay_away(two: Two, tmp_path: Path) -> None:
    del tmp_path
    earlier = two.town.snapshot()
    person = write_down(two)
    with_words = two.town.snapshot()
    sign_away(two, place_of(two.ada, person.id))
    two.quiet()
    for snapshot in (with_words, earlier):
        two.town.put_back(snapshot)
        for _ in range(3):
            two.ada.round()
            two.bronwen.round()
        two.quiet()
        assert two.same()
        assert names(two.ada, two) == ["Child 1", "Child 3"]
        assert CANARY.encode() not in b"".join(bytes(b) for b in [whole_server(two)])
    dee = newcomer(two)
    assert dee.state_hash(two.family) == two.ada.state_hash(two.family)
    for one in (two.ada, two.bronwen, dee):
        one.desk.prove()
        assert CANARY.encode() not in plain_pages(one.open_desk)


def test_nothing_is_forgotten_that_nobody_signed_away(two: Two) -> None:
    person = write_down(two)
    actor, position = place_of(two.ada, person.id)
    assert two.ada.log.with_words(two.log, [(actor, position + 9), (b"?" * 16, 1)]) == []
    assert two.ada.log.with_words(b"?" * 16, [(actor, position)]) == []
    assert two.ada.log.redact(two.log, [(b"?" * 16, 1)]) == frozenset()
    two.ada.round(refusing(two, "POST /v1/log", Refusal(Code.BUSY)))
    assert CANARY in two.ada.desk.get(Person, person.id).record.notes
