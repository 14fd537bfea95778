"""Who is in the sample, who works with whom, and what is kept from whom."""

import re
from collections import Counter
from datetime import date
from typing import Any

import pytest

from coachdesk.desk import Desk
from coachdesk.models.family import Assignment, AssignmentRole, Family, Household, Stay
from coachdesk.models.organisation import Agency, StepTemplate, Worker, WorkerRole
from coachdesk.models.person import Person, SamePerson
from coachdesk.models.plan import Audience, Ink, PlanVersion, SubTarget, SuccessSign, Target
from coachdesk.models.registry import KINDS
from coachdesk.operations.families import assigned_families, family_by_ref
from coachdesk.operations.sample import SAMPLE_DAY, LoadedSample, family_id, person_id, worker_id
from coachdesk.tools.dates import years_old
from coachdesk.tools.plan_prompts import not_asked_yet
from tests.operations.sample.found import FAMILIES, plan
from tests.operations.sample.vault import ORGANISATION

# requirements.md 5.2: ages at March 2011.
AGES = {
    "F1": {"Marcus": 38, "Callum": 15, "Alfie": 7},
    "F2": {"Grace": 31, "Tia": 11, "Joy": 6},
    "F3": {"Ruth": 44, "Megan": 17, "Isla": 12, "Joan": 71},
    "F4": {"Donna": 36, "Lee": 39, "Kyle": 16, "Shannon": 14, "Jake": 11, "Poppy": 4},
    "F5": {"Beatriz": 29, "Tom": 33, "Mateo": 4, "Luca": 0},
    "F6": {"Brian": 63, "Maureen": 61, "Ethan": 13, "Lily-Mae": 8, "Kerry": 33},
    "F7": {"Yasmin": 40, "Craig": 42, "Adam": 17, "Zara": 15, "Bilal": 12, "Ellie": 13, "Sami": 3},
    "F8": {"Jade": 19, "Ryan": 20, "Noah": 1},
    "F9": {"Pauline": 52, "Gary": 27, "Skye": 5},
}


def test_what_the_sample_holds_is_what_was_counted(loaded: tuple[Desk, LoadedSample]) -> None:
    desk, written = loaded
    assert sorted(written.families) == FAMILIES
    assert [family_by_ref(desk, ref).record.id for ref in FAMILIES] == [family_id(ref) for ref in FAMILIES]
    counts = Counter(kind for kind in KINDS for _ in desk.all(KINDS[kind]))
    assert sum(counts.values()) == written.records
    assert counts["agency"] == 22
    assert counts["step_template"] == 5
    assert counts["plan"] == 9
    assert counts["target"] == 34
    assert not desk.all(PlanVersion)
    assert not desk.all(Ink)


@pytest.mark.parametrize("ref", FAMILIES)
def test_people_have_the_ages_of_the_requirements(desk: Desk, ref: str) -> None:
    people = {one.record.known_as: one.record for one in desk.all(Person, family_id(ref))}
    for name, age in AGES[ref].items():
        born = people[name].birth_date
        assert born is not None
        assert years_old(born, date(2011, 3, 15)) == (age, age), name
        assert people[name].included
    assert sorted(one.number for one in people.values()) == list(range(1, len(people) + 1))


def test_bronwen_has_every_family_today_and_imogen_is_advocate_of_all(desk: Desk) -> None:
    assert [one.record.ref for one in assigned_families(desk)] == FAMILIES
    today = str(SAMPLE_DAY)
    now = {
        (family.record.ref, one.record.worker, one.record.role)
        for family in desk.all(Family)
        for one in desk.all(Assignment, family.record.id)
        if one.record.from_date <= today and (one.record.to_date is None or one.record.to_date >= today)
    }
    own, covered = ["F1", "F4", "F5", "F8", "F9"], ["F2", "F3", "F6", "F7"]
    assert all((ref, worker_id("bronwen"), AssignmentRole.COACH) in now for ref in own)
    assert all((ref, worker_id("bronwen"), AssignmentRole.COVER) in now for ref in covered)
    assert all((ref, worker_id("imogen"), AssignmentRole.ADVOCATE) in now for ref in FAMILIES)
    assert ("F8", worker_id("anita"), AssignmentRole.COACH) not in now  # she was, until the end of March


def test_cover_ends_and_says_why_and_how_the_family_heard(desk: Desk) -> None:
    cover = [one.record for one in desk.all(Assignment) if one.record.role is AssignmentRole.COVER]
    assert len(cover) == 4
    for one in cover:
        assert (one.from_date, one.to_date) == ("2011-08-22", "2011-09-04")
        assert one.overlap_reason
        assert one.family_told


def test_a_change_of_coach_says_why_and_how_the_family_heard(desk: Desk) -> None:
    ended = [one.record for one in desk.all(Assignment) if one.record.to_date and one.record.end_reason]
    assert [one.worker for one in ended] == [worker_id("anita")]
    assert all(one.family_told for one in ended)


