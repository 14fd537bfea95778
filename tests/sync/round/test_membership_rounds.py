"""Who leads, who joins, who is too late, and what happens to a family that is to be forgotten."""

import secrets
from dataclasses import replace

import pytest

from coachdesk.crypto import codec
from coachdesk.crypto.device_keys import new_device_keys
from coachdesk.desk import Desk
from coachdesk.desk.exchange import Exchange
from coachdesk.errors import HistoryForked, Unreachable
from coachdesk.models.family import Family
from coachdesk.operations.families import start_family
from coachdesk.store.change_log import Verdict
from coachdesk.sync.conversation import Answer, Request, hold
from coachdesk.sync.membership import Erase, Role, write_control
from coachdesk.sync.membership.making import make_certificate
from coachdesk.sync.protocol.exchanging import Heads
from coachdesk.sync.protocol.refusals import Code, Refusal
from coachdesk.sync.round import go_round
from coachdesk.sync.round.asking import ServerSaidNo
from coachdesk.sync.round.joining import enrol
from tests.sync.round.admitting import admit_late
from tests.sync.round.towns import Two


def test_a_family_is_begun_once(two: Two) -> None:
    with pytest.raises(HistoryForked):
        two.ada.begin(two.family)


def test_a_family_that_is_to_be_forgotten_leaves_every_laptop(two: Two) -> None:
    state = two.ada.members().of(two.log)
    two.ada.log.append_control(two.log, "family", write_control(Erase(state.control_hash)))
    two.ada.round()
    for one in (two.bronwen, two.ada):
        told = next(found for found in one.round().logs if found.log == two.log)
        assert told.purged
        assert one.desk.find(Family, two.family) is None
    assert not next(found for found in two.ada.round().logs if found.log == two.log).purged, "only once"


def test_who_left_and_cannot_hand_in_keeps_what_was_written(two: Two) -> None:
    two.write(two.bronwen, "not sent yet")
    two.ada.says(two.family, {two.ada.user: Role.LEAD})
    two.ada.round()

    def no_pushing(request: Request) -> Answer:
        if request.method == "POST" and request.path.startswith(f"/v1/log/{two.family}"):
            raise Unreachable
        return two.town.ask(request)

    with pytest.raises(Unreachable):
        two.bronwen.round(no_pushing)
    assert two.area(two.bronwen) == "not sent yet"
    told = next(found for found in two.bronwen.round().logs if found.log == two.log)
    assert (told.sent, told.purged) == (1, True)
    told = next(found for found in two.bronwen.round().logs if found.log == two.log)
    assert (told.sent, told.purged) == (0, False), "what has left has left"


def test_who_left_without_the_key_that_is_wanted_keeps_it_too(two: Two) -> None:
    """Nothing that was not taken by the server is ever emptied from a laptop."""
    two.write(two.bronwen, "not sent yet")
    two.ada.says(two.family, {two.ada.user: Role.LEAD})
    two.ada.round()

    def rejecting(request: Request) -> Answer:
        if request.method == "POST" and request.path.startswith(f"/v1/log/{two.family}"):
            refusal = Refusal(Code.REJECTED, index=0, reason="header")
            return Answer(refusal.status, refusal.to_bytes())
        return two.town.ask(request)

    told = next(found for found in two.bronwen.round(rejecting).logs if found.log == two.log)
    assert (told.purged, told.unsent_kept) == (False, True)
    assert two.area(two.bronwen) == "not sent yet"


def test_nothing_late_is_nothing_to_admit(two: Two) -> None:
    assert admit_late(two.ada.log, two.ada.members().of(two.log), "family") == 0


def test_what_a_newcomer_reads_of_somebody_who_left_counts_as_for_everybody(two: Two) -> None:
    """Held, admitted, and read by a laptop that was not there: the fold asks the log and not the day."""
    two.write(two.bronwen, "late")
    two.ada.says(two.family, {two.ada.user: Role.LEAD})
    two.ada.round()
    two.bronwen.round()
    two.ada.round()
    admit_late(two.ada.log, two.ada.members().of(two.log), "family")
    two.ada.round()
    carol = two.town.invite(two.ada, "Carol")
    two.ada.says(two.family, {two.ada.user: Role.LEAD, carol.user: Role.WRITER})
    two.ada.round()
    for _ in range(2):
        carol.round()
    assert carol.desk.get(Family, two.family).record.area == "late"
    assert carol.state_hash(two.family) == two.ada.state_hash(two.family)


