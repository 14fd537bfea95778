"""In whatever order the organisation's log and a family's come, everybody sees the same in the end."""

from dataclasses import replace

import pytest

from coachdesk.desk.exchange import Exchange
from coachdesk.errors import Unreachable
from coachdesk.models.family import Family
from coachdesk.store.change_log import Verdict
from coachdesk.sync.conversation import Answer, Request
from coachdesk.sync.membership import DeviceRecord, OrganisationRole, RevokedBecause, Role, UserRecord, write_control
from coachdesk.sync.protocol.exchanging import Heads
from coachdesk.sync.protocol.refusals import Code, Refusal
from coachdesk.sync.round import Alarm
from tests.sync.round.meddling import refusing
from tests.sync.round.towns import Ask, Resident, Two


def without_news_of(two: Two, who: Resident, log: bytes) -> Ask:
    """The server keeps what is new in one log from somebody, for now."""

    def ask(request: Request) -> Answer:
        answer = two.town.ask(request)
        if not request.path.startswith("/v1/heads"):
            return answer
        place = who.log.place(log)
        heads = Heads.from_bytes(answer.body).heads
        if place is None:
            shown = tuple(one for one in heads if one.log != log)
        else:
            old = {"s": place.s, "hash": place.log_hash[:16]}
            shown = tuple(replace(one, **old) if one.log == log else one for one in heads)  # type: ignore[arg-type]
        return replace(answer, body=Heads(shown).to_bytes())

    return ask


def newcomer(two: Two) -> Resident:
    """Somebody who reads it all when it is over."""
    dee = two.town.invite(two.ada, "Dee")
    two.ada.says(two.family, {**two.ada.members().of(two.log).members, dee.user: Role.WRITER})
    two.ada.round()
    for _ in range(2):
        dee.round()
    for one in (two.ada, two.bronwen, dee):
        one.round()
    return dee


def carol_leads_and_adds_dan(two: Two) -> tuple[Resident, Resident]:
    """Carol is new, leads the family and takes Dan in, who writes: Bronwen has heard of none of it."""
    carol, dan = two.town.invite(two.ada, "Carol"), two.town.invite(two.ada, "Dan")
    two.ada.says(two.family, {two.ada.user: Role.LEAD, two.bronwen.user: Role.WRITER, carol.user: Role.LEAD})
    two.ada.round()
    for _ in range(2):
        carol.round()
    carol.says(two.family, {**carol.members().of(two.log).members, dan.user: Role.WRITER})
    carol.round()
    for _ in range(2):
        dan.round()
    two.write(dan, "Dan's")
    dan.round()
    return carol, dan


@pytest.mark.parametrize(
    "order", [("organisation", "family"), ("family", "organisation"), ("organisation", "both", "family")]
)
def test_any_order_of_the_two_logs_gives_the_same(two: Two, order: tuple[str, ...]) -> None:
    carol, dan = carol_leads_and_adds_dan(two)
    organisation = bytes.fromhex(two.town.organisation_id)
    kept_back = {"organisation": organisation, "family": two.log}
    for step in order:
        two.bronwen.round(without_news_of(two, two.bronwen, kept_back[step]) if step in kept_back else None)
    two.bronwen.round()
    everybody = (two.ada, two.bronwen, carol, dan)
    for one in everybody:
        one.round()
    assert {one.desk.get(Family, two.family).record.area for one in everybody} == {"Dan's"}
    assert len({one.state_hash(two.family) for one in everybody}) == 1
    assert two.bronwen.log.quarantined(two.log) == {}


def test_what_was_written_by_a_member_counts_though_she_left_before_it_was_read(two: Two) -> None:
    two.write(two.bronwen, "while she was here")
    two.quiet()
    two.ada.says(two.family, {two.ada.user: Role.LEAD})
    two.ada.round()
    dee = newcomer_without_bronwen(two)
    assert dee.log.held(two.log) == []
    assert dee.desk.get(Family, two.family).record.area == "while she was here"
    assert dee.state_hash(two.family) == two.ada.state_hash(two.family)


def test_it_counts_too_for_whom_the_key_comes_late(two: Two) -> None:
    two.write(two.bronwen, "while she was here")
    two.quiet()
    dee = two.town.invite(two.ada, "Dee")
    two.ada.says(two.family, {two.ada.user: Role.LEAD, dee.user: Role.WRITER})
    two.ada.round()
    for _ in range(2):
        dee.round(refusing(two, "GET /v1/keys", Refusal(Code.NOT_ALLOWED)))
    assert dee.log.quarantined(two.log).get(Verdict.WAITING_KEY.value)
    dee.round()
    assert (dee.log.held(two.log), dee.desk.get(Family, two.family).record.area) == ([], "while she was here")