def test_edge_people_are_all_there(desk: Desk) -> None:
    def person(ref: str, key: str) -> Person:
        return desk.get(Person, person_id(ref, key)).record

    assert person("F8", "bean").due_date == date(2011, 11, 14)
    assert person("F3", "walter").deceased_on
    assert person("F9", "ray").deceased_on
    assert person("F2", "dean").no_contact
    assert person("F2", "dean").lives_elsewhere
    assert person("F1", "stuart").role.value == "step_parent"
    assert person("F3", "megan").young_carer
    assert "bsl" in person("F5", "mateo").reading_needs
    assert person("F6", "brian").parental_responsibility
    assert "has not agreed" in person("F6", "kerry").notes


def test_the_hidden_address_is_marked_on_the_home_and_on_everyone_in_it(desk: Desk) -> None:
    homes = {one.record.id: one.record for one in desk.all(Household, family_id("F2"))}
    assert homes
    assert all(home.address_restricted for home in homes.values())
    here = {one.record.person for one in desk.all(Stay, family_id("F2"))}
    assert all(desk.get(Person, one).record.address_restricted for one in here)
    assert not desk.get(Person, person_id("F2", "dean")).record.address_restricted


def test_bilal_sleeps_in_two_households_seven_nights_a_week(desk: Desk) -> None:
    stays = [one.record for one in desk.all(Stay, family_id("F7")) if one.record.person == person_id("F7", "bilal")]
    assert len({stay.household for stay in stays}) == 2
    assert sum(stay.nights_a_week or 0 for stay in stays) == 7


def test_leanne_is_one_person_in_two_families_by_a_link_in_both(desk: Desk) -> None:
    for ref, other in (("F4", "F9"), ("F9", "F4")):
        (link,) = [one.record for one in desk.all(SamePerson, family_id(ref))]
        assert (link.person, link.other_person, link.other_family) == (
            person_id(ref, "leanne"),
            person_id(other, "leanne"),
            family_id(other),
        )


def test_private_targets_belong_to_a_teenager_to_a_parent_and_to_a_couple(desk: Desk) -> None:
    private = [one.record for one in desk.all(Target) if one.record.audience is Audience.NAMED]
    assert {one.private_to for one in private} == {
        (person_id("F1", "marcus"),),
        (person_id("F1", "callum"),),
        (person_id("F7", "craig"), person_id("F7", "yasmin")),
    }
    hidden = {one.record.person for one in desk.all(SuccessSign) if one.record.private}
    assert {person_id("F1", "callum"), person_id("F2", "tia"), person_id("F7", "zara")} <= hidden


def test_exactly_two_people_are_not_asked_yet(desk: Desk) -> None:
    waiting = [
        (ref, one.record.family_words, person.known_as)
        for ref in FAMILIES
        for one in plan(desk, ref).targets
        for person in not_asked_yet(one.record, plan(desk, ref).content.people)
    ]
    assert waiting == [
        ("F4", "All four in school every day", "Kyle"),
        ("F8", "Ready for the baby", "Ryan"),
    ]


def test_workers_who_own_a_step_are_ours_or_an_agencys(desk: Desk) -> None:
    owners = {one.record.owner_worker for one in desk.all(SubTarget)} - {None}
    agencies = {one.record.id for one in desk.all(Agency)}
    for owner in owners:
        worker = desk.get(Worker, str(owner)).record
        assert worker.role is not WorkerRole.AGENCY_WORKER or worker.agency in agencies
    assert {one.record.agency for one in desk.all(Worker) if one.record.role is WorkerRole.AGENCY_WORKER} == agencies


def ids_in(value: Any) -> list[str]:
    if isinstance(value, list | tuple):
        return [found for one in value for found in ids_in(one)]
    return [value] if isinstance(value, str) and re.fullmatch(r"[0-9a-f]{32}", value) else []


def test_every_id_in_every_record_is_the_id_of_something_kept(desk: Desk) -> None:
    records = [one.record for cls in KINDS.values() for one in desk.all(cls)]
    kept = {record.id for record in records}
    mentioned = {found for record in records for value in record.to_fields().values() for found in ids_in(value)}
    assert mentioned
    assert mentioned <= kept


def test_family_records_mention_only_their_own_family_and_the_organisation(desk: Desk) -> None:
    home = {one.record.id: one.record.log for cls in KINDS.values() for one in desk.all(cls)}
    for cls in (cls for cls in KINDS.values() if cls is not SamePerson):
        for record in (one.record for one in desk.all(cls)):
            for value in record.to_fields().values():
                assert {home[found] for found in ids_in(value)} <= {record.log, ORGANISATION}


def test_templates_can_be_found_by_name(desk: Desk) -> None:
    assert {one.record.name for one in desk.all(StepTemplate)} == {
        "Debt letters",
        "Moving house",
        "Back to school",
        "A health appointment",
        "Moving on from a relationship",
    }