def test_an_invitation_that_is_too_old_opens_nothing_and_a_lost_answer_may_be_asked_again(two: Two) -> None:
    coming = two.town.invite(two.ada, "Carol", enrols=False)
    invitation = coming.laptop.came_by
    assert invitation is not None

    def lost(request: Request) -> Answer:
        two.town.ask(request)
        raise Unreachable

    with pytest.raises(Unreachable):
        hold(enrol(coming.laptop, coming.log, invitation), lost)
    hold(enrol(coming.laptop, coming.log, invitation), two.town.ask)
    assert not coming.round().alarms
    late = two.town.invite(two.ada, "Dee", enrols=False)
    two.town.clock.move(days=4)
    assert late.laptop.came_by is not None
    with pytest.raises(ServerSaidNo) as said:
        hold(enrol(late.laptop, late.log, late.laptop.came_by), two.town.ask)
    assert said.value.refusal.error is Code.REJECTED


def test_a_control_record_that_nobody_known_signed_is_set_aside(two: Two) -> None:
    """Carol's own records are read by Bronwen before Bronwen has heard that there is a Carol."""
    carol = two.town.invite(two.ada, "Carol")
    two.ada.says(two.family, {two.ada.user: Role.LEAD, two.bronwen.user: Role.WRITER, carol.user: Role.LEAD})
    two.ada.round()
    for _ in range(2):
        carol.round()
    carol.says(two.family, {two.ada.user: Role.LEAD, two.bronwen.user: Role.WRITER, carol.user: Role.LEAD})
    carol.round()
    organisation = bytes.fromhex(two.town.organisation_id)

    def without_news(request: Request) -> Answer:
        """The server keeps the organisation's news back."""
        answer = two.town.ask(request)
        if not request.path.startswith("/v1/heads"):
            return answer
        place = next(one for one in two.bronwen.log.places() if one.log == organisation)
        heads = tuple(
            replace(one, s=place.s, hash=place.log_hash[:16]) if one.log == organisation else one
            for one in Heads.from_bytes(answer.body).heads
        )
        return replace(answer, body=Heads(heads).to_bytes())

    told = two.bronwen.round(without_news)
    assert two.bronwen.log.quarantined(two.log).get(Verdict.UNTRUSTED.value, 0) >= 1
    assert told.alarms
    assert two.area(two.bronwen) == two.area(two.ada), "what could be read was read"
    two.quiet()
    assert two.bronwen.log.quarantined(two.log) == {}
    assert two.bronwen.members().of(two.log) == carol.members().of(two.log)


def test_a_record_of_a_newer_coachdesk_changes_nothing_here(two: Two) -> None:
    two.ada.log.append_control(two.log, "family", codec.encode({"op": "blessing", "of": secrets.token_bytes(4)}))
    members = two.ada.members().of(two.log)
    assert two.ada.members().of(two.log) == members
    assert two.ada.members().ever(two.log) == members


def test_a_round_that_waits_for_news_and_hears_none_says_nothing(two: Two) -> None:
    mark = two.bronwen.round().mark
    told = hold(go_round(two.bronwen.laptop, two.bronwen.log, known=mark), two.town.ask)
    assert (told.logs, told.mark) == ((), mark)
    two.write(two.ada, "news")
    two.ada.round()
    assert hold(go_round(two.bronwen.laptop, two.bronwen.log, known=mark), two.town.ask).received == 1


