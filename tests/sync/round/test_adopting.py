"""What others had sent is given to a restored server again, though they are gone: signed as it was, and shown once."""

import secrets
from dataclasses import replace

import pytest

from coachdesk.crypto.adoption_body import AdoptionBody, encode_adoption
from coachdesk.desk import new_record
from coachdesk.models.person import FamilyRole, Person
from coachdesk.store.change_log import LoggedChange, Verdict
from coachdesk.store.queries import ChangesOf
from coachdesk.sync.bundles import Place, SignedBundle, sign_bundle
from coachdesk.sync.conversation import Answer, Request
from coachdesk.sync.membership import Role, write_manifest
from coachdesk.sync.round.file_names import blobs_in
from coachdesk.sync.round.judging_again import carried
from coachdesk.sync.round.leading import redact
from coachdesk.sync.round.row import signed_of
from tests.sync.round.test_file_names import naming
from tests.sync.round.test_judging_again import without_news_of
from tests.sync.round.three import Three, adopt, with_carol
from tests.sync.round.towns import Resident, Two


@pytest.fixture
def three(two: Two) -> Three:
    return with_carol(two)


def adoptions(who: Resident, log: bytes) -> list[bytes]:
    """The hashes of what was adopted, one for each adoption in the log."""
    return [one.signed.hash for one in carried(who.log.adoptions(log, every=True))]


def lose_what_carol_wrote(three: Three, *names: str) -> None:
    """The server goes back to before it, and Carol's laptop is at the bottom of a canal."""
    two = three.two
    earlier = two.town.snapshot()
    for name in names:
        three.person(three.carol, name)
        three.carol.round()
    two.quiet()
    two.town.put_back(earlier)


def test_what_somebody_who_is_gone_had_sent_is_adopted_and_read_by_who_comes_later(three: Three) -> None:
    two = three.two
    lose_what_carol_wrote(three, "Jade", "Kian")
    two.quiet()
    dee = three.newcomer()
    assert three.names(dee) == three.names(two.ada) == three.names(two.bronwen) == ["Jade", "Kian"]
    assert dee.state_hash(two.family) == two.ada.state_hash(two.family) == two.bronwen.state_hash(two.family)
    person = dee.desk.records(Person, two.family)[0]
    (entry,) = dee.desk.history(person.id)
    theirs = next(iter(two.ada.desk.history(person.id)))
    assert entry.change_id == theirs.change_id
    assert {one.worker for one in changes_of(dee, person.id)} == {three.carol.user}, "it is still Carol's"
    for one in (two.ada, two.bronwen, dee):
        one.desk.prove()
        assert one.log.quarantined(two.log) == {}
        assert one.log.lacking(two.log) == []


def changes_of(who: Resident, record: str) -> list[LoggedChange]:
    return who.desk.vault.ask(ChangesOf((bytes.fromhex(record),)))


def test_two_who_adopt_the_same_double_nothing_and_one_who_comes_after_does_not(three: Three) -> None:
    two = three.two
    lose_what_carol_wrote(three, "Jade")
    pushed_by_bronwen = []

    def after_bronwen(request: Request) -> Answer:
        """Bronwen's whole round is over between Ada's reading and her sending."""
        if request.method == "POST" and request.path.startswith(f"/v1/log/{two.family}") and not pushed_by_bronwen:
            pushed_by_bronwen.append(two.bronwen.round())
        return two.town.ask(request)

    two.ada.round(after_bronwen)
    two.quiet()
    assert len(adoptions(two.ada, two.log)) == 2, "both did"
    assert len(set(adoptions(two.ada, two.log))) == 1
    dee = three.newcomer()
    assert three.names(dee) == three.names(two.ada) == ["Jade"]
    assert len(adoptions(dee, two.log)) == 2, "nobody did again"
    assert dee.state_hash(two.family) == two.bronwen.state_hash(two.family)


def test_an_author_who_was_only_slow_sends_her_own_and_it_counts_once(three: Three) -> None:
    two = three.two
    lose_what_carol_wrote(three, "Jade")
    two.quiet()
    three.person(three.carol, "Later")
    for _ in range(3):
        three.carol.round()
        two.quiet()
    assert three.names(three.carol) == three.names(two.ada) == ["Jade", "Later"]
    assert {one.state_hash(two.family) for one in (three.carol, two.ada, two.bronwen)} == {
        two.ada.state_hash(two.family)
    }
    dee = three.newcomer()
    assert dee.state_hash(two.family) == two.ada.state_hash(two.family)


def test_nobody_adopts_who_only_reads(three: Three) -> None:
    two = three.two
    two.ada.says(two.family, {two.ada.user: Role.LEAD, two.bronwen.user: Role.READER, three.carol.user: Role.WRITER})
    two.quiet()
    lose_what_carol_wrote(three, "Jade")
    two.bronwen.round()
    assert adoptions(two.bronwen, two.log) == []
    two.quiet()
    assert len(adoptions(two.bronwen, two.log)) == 1


def carols(three: Three) -> SignedBundle:
    """A bundle that Carol signed, as Ada keeps it, which the server has not."""
    lose_what_carol_wrote(three, "Jade")
    log = three.two.log
    three.two.ada.log.reset(log)
    theirs = [one for one in three.two.ada.log.lacking(log) if one.author.device == three.carol.laptop.device]
    return signed_of(theirs[-1])