def newcomer_without_bronwen(two: Two) -> Resident:
    dee = two.town.invite(two.ada, "Dee")
    two.ada.says(two.family, {two.ada.user: Role.LEAD, dee.user: Role.WRITER})
    two.ada.round()
    for _ in range(3):
        dee.round()
    return dee


def test_a_cut_that_comes_later_takes_back_what_was_shown_and_for_everybody(two: Two) -> None:
    two.write(two.bronwen, "hers")
    two.quiet()
    place = two.bronwen.log.place(two.log)
    assert place is not None
    assert place.actor is not None
    two.write(two.bronwen, "the thief's")
    two.bronwen.round()
    two.ada.round()
    assert two.area(two.ada) == "the thief's"
    everybody = {two.ada.user: Role.LEAD, two.bronwen.user: Role.WRITER}
    two.ada.says(two.family, everybody, {two.bronwen.laptop.device: {place.actor: place.position}})
    for _ in range(2):
        two.ada.round()
    assert two.area(two.ada) == "hers"
    assert two.ada.log.quarantined(two.log) == {Verdict.CUT.value: 1}
    assert two.ada.log.held(two.log) == [], "nobody can let it count"
    dee = two.town.invite(two.ada, "Dee")
    two.ada.says(two.family, {**everybody, dee.user: Role.WRITER})
    two.ada.round()
    told = [dee.round() for _ in range(3)]
    assert dee.desk.get(Family, two.family).record.area == "hers"
    assert dee.state_hash(two.family) == two.ada.state_hash(two.family)
    assert dee.log.quarantined(two.log) == {Verdict.CUT.value: 1}
    del told
    two.ada.desk.prove()
    dee.desk.prove()


def test_an_admin_whom_nobody_here_knew_as_one_spoke_already(two: Two) -> None:
    """Carol's word on the members is void for who has not heard that she is an administrator, and counts afterwards."""
    carol = two.town.invite(two.ada, "Carol")
    two.quiet()
    people = two.ada.members().organisation
    two.ada.log.append_control(
        people.organisation,
        "organisation",
        write_control(UserRecord(people.control_hash, carol.user, OrganisationRole.ADMIN, disabled=False)),
    )
    two.ada.says(two.family, {two.ada.user: Role.LEAD, two.bronwen.user: Role.WRITER, carol.user: Role.WRITER})
    two.ada.round()
    for _ in range(2):
        carol.round()
    two.bronwen.round(without_news_of(two, two.bronwen, people.organisation))
    dan = two.town.invite(two.ada, "Dan")
    for _ in range(2):
        carol.round()
        two.bronwen.round(without_news_of(two, two.bronwen, people.organisation))
    carol.says(two.family, {**carol.members().of(two.log).members, dan.user: Role.WRITER})
    carol.round()
    for _ in range(2):
        dan.round()
    two.write(dan, "Dan's")
    dan.round()
    two.bronwen.round(without_news_of(two, two.bronwen, people.organisation))
    assert two.area(two.bronwen) != "Dan's"
    two.quiet()
    assert two.area(two.bronwen) == two.area(two.ada) == "Dan's"
    assert two.same()


def test_a_round_that_changes_nothing_judges_nothing(two: Two) -> None:
    two.quiet()
    judged = two.ada.log.judged(two.log)
    assert judged == two.ada.members().of(two.log).control_hash
    assert two.ada.log.judged(b"?" * 16) == b""
    two.ada.round()
    assert two.ada.log.judged(two.log) == judged


def test_a_revoked_laptop_does_not_alarm_whom_it_does_not_concern(two: Two) -> None:
    two.write(two.bronwen, "hers")
    two.quiet()
    record = DeviceRecord(two.bronwen.laptop.device, RevokedBecause.LOST)
    two.ada.log.append_control(bytes.fromhex(two.town.organisation_id), "organisation", write_control(record))
    told = [two.ada.round() for _ in range(3)]
    assert not any(Alarm.DAMAGED in one.alarms for one in told)
    assert two.area(two.ada) == "hers"


class Marks(Exchange):
    """Counts how often every bundle of a log was judged."""

    marked = 0

    def mark_judged(self, log: bytes, control_hash: bytes) -> None:
        self.marked += 1
        super().mark_judged(log, control_hash)


def test_a_bundle_is_judged_where_it_turns_out_to_stand_and_not_again_where_it_was_just_put(two: Two) -> None:
    def answer_is_lost(request: Request) -> Answer:
        answer = two.town.ask(request)
        if request.method == "POST":
            raise Unreachable
        return answer

    two.quiet()
    two.ada.round()
    two.ada.log = Marks(two.ada.desk)
    two.write(two.ada, "Hillfoot")
    assert [two.ada.round().sent for _ in range(2)] == [1, 0]
    assert two.ada.log.marked == 0
    two.write(two.ada, "Underhill")
    with pytest.raises(Unreachable):
        two.ada.round(answer_is_lost)
    two.ada.round()
    assert two.ada.log.marked == 1
