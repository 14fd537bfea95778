"""A server that lies, or somebody in its place: nothing false is taken, nothing is lost, and somebody is told."""

import secrets
from collections.abc import Callable
from dataclasses import replace

import pytest

from coachdesk.crypto.epoch_keys import EpochOf, wrap_key
from coachdesk.errors import BrokenAnswer
from coachdesk.models.family import Family
from coachdesk.operations.families import start_family
from coachdesk.store.change_log import Verdict
from coachdesk.sync.bundles import SignedBundle, open_envelope, seal
from coachdesk.sync.conversation import Answer, Request
from coachdesk.sync.membership import Role, State, read_signed_control, sign_control
from coachdesk.sync.protocol.envelope import BundleKind, Header, join_envelope, read_envelope
from coachdesk.sync.protocol.exchanging import Heads, Page, Pushed, SealedKey
from coachdesk.sync.protocol.refusals import Code, Refusal
from coachdesk.sync.round import Alarm
from coachdesk.sync.round.leaving import is_proved
from tests.sync.round.meddling import meddling, refusing, three_from_ada
from tests.sync.round.towns import Ask, Two


def of_pages(two: Two, change: Callable[[Page], Page]) -> Ask:
    """Changes every page of the family's log that has rows."""

    def changed(request: Request, answer: Answer) -> Answer:
        if request.method != "GET" or not request.path.startswith(f"/v1/log/{two.family}"):
            return answer
        page = Page.from_bytes(answer.body)
        return replace(answer, body=change(page).to_bytes()) if page.rows else answer

    return meddling(two, changed)


def another_envelope(encoded: bytes) -> bytes:
    envelope = read_envelope(encoded)
    return join_envelope(envelope.header_bytes, envelope.nonce, secrets.token_bytes(len(envelope.sealed)))


UNTRUE: dict[str, Callable[[Page], Page]] = {
    "a row left out": lambda page: replace(page, rows=(page.rows[0], *page.rows[2:])),
    "the last row left out": lambda page: replace(page, rows=page.rows[:-1]),
    "two rows the other way round": lambda page: replace(
        page, rows=((page.rows[0][0], *page.rows[1][1:]), (page.rows[1][0], *page.rows[0][1:]), *page.rows[2:])
    ),
    "no rows, and more to come": lambda page: replace(page, rows=(), more=True),
    "a row of noise": lambda page: replace(page, rows=((page.rows[0][0], b"noise", 0, False), *page.rows[1:])),
    "another hash": lambda page: replace(page, hash=secrets.token_bytes(16)),
}


@pytest.mark.parametrize("how", UNTRUE)
def test_a_page_that_is_not_the_log_is_not_taken(two: Two, how: str) -> None:
    three_from_ada(two)
    before = two.area(two.bronwen)
    with pytest.raises(BrokenAnswer):
        two.bronwen.round(of_pages(two, UNTRUE[how]))
    assert two.area(two.bronwen) == before
    two.quiet()
    assert (two.area(two.bronwen), two.same()) == ("Kettleby", True)


def test_a_row_of_another_log_is_not_taken(two: Two) -> None:
    other = bytes.fromhex(two.town.organisation_id)
    page = Page.from_bytes(_page(two, other))
    three_from_ada(two)
    with pytest.raises(BrokenAnswer):
        two.bronwen.round(of_pages(two, lambda found: replace(found, rows=(page.rows[0], *found.rows[1:]))))


def _page(two: Two, log: bytes) -> bytes:
    found: list[bytes] = []

    def keep(request: Request, answer: Answer) -> Answer:
        if request.path.startswith(f"/v1/log/{log.hex()}") and request.method == "GET":
            found.append(answer.body)
        return answer

    two.bronwen.log.reset(log)
    two.bronwen.round(meddling(two, keep))
    return found[0]


def test_what_was_damaged_on_its_way_is_set_aside_and_the_rest_is_read(two: Two) -> None:
    three_from_ada(two)

    def damaged(page: Page) -> Page:
        s, encoded, at, late = page.rows[0]
        return replace(page, rows=((s, another_envelope(encoded), at, late), *page.rows[1:]))

    told = two.bronwen.round(of_pages(two, damaged))
    assert Alarm.DAMAGED in told.alarms
    assert two.bronwen.log.quarantined(two.log) == {Verdict.CORRUPT.value: 1}
    assert two.area(two.bronwen) == "Kettleby", "its neighbours are not held up"


