"""What a family may look at together: nothing of one person's, nothing that tells of harm, nothing of the workers'."""

from dataclasses import fields

from coachdesk.models.coverage_mark import Coverage, CoverageMark
from coachdesk.models.journey_map import Mark
from coachdesk.models.life_event import LifeEvent
from coachdesk.models.meeting import FamilyPart, Meeting
from coachdesk.models.moments import Asked
from coachdesk.models.organisation import Sector
from coachdesk.models.plan import Audience, StepState
from coachdesk.models.record import Record
from coachdesk.models.small_spend import SmallSpend
from coachdesk.models.visit import Visit, VisitOutcome
from coachdesk.tools.journey_events import events_of
from coachdesk.tools.journey_facts import JourneyFacts, in_sight
from tests.tools.journeys import AT, DAY, contact, facts, feeling, good_news, line, line_mark, note, sitting, turning
from tests.tools.records import agency, make, person, plan, step, target

MUM = person("Mum")
DEAN = person("Dean", number=2, no_contact=True)
HOMES = agency("Homes")
POLICE = agency("Police", sector=Sector.POLICE)


def kept(found: JourneyFacts) -> set[str]:
    """The ids of all records that are left."""
    values = [getattr(found, one.name) for one in fields(found)]
    return {record.id for value in values if isinstance(value, tuple) for record in value if isinstance(record, Record)}


def both_kinds() -> tuple[JourneyFacts, set[str]]:
    """One of each sort that may be seen, one of each that may not; and the ids of those that may not."""
    whole, sat = plan(), sitting(MUM.id, released=True)
    shared = target(plan=whole.id)
    hers = target(plan=whole.id, audience=Audience.NAMED, private_to=(MUM.id,))
    seen_call, his_call = contact(HOMES, people=(MUM.id,)), contact(HOMES, people=(DEAN.id,))
    harm, police_call = contact(HOMES, harmed=Asked.YES), contact(POLICE)
    drawn, hers_drawn = line(), line(target=hers.id)
    private = sitting(MUM.id)
    pairs: dict[str, tuple[tuple[Record, ...], tuple[Record, ...]]] = {
        "people": ((MUM,), (DEAN,)),
        "contacts": ((seen_call,), (his_call, harm, police_call)),
        "reports": (
            (contact(HOMES, same_event_as=seen_call.id),),
            (contact(POLICE, same_event_as=seen_call.id), contact(HOMES, same_event_as=harm.id)),
        ),
        "marks": (
            (make(CoverageMark, agency=HOMES.id, month="2011-04", coverage=Coverage.ZERO),),
            (make(CoverageMark, agency=POLICE.id, month="2011-04", coverage=Coverage.ZERO),),
        ),
        "targets": ((shared,), (hers, target(plan=whole.id, about=(DEAN.id,)))),
        "steps": (
            (step(shared), step(shared, owner_person=MUM.id)),
            (step(hers), step(shared, state=StepState.DROPPED), step(shared, owner_person=DEAN.id)),
        ),
        "sittings": ((sat,), (private, sitting(DEAN.id, released=True))),
        "lines": ((drawn,), (hers_drawn,)),
        "line_marks": (
            (line_mark(drawn, MUM.id, released=True),),
            (
                line_mark(drawn, MUM.id),
                line_mark(drawn, DEAN.id, released=True),
                line_mark(hers_drawn, MUM.id, released=True),
            ),
        ),
        "good_news": (
            (good_news(), good_news(about=sat.id)),
            (good_news(about=private.id), good_news(people=(DEAN.id,)), good_news(said_by=DEAN.id)),
        ),
        "visits": (
            (make(Visit, planned_at=AT, outcome=VisitOutcome.MET),),
            (make(Visit, planned_at=AT, outcome=VisitOutcome.NOBODY_IN), make(Visit, planned_at=AT)),
        ),
        "meetings": (
            (make(Meeting, met_on=DAY, family_part=FamilyPart.THERE, agencies_came=(HOMES.id,)),),
            (
                make(Meeting, met_on=DAY, family_part=FamilyPart.NOT_ASKED),
                make(Meeting, met_on=DAY, family_part=FamilyPart.THERE, agencies_came=(POLICE.id,)),
                make(Meeting, met_on=DAY, family_part=FamilyPart.THERE, people_came=(DEAN.id,)),
            ),
        ),
        "life_events": (
            (make(LifeEvent, happened_on=DAY, what="A move"),),
            (make(LifeEvent, happened_on=DAY, what="He left", people=(DEAN.id,)),),
        ),
        "spends": (
            (make(SmallSpend, spent_on=DAY, pence=1, what="A lock"),),
            (make(SmallSpend, spent_on=DAY, pence=1, what="A lock", people=(DEAN.id,)),),
        ),
        "notes": ((), (note(),)),
        "turning": ((), (turning(seen_call.id),)),
        "feelings": (
            (feeling(), feeling(people=(MUM.id,))),
            (feeling(people=(DEAN.id,)), feeling(said_by=DEAN.id)),
        ),
    }  # fmt: skip
    found = facts(agencies=(HOMES, POLICE), plans=(whole,), **{name: (*yes, *no) for name, (yes, no) in pairs.items()})
    return found, {one.id for _, no in pairs.values() for one in no}


def test_each_sort_of_record_keeps_what_is_everyones_and_loses_what_is_not() -> None:
    found, hidden = both_kinds()
    assert kept(found) - kept(in_sight(found)) == hidden


def test_an_agency_that_the_family_asked_for_is_on_it() -> None:
    found, _ = both_kinds()
    (call,) = [one.id for one in found.contacts if one.agency == POLICE.id]
    assert call not in kept(in_sight(found))
    assert call in kept(in_sight(found, also=(POLICE.id,)))


def test_what_is_in_sight_is_in_sight_already() -> None:
    found, _ = both_kinds()
    once = in_sight(found)
    assert in_sight(once) == once
    assert Mark.NOTE not in {one.mark for one in events_of(once, AT.date())}