def test_what_carol_never_signed_is_put_back_by_nobody(three: Three) -> None:
    two = three.two
    signed = carols(three)
    other = replace(signed, bodies=(b"another", *signed.bodies[1:]))
    unsigned = replace(signed, signature=secrets.token_bytes(64))
    elsewhere = replace(signed, manifest=replace(signed.manifest, log=secrets.token_bytes(16)))
    elsewhere = replace(elsewhere, manifest_bytes=write_manifest(elsewhere.manifest))
    before = [one.hash for one in two.bronwen.log.filed(two.log)]
    for what in (other.plain(), unsigned.plain(), elsewhere.plain(), b"noise"):
        adopt(two.ada, two.log, what)
    two.quiet()
    assert two.bronwen.log.quarantined(two.log) == {Verdict.MALFORMED.value: 4}
    assert {one.hash for one in two.bronwen.log.filed(two.log)} >= set(before)
    assert three.names(two.bronwen) == ["Jade"], "what she did sign was adopted beside them"
    assert unsigned.hash not in [one.hash for one in two.bronwen.log.filed(two.log)]


# -- large bundles -----------------------------------------------------------------------------


def large(three: Three, names: list[str]) -> None:
    """Carol writes more than one change can carry again, and is gone with what the server had of it."""
    two = three.two
    earlier = two.town.snapshot()
    for name in names:
        notes = "".join(chr(0x4E00 + number % 5000) for number in range(19_000))
        record = new_record(Person, two.family, known_as=name, number=1, role=FamilyRole.CHILD, notes=notes)
        three.carol.desk.add(record)
    three.carol.round()
    two.quiet()
    two.town.put_back(earlier)


def test_more_than_one_change_can_carry_comes_in_several_and_is_one_bundle_again(three: Three) -> None:
    two = three.two
    large(three, ["Jade", "Kian", "Lena", "Milo"])
    two.quiet()
    assert len(adoptions(two.ada, two.log)) == 2
    assert len(set(adoptions(two.ada, two.log))) == 1
    dee = three.newcomer()
    assert three.names(dee) == ["Jade", "Kian", "Lena", "Milo"]
    assert dee.state_hash(two.family) == two.ada.state_hash(two.family)
    dee.desk.prove()
    assert len(adoptions(dee, two.log)) == 2, "nobody did again"


def test_what_somebody_wrote_whom_nobody_knows_yet_is_put_back_when_she_is_known(three: Three) -> None:
    """Bronwen has not heard of Carol when what Carol wrote comes to her in an adoption."""
    two = three.two
    dan = two.town.invite(two.ada, "Dan")
    two.ada.says(two.family, {**two.ada.members().of(two.log).members, dan.user: Role.WRITER})
    two.ada.round()
    for _ in range(2):
        dan.round()
    earlier = two.town.snapshot()
    three.person(dan, "Jade")
    dan.round()
    two.ada.round()
    two.town.put_back(earlier)
    two.ada.round()
    organisation = bytes.fromhex(two.town.organisation_id)
    two.bronwen.round(without_news_of(two, two.bronwen, organisation))
    assert three.names(two.bronwen) == []
    assert len(two.bronwen.log.adoptions(two.log)) == 1
    two.bronwen.round()
    assert (three.names(two.bronwen), two.bronwen.log.adoptions(two.log)) == (["Jade"], [])
    two.quiet()
    assert two.same()


def test_who_forgot_the_words_adopts_the_rest(three: Three) -> None:
    two = three.two
    earlier = two.town.snapshot()
    with three.carol.desk.together() as batch:
        for name in ("Jade", "Never written"):
            batch.add(new_record(Person, two.family, known_as=name, number=1, role=FamilyRole.CHILD))
    three.carol.round()
    two.quiet()
    wrong = next(one for one in two.ada.desk.records(Person, two.family) if one.known_as == "Never written")
    (change,) = changes_of(two.ada, wrong.id)
    redact(two.ada.log, two.ada.members().of(two.log), "family", [(change.actor, change.position)])
    two.quiet()
    two.town.put_back(earlier)
    two.quiet()
    dee = three.newcomer()
    assert three.names(dee) == three.names(two.ada) == three.names(two.bronwen) == ["Jade"]
    assert dee.state_hash(two.family) == two.ada.state_hash(two.family)
    assert dee.log.quarantined(two.log) == {}


def test_an_adoption_can_be_forgotten_as_well(three: Three) -> None:
    two = three.two
    lose_what_carol_wrote(three, "Jade")
    two.quiet()
    adoption = next(one for one in two.ada.log.adoptions(two.log, every=True))
    redact(two.ada.log, two.ada.members().of(two.log), "family", [(adoption.actor, adoption.position)])
    two.quiet()
    assert adoptions(two.bronwen, two.log) == []
    assert three.names(two.bronwen) == ["Jade"], "it stands in its own place"
    two.bronwen.desk.prove()


def test_files_that_an_adopted_change_names_are_named_again() -> None:
    blob = secrets.token_bytes(32)
    where = Place(secrets.token_bytes(16), secrets.token_bytes(16), secrets.token_bytes(16), 1, bytes(32))
    signed = sign_bundle(
        secrets.token_bytes(32), where, [naming(blob), naming(secrets.token_bytes(32))], (0, bytes(16))
    )
    kept = signed.without(frozenset({2}))
    assert blobs_in([encode_adoption(AdoptionBody(kept.plain(), vouched=True))]) == {blob}
    assert blobs_in([encode_adoption(AdoptionBody(b"carried", vouched=True))]) == frozenset()