def test_a_key_that_the_server_made_up_is_known_for_what_it_is(two: Two) -> None:
    two.ada.begin(family := _another(two), two.bronwen)
    two.ada.round()
    state = two.ada.members().of(bytes.fromhex(family))
    of = EpochOf(bytes.fromhex(two.town.organisation_id), bytes.fromhex(family), state.epoch)
    planted = wrap_key(two.bronwen.laptop.keys.receiving, secrets.token_bytes(32), of, two.bronwen.laptop.device)

    def plant(request: Request, answer: Answer) -> Answer:
        if request.method == "GET" and request.path.startswith(f"/v1/keys/{family}"):
            return replace(answer, body=SealedKey(1, planted).to_bytes())
        return answer

    told = two.bronwen.round(meddling(two, plant))
    assert Alarm.WRONG_KEY in told.alarms
    assert two.bronwen.log.keys(bytes.fromhex(family)) == {}
    assert two.bronwen.desk.find(Family, family) is None
    two.quiet()
    assert two.bronwen.desk.get(Family, family).record.name == "Ashdown"


def test_a_key_that_is_not_handed_out_is_waited_for(two: Two) -> None:
    two.ada.begin(family := _another(two), two.bronwen)
    two.ada.round(refusing(two, "PUT /v1/keys", Refusal(Code.NOT_ALLOWED)))
    told = two.bronwen.round(refusing(two, "GET /v1/keys", Refusal(Code.NOT_ALLOWED)))
    waits = next(one for one in told.logs if one.log.hex() == family)
    assert (waits.waiting > 0, waits.alarms) == (True, set())
    two.quiet()
    assert two.bronwen.desk.get(Family, family).record.name == "Ashdown"


def _another(two: Two) -> str:
    return start_family(two.ada.desk, "Ashdown").record.id


@pytest.mark.parametrize("start", ["POST /v1/session", "GET /v1/heads", "GET /v1/log", "POST /v1/log"])
def test_noise_in_the_place_of_an_answer_is_no_answer(two: Two, start: str) -> None:
    two.ada.round()
    three_from_ada(two)
    two.write(two.bronwen, "Marlmoor")

    def noise(request: Request, answer: Answer) -> Answer:
        said = f"{request.method} {request.path}"
        return replace(answer, body=b"noise") if said.startswith(start) else answer

    with pytest.raises(BrokenAnswer):
        two.bronwen.round(meddling(two, noise))
    two.quiet()
    assert two.same()


def test_a_push_said_to_be_elsewhere_is_not_believed(two: Two) -> None:
    two.write(two.bronwen, "Marlmoor")

    def elsewhere(request: Request, answer: Answer) -> Answer:
        if request.method != "POST" or not request.path.startswith("/v1/log"):
            return answer
        pushed = Pushed.from_bytes(answer.body)
        return replace(answer, body=replace(pushed, after=(pushed.after[0], bytes(16))).to_bytes())

    with pytest.raises(BrokenAnswer):
        two.bronwen.round(meddling(two, elsewhere))
    two.quiet()
    assert two.same()


def control_rows(two: Two, change: Callable[[bytes], bytes]) -> Ask:
    """Changes what is in the clear of every control record of the family's log, and nothing of its header."""

    def changed(page: Page) -> Page:
        rows = []
        for s, encoded, at, late in page.rows:
            envelope = read_envelope(encoded)
            if envelope.header.kind is BundleKind.CONTROL:
                encoded = join_envelope(envelope.header_bytes, b"", change(envelope.sealed))  # noqa: PLW2901
            rows.append((s, encoded, at, late))
        return replace(page, rows=tuple(rows))

    return of_pages(two, changed)


def test_a_control_record_that_is_noise_or_anothers_is_set_aside(two: Two) -> None:
    organisation = bytes.fromhex(two.town.organisation_id)
    page = Page.from_bytes(_page(two, organisation))
    controls = [read_envelope(row[1]) for row in page.rows]
    another = next(one.sealed for one in controls if one.header.kind is BundleKind.CONTROL and one.sealed)
    members = two.bronwen.members().of(two.log).members
    for what in (b"noise", another):
        everybody = {**members, secrets.token_bytes(16): Role.WRITER}
        two.ada.says(two.family, everybody)
        two.ada.round()
        told = two.bronwen.round(control_rows(two, lambda _, what=what: what))
        assert Alarm.DAMAGED in told.alarms
        assert two.bronwen.members().of(two.log).members == members


def test_what_somebody_unknown_wrote_is_set_aside_until_she_is_known(two: Two) -> None:
    carol = two.town.invite(two.ada, "Carol")
    two.ada.says(two.family, {two.ada.user: Role.LEAD, two.bronwen.user: Role.WRITER, carol.user: Role.WRITER})
    two.ada.round()
    for _ in range(2):
        carol.round()
    carol.desk.amend(carol.desk.get(Family, two.family), area="Carol's")
    carol.round()
    organisation = bytes.fromhex(two.town.organisation_id)

    def without_news(request: Request, answer: Answer) -> Answer:
        if not request.path.startswith("/v1/heads"):
            return answer
        place = next(one for one in two.bronwen.log.places() if one.log == organisation)
        heads = Heads.from_bytes(answer.body).heads
        old = {"s": place.s, "hash": place.log_hash[:16]}
        shown = tuple(replace(one, **old) if one.log == organisation else one for one in heads)  # type: ignore[arg-type]
        return replace(answer, body=Heads(shown).to_bytes())

    two.bronwen.round(meddling(two, without_news))
    assert two.area(two.bronwen) != "Carol's"
    two.quiet()
    assert two.area(two.bronwen) == "Carol's"
    assert two.bronwen.log.quarantined(two.log) == {}