def test_the_family_on_the_screen_is_first_after_the_organisation(two: Two) -> None:
    logs = [start_family(two.ada.desk, name).record.id for name in ("Ashdown", "Tremlett", "Pellow")]
    for one in logs:
        two.ada.begin(one)
    two.ada.round()
    wanted = bytes.fromhex(logs[1])
    told = hold(go_round(two.ada.laptop, two.ada.log, first=[wanted]), two.town.ask)
    assert [one.log for one in told.logs][:2] == [bytes.fromhex(two.town.organisation_id), wanted]


def test_what_was_admitted_counts_for_those_who_were_there_all_along(two: Two) -> None:
    dee = two.town.invite(two.ada, "Dee")
    all_three = {two.ada.user: Role.LEAD, two.bronwen.user: Role.WRITER, dee.user: Role.WRITER}
    two.ada.says(two.family, all_three)
    two.ada.round()
    for _ in range(2):
        dee.round()
    two.write(two.bronwen, "late")
    two.ada.says(two.family, {two.ada.user: Role.LEAD, dee.user: Role.WRITER})
    two.ada.round()
    two.bronwen.round()
    dee.round()
    assert dee.desk.get(Family, two.family).record.area != "late"
    assert set(dee.log.keys(two.log)) == {1, 2}, "the second key came beside the first"
    two.ada.round()
    admit_late(two.ada.log, two.ada.members().of(two.log), "family")
    two.ada.round()
    dee.round()
    assert dee.desk.get(Family, two.family).record.area == "late"
    assert dee.state_hash(two.family) == two.ada.state_hash(two.family)


def test_what_a_lost_laptop_wrote_after_it_was_lost_counts_for_nobody(two: Two) -> None:
    place = next(one for one in two.bronwen.log.places() if one.log == two.log)
    assert place.actor is None, "she has written nothing yet"
    two.write(two.bronwen, "hers")
    two.quiet()
    place = next(one for one in two.bronwen.log.places() if one.log == two.log)
    two.write(two.bronwen, "the thief's")
    two.bronwen.round()
    everybody = {two.ada.user: Role.LEAD, two.bronwen.user: Role.WRITER}
    two.ada.says(two.family, everybody, {two.bronwen.laptop.device: {place.actor or b"": place.position}})
    two.ada.round()
    two.ada.round()
    dee = two.town.invite(two.ada, "Dee")
    two.ada.says(two.family, {**everybody, dee.user: Role.WRITER})
    two.ada.round()
    for _ in range(2):
        dee.round()
    assert dee.desk.get(Family, two.family).record.area == "hers"


def test_a_log_longer_than_a_page_is_read_to_its_end(two: Two) -> None:
    for number in range(4):
        two.write(two.ada, f"area {number}")
        two.ada.round()

    def one_at_a_time(request: Request) -> Answer:
        path = request.path + "&max=1" if request.path.startswith("/v1/log/") and request.method == "GET" else None
        return two.town.ask(replace(request, path=path) if path else request)

    assert two.bronwen.round(one_at_a_time).received == 4
    assert two.same()


def test_a_laptop_that_goes_on_as_another_device_sends_what_the_first_had_not(two: Two) -> None:
    """A vault restored from its backup writes as a device of its own (ARCHITECTURE.md)."""
    two.write(two.bronwen, "before the backup")
    keys = new_device_keys()
    owner = replace(two.bronwen.desk.owner, device_id=keys.device.hex())
    desk = Desk(two.bronwen.desk.vault, owner, two.town.clock)
    carol = two.town.invite(two.ada, "Carol", enrols=False)
    invitation = carol.laptop.came_by
    assert invitation is not None
    laptop = replace(two.bronwen.laptop, keys=keys)
    log = Exchange(desk)
    state = two.ada.members().organisation
    record = make_certificate(
        two.ada.laptop.keys.signing_seed,
        state.organisation,
        issuer=two.ada.laptop.device,
        user=laptop.user,
        device=keys.device,
        signing=keys.signing,
        receiving=keys.receiving,
    )
    two.ada.log.append_control(state.organisation, "organisation", write_control(record))
    two.ada.round()
    told = hold(go_round(laptop, log), two.town.ask)
    assert sum(one.stepped_aside for one in told.logs) >= 1
    two.ada.round()
    assert two.area(two.ada) == "before the backup"
