"""A laptop that lets a family go: whatever is written there until the last moment goes to the server first."""

import secrets

import pytest

from coachdesk.desk.exchange import Exchange
from coachdesk.models.family import Family
from coachdesk.operations.left_laptop import purge_receipts
from coachdesk.store.change_log import Control, Purged
from coachdesk.sync.conversation import Answer, Request, hold
from coachdesk.sync.membership import Role
from coachdesk.sync.protocol.envelope import BundleKind, read_envelope
from coachdesk.sync.protocol.refusals import Code, Refusal
from coachdesk.sync.round import LogReceipt
from coachdesk.sync.round.asking import Asking
from coachdesk.sync.round.known_members import KnownMembers
from coachdesk.sync.round.leading import admit, redact
from coachdesk.sync.round.leaving import is_proved_to
from coachdesk.sync.round.sitting import Sitting
from tests.sync.round.test_rotating import stolen_from_the_server
from tests.sync.round.towns import Resident, Two


@pytest.mark.parametrize("unsent", [False, True], ids=["all sent before", "some to send"])
def test_what_is_written_while_a_family_is_let_go_is_handed_in_first(two: Two, unsent: bool) -> None:
    """Her page is still open: at every question of the round that lets it go she writes once more."""
    moments = 0

    def ask_and_write(request: Request) -> Answer:
        nonlocal moments
        answer = two.town.ask(request)
        if two.bronwen.desk.find(Family, two.family) is not None:
            moments += 1
            two.write(two.bronwen, f"written at moment {moments}")
        return answer

    if unsent:
        two.write(two.bronwen, "before")
    two.ada.says(two.family, {two.ada.user: Role.LEAD})
    two.ada.round()
    (told,) = (one for one in two.bronwen.round(ask_and_write).logs if one.log == two.log)
    assert (told.purged, told.unsent_kept) == (False, True)
    assert two.area(two.bronwen) == f"written at moment {moments}"
    (told,) = (one for one in two.bronwen.round().logs if one.log == two.log)
    assert (told.purged, told.unsent_kept) == (True, False)
    two.ada.round()
    written = {one.body.writes["area"][0] for one in two.ada.log.held(two.log) if one.body.writes}
    assert {f"written at moment {one + 1}" for one in range(moments)} <= written


class WritesUntilTheEnd(Exchange):
    """The last word is written when everything has been looked at, and the family is just about to go."""

    def purge(self, log: bytes, position: int | None = None) -> Purged | None:
        desk, family = self._desk, log.hex()
        desk.amend(desk.get(Family, family), area="the very last word")
        return super().purge(log, position)


def test_what_is_written_at_the_very_last_is_not_swept_away(two: Two) -> None:
    two.ada.says(two.family, {two.ada.user: Role.LEAD})
    two.ada.round()
    usual = two.bronwen.log
    two.bronwen.log = WritesUntilTheEnd(two.bronwen.desk)
    (told,) = (one for one in two.bronwen.round().logs if one.log == two.log)
    assert (told.purged, told.unsent_kept) == (False, True)
    assert two.area(two.bronwen) == "the very last word"
    two.write(two.bronwen, "and pages still write here")
    assert purge_receipts(two.bronwen.desk) == ()
    two.bronwen.log = usual
    two.bronwen.round()
    assert two.bronwen.desk.find(Family, two.family) is None
    (left,) = purge_receipts(two.bronwen.desk)
    assert left.receipt.found == 0


def with_carol(two: Two) -> Resident:
    """Carol writes in the family too. What happens in it afterwards she has not heard yet."""
    carol = two.town.invite(two.ada, "Carol")
    two.ada.says(two.family, {two.ada.user: Role.LEAD, two.bronwen.user: Role.WRITER, carol.user: Role.WRITER})
    for _ in range(2):
        for one in (two.ada, carol, two.bronwen):
            one.round()
    assert carol.desk.find(Family, two.family) is not None
    return carol


def told_of(who: Resident, two: Two) -> LogReceipt:
    return next(one for one in who.round().logs if one.log == two.log)


def test_who_was_shut_out_by_a_lead_she_never_heard_of_lets_the_family_go(two: Two) -> None:
    """The night found it: turned away, her laptop could not read that Bronwen leads, and kept the family for ever."""
    carol = with_carol(two)
    two.ada.says(two.family, {two.ada.user: Role.LEAD, two.bronwen.user: Role.LEAD, carol.user: Role.WRITER})
    two.ada.round()
    two.bronwen.round()
    two.bronwen.says(two.family, {two.bronwen.user: Role.LEAD})
    two.bronwen.round()
    for one in (carol, two.ada):
        told = told_of(one, two)
        assert (told.purged, told.alarms) == (True, set())
        assert one.desk.find(Family, two.family) is None


@pytest.mark.parametrize("said", ["admitted", "redacted"])
def test_who_was_shut_out_before_the_last_that_was_signed_lets_the_family_go(two: Two, said: str) -> None:
    """The last record says nothing of members: the one that does came before it."""
    carol = with_carol(two)
    two.ada.says(two.family, {two.ada.user: Role.LEAD, two.bronwen.user: Role.WRITER})
    two.ada.round()
    kept, state = two.ada.log, two.ada.members().of(two.log)
    if said == "admitted":
        admit(kept, state, "family", [secrets.token_bytes(16)])
    else:
        redact(kept, state, "family", [(secrets.token_bytes(16), 1)])
    two.ada.round()
    told = told_of(carol, two)
    assert (told.purged, told.alarms) == (True, set())


@pytest.mark.parametrize("is_shut_out", [True, False])
def test_a_log_that_was_begun_again_and_not_read_since_is_let_go_by_what_was_known_before(
    two: Two, is_shut_out: bool
) -> None:
    carol = with_carol(two)
    two.ada.says(two.family, {two.ada.user: Role.LEAD, two.bronwen.user: Role.LEAD, carol.user: Role.WRITER})
    for one in (two.ada, two.bronwen, carol):
        one.round()
    two.bronwen.says(two.family, {two.bronwen.user: Role.LEAD, **({} if is_shut_out else {carol.user: Role.WRITER})})
    two.bronwen.round()
    carol.log.reset(two.log)
    told = told_of(carol, two)
    assert (told.purged, told.alarms) == (is_shut_out, set())


def test_records_from_before_she_came_are_no_proof_to_a_laptop_that_was_made_to_begin_again(two: Two) -> None:
    """The server says "begin again", then "you left", and shows from its beginning what was truly signed."""
    carol = with_carol(two)
    rows, _ = stolen_from_the_server(two)
    signed = [row for row in rows if read_envelope(row).header.kind is BundleKind.CONTROL]

    def is_proved(kept: Exchange) -> bool:
        members, shown = KnownMembers(carol.laptop, kept), iter(signed)

        def shows_them_in_turn(request: Request) -> Answer:
            if not request.path.startswith("/v1/log/"):
                return two.town.ask(request)
            refusal = Refusal(Code.NOT_MEMBER, record=next(shown))
            return Answer(refusal.status, refusal.to_bytes())

        asking = Asking(carol.laptop, Sitting())
        return hold(is_proved_to(carol.laptop, members, asking, two.log), shows_them_in_turn)

    carol.log.reset(two.log)
    assert not is_proved(Exchange(carol.desk))
    assert not is_proved(NoControls(carol.desk)), "where nothing signed is known, nothing is believed"


class NoControls(Exchange):
    """A log without its signed records; the organisation's has them."""

    def controls(self, log: bytes) -> list[Control]:
        found = super().controls(log)
        return found if log.hex() == self._desk.owner.organisation_id else []
