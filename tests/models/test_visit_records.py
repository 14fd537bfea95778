"""What every record of a visit keeps to: few needed fields, nothing ticked beforehand, moments with their offset."""

from datetime import timedelta, timezone
from typing import Any

import pytest
from pydantic import ValidationError

from coachdesk.models.agreement import Agreement, AgreementAnswer, HowExplained
from coachdesk.models.call import Call
from coachdesk.models.moments import Asked
from coachdesk.models.note import Note, OwnWords
from coachdesk.models.record import Record
from coachdesk.models.registry import KINDS
from coachdesk.models.sharing import ShareEvent, SharingBasis, SharingDecision, SharingOverride, SharingRule
from coachdesk.models.small_spend import SmallSpend
from coachdesk.models.story import Story
from coachdesk.models.visit import ChildSeen, Visit
from coachdesk.models.worry import Worry, WorryCall
from tests.models.visit_records import AT, NEEDED, ONE, made

every_record = pytest.mark.parametrize("cls", NEEDED, ids=lambda cls: cls.kind)
SUMMER = timezone(timedelta(hours=1))


@every_record
def test_a_record_is_made_of_what_it_needs_and_needs_all_of_it(cls: type[Record]) -> None:
    assert made(cls).kind in KINDS
    needed = {name for name, field in cls.model_fields.items() if field.is_required()} - {"id", "log"}
    assert needed <= set(NEEDED[cls])
    for name in needed:
        with pytest.raises(ValidationError):
            cls.model_validate({"id": "a" * 32, "log": "f" * 32, **NEEDED[cls], name: None})


@every_record
def test_a_record_comes_back_from_the_plain_fields_a_change_carries(cls: type[Record]) -> None:
    record = made(cls)
    assert cls.from_fields(record.id, record.log, record.to_fields()) == record


@every_record
def test_nothing_is_answered_allowed_or_ticked_beforehand(cls: type[Record]) -> None:
    record = made(cls)
    for name, field in cls.model_fields.items():
        if not field.is_required() and name != "signal_expected":
            value = getattr(record, name)
            assert value is not True or name in NEEDED[cls], name
            assert value not in (Asked.YES, Asked.NO, AgreementAnswer.YES, SharingDecision.ALLOWED), name
            assert not (isinstance(value, tuple) and value), name


def moments_of(cls: type[Record]) -> list[str]:
    return [name for name in cls.model_fields if name.endswith("_at") or name == "at"]


@pytest.mark.parametrize(("cls", "name"), [(cls, name) for cls in NEEDED for name in moments_of(cls)])
def test_a_moment_says_its_offset_and_keeps_the_clock_on_the_wall(cls: type[Record], name: str) -> None:
    with pytest.raises(ValidationError):
        made(cls, **{name: AT.replace(tzinfo=None)})
    kept = made(cls, **{name: AT.astimezone(SUMMER)}).to_fields()[name]
    assert kept == "2011-08-31T10:30:00+01:00"


@pytest.mark.parametrize("zone", ["Europe/London", "UTC", "America/Argentina/Ushuaia", "Etc/GMT+1"])
def test_a_zone_is_known_by_its_name(zone: str) -> None:
    assert made(Visit, time_zone=zone).time_zone == zone


@pytest.mark.parametrize("zone", ["", "/etc/passwd", "../UTC", "Europe/London ", "a/b/c/d", "Europe\n", "A" * 61])
def test_what_is_no_name_of_a_zone_is_refused(zone: str) -> None:
    with pytest.raises(ValidationError):
        made(Visit, time_zone=zone)


REFUSED: list[tuple[type[Record], dict[str, Any], str]] = [
    (Visit, {"started_at": AT, "ended_at": AT - timedelta(minutes=1)}, "ended_at"),
    (Visit, {"planned_minutes": 0}, "planned_minutes"),
    (Visit, {"planned_minutes": 1441}, "planned_minutes"),
    (SmallSpend, {"pence": 0}, "pence"),
    (SmallSpend, {"pence": 12.5}, "pence"),
    (Note, {"own_words": ({"person": ONE, "words": " "},)}, "own_words"),
    (Story, {"words": " "}, "words"),
    (Worry, {"seen": " "}, "seen"),
    (Worry, {"strengths_none_seen": False}, "strengths"),
    (Worry, {"strengths": "  ", "strengths_none_seen": False}, "strengths"),
    (Worry, {"strengths": "She rang us", "strengths_none_seen": True}, "strengths"),
    (WorryCall, {"answered": True}, "answered_by"),
    (WorryCall, {"answered_by": "Jo"}, "answered_by"),
    (SharingOverride, {"reason": " "}, "reason"),
    (SharingOverride, {"approver_name": " "}, "approver_name"),
    (SharingOverride, {"told_words": " "}, "told_words"),
    (SharingOverride, {"people": ()}, "people"),
    (SharingOverride, {"classes": ()}, "classes"),
    (SharingOverride, {"basis": SharingBasis.AGREEMENT}, "basis"),
    (SharingOverride, {"until": "2011-08-30"}, "until"),
]


@pytest.mark.parametrize(("cls", "fields", "named"), REFUSED)
def test_what_makes_no_sense_is_refused_by_the_name_of_its_field(
    cls: type[Record], fields: dict[str, Any], named: str
) -> None:
    with pytest.raises(ValidationError) as refused:
        made(cls, **fields)
    error = refused.value.errors(include_url=False)[0]
    assert named in (str(error["loc"][0]) if error["loc"] else str(error["msg"]).split(":")[0])


def test_what_makes_sense_is_kept() -> None:
    assert made(Visit, started_at=AT, ended_at=AT).ended_at == AT
    assert made(Visit, ended_at=AT).started_at is None
    assert made(Worry, seen="", their_words="I can't go on").seen == ""
    assert made(Worry, strengths="She rang us", strengths_none_seen=False).strengths == "She rang us"
    assert made(WorryCall, answered=True, answered_by="Jo Bell").answered
    assert made(Note, own_words=(OwnWords(person=ONE, words="It was all right"),)).own_words[0].person == ONE
    how = made(Agreement, risks=(HowExplained.READ_ALOUD, HowExplained.PICTURES)).risks
    assert how == (HowExplained.READ_ALOUD, HowExplained.PICTURES)


@pytest.mark.parametrize("cls", [Note, Story, Worry, WorryCall, Agreement, SharingOverride, ShareEvent])
def test_what_is_only_superseded_names_every_row_it_takes_the_place_of(cls: type[Record]) -> None:
    assert cls.superseded_only
    assert made(cls).supersedes == ()
    assert made(cls, supersedes=(ONE, "2" * 32)).supersedes == (ONE, "2" * 32)


def test_while_two_people_disagree_a_child_was_not_seen_and_nothing_is_shared() -> None:
    assert ChildSeen.cautious["alone"][-1] is Asked.NO
    assert ChildSeen.cautious["seen"].index(Asked.NOT_ASKED) > ChildSeen.cautious["seen"].index(Asked.YES)
    assert SharingRule.cautious["decision"][-1] is SharingDecision.REFUSED


@pytest.mark.parametrize("cls", [cls for cls in NEEDED if getattr(cls, "dated", "")], ids=lambda cls: cls.kind)
def test_the_field_a_record_is_asked_for_by_begins_with_its_day(cls: Any) -> None:
    value = made(cls, by_when="2011-08-31") if cls.dated == "by_when" else made(cls)
    assert value.to_fields()[cls.dated][:10] == "2011-08-31"


def test_a_call_is_no_contact_and_costs_nothing() -> None:
    assert not {"cost", "pence", "contact_kind"} & set(Call.field_names())