def test_words_that_were_to_be_forgotten_wait_for_a_coachdesk_that_can_do_without_them(two: Two) -> None:
    two.write(two.ada, "Marlmoor")
    two.ada.round()
    key = two.ada.members().keys(two.log)[1]

    def emptied(page: Page) -> Page:
        s, encoded, at, late = page.rows[-1]
        bundle = open_envelope(encoded, two.log, {1: key})
        assert isinstance(bundle, SignedBundle)
        redacted = seal(bundle.without(frozenset({bundle.manifest.first})), key, 1)
        return replace(page, rows=(*page.rows[:-1], (s, redacted.to_bytes(), at, late)))

    two.bronwen.round(of_pages(two, emptied))
    assert two.bronwen.log.quarantined(two.log) == {Verdict.NEWER.value: 1}


LIES: dict[str, Callable[[Two, bytes], bytes | None]] = {
    "no proof": lambda two, old: None,
    "noise": lambda two, old: b"noise",
    "an old record, shown again": lambda two, old: old,
    "a record of another log": lambda two, old: _first_record(two, bytes.fromhex(two.town.organisation_id)),
    "a record that is no record": lambda two, old: another_envelope(old),
}


@pytest.mark.parametrize("how", LIES)
@pytest.mark.parametrize("said", ["removed", "erased"])
def test_no_family_leaves_a_laptop_on_the_servers_word(two: Two, said: str, how: str) -> None:
    old = _first_record(two, two.log)
    shown = LIES[how](two, old)

    def lies(request: Request, answer: Answer) -> Answer:
        if request.path.startswith("/v1/heads"):
            heads = Heads.from_bytes(answer.body).heads
            untrue = tuple(replace(one, **{said: True}) if one.log == two.log else one for one in heads)  # type: ignore[arg-type]
            return replace(answer, body=Heads(untrue).to_bytes())
        if request.path.startswith(f"/v1/log/{two.family}") and how != "no proof":
            refusal = Refusal(Code.NOT_MEMBER, record=shown)
            return Answer(refusal.status, refusal.to_bytes())
        return answer

    told = two.bronwen.round(meddling(two, lies))
    assert Alarm.UNPROVED in told.alarms
    assert not any(one.purged for one in told.logs)
    assert two.bronwen.desk.get(Family, two.family).record.name == "Quill"


def test_a_record_from_before_somebody_joined_does_not_say_that_she_left(two: Two) -> None:
    carol = two.town.invite(two.ada, "Carol")
    two.ada.says(two.family, {two.ada.user: Role.LEAD, two.bronwen.user: Role.WRITER, carol.user: Role.WRITER})
    two.ada.round()
    carol.round()
    before = _first_record(two, two.log)
    members = carol.members()
    assert carol.user not in read_signed_control(read_envelope(before).sealed).record.members  # type: ignore[union-attr]
    assert not is_proved(members, two.log, carol.user, before)
    two.ada.says(two.family, {two.ada.user: Role.LEAD, two.bronwen.user: Role.WRITER})
    two.ada.round()
    head = Page.from_bytes(_page(two, two.log)).rows[-1][1]
    assert is_proved(members, two.log, carol.user, head)


def test_a_record_that_a_writer_signed_empties_nobodys_laptop(two: Two) -> None:
    state = two.bronwen.members().of(two.log)
    mine = State(state.control_hash, {two.bronwen.user: Role.LEAD}, state.epoch + 1, b"k" * 32, b"l" * 60)
    laptop = two.bronwen.laptop
    place = {"log": two.log, "actor": b"a" * 16, "device": laptop.device, "position": 1, "prev": bytes(32)}
    plain = sign_control(laptop.keys.signing_seed, mine, cursor=(0, bytes(16)), **place)  # type: ignore[arg-type]
    signed = read_signed_control(plain)
    header = Header(two.log, b"a" * 16, 1, 1, bytes(32), signed.digest, signed.hash, BundleKind.CONTROL, 0)
    record = join_envelope(header.to_bytes(), b"", plain)
    members = two.ada.members()
    assert not is_proved(members, two.log, two.ada.user, record)
    assert not is_proved(members, bytes(16), two.ada.user, record)


def _first_record(two: Two, log: bytes) -> bytes:
    """The first control record of a log, as the server hands it out."""
    page = Page.from_bytes(_page(two, log))
    return next(row[1] for row in page.rows if read_envelope(row[1]).header.kind is BundleKind.CONTROL)
