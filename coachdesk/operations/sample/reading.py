"""Reading the sample files strictly: an unknown field, a wrong value or an unknown key is refused by file and field."""

import json
from datetime import date
from pathlib import Path
from typing import TypeVar

from pydantic import BaseModel, ValidationError

from coachdesk.desk.edge import explain
from coachdesk.errors import BadInput
from coachdesk.models.family import Assignment, Family, Household, Stay
from coachdesk.models.organisation import Agency, StepTemplate, Worker
from coachdesk.models.person import Need, Person, Relationship, SamePerson, Strength
from coachdesk.models.record import Record
from coachdesk.operations.sample.british_time import british_time
from coachdesk.operations.sample.daybook import sow_papers, sow_visits
from coachdesk.operations.sample.feeling import read_feelings, sow_feelings
from coachdesk.operations.sample.figure_facts import FigureFacts, read_figure_facts, sow_figure_facts, sow_rates
from coachdesk.operations.sample.ids import family_id, sample_id
from coachdesk.operations.sample.measuring import SampleMeasures, read_measures, sow_measures
from coachdesk.operations.sample.planning import edits_of, sow_plan
from coachdesk.operations.sample.seeds import Caseload, Writing
from coachdesk.operations.sample.shapes import (
    AgenciesShape,
    Entry,
    FamilyShape,
    OrganisationShape,
    TemplatesShape,
    VisitShape,
    WorkersShape,
)
from coachdesk.operations.sample.sowing import Sower, ids_of

SAMPLE_DAY = date(2011, 9, 1)
"""The sample's recorded today."""

ORGANISATION_NAME = "Brue Vale Families Together"
"""The sample's own organisation; no other syncs with it."""

Shape = TypeVar("Shape", bound=BaseModel)


def read_sample(folder: Path, organisation_id: str) -> Caseload:
    """Everything in the folder, checked. `organisation_id` is the log its workers and agencies are kept in.

    Raises BadInput whose `field` is the file and the field, and never repeats what the file says.
    """
    organisation = _read(folder / "organisation.json", OrganisationShape)
    agencies = _read(folder / "agencies.json", AgenciesShape).agencies
    workers = _read(folder / "workers.json", WorkersShape).workers
    templates = _read(folder / "step_templates.json", TemplatesShape).step_templates
    measures = read_measures(folder)
    facts = read_figure_facts(folder)
    families = {path.stem: _read(path, FamilyShape) for path in sorted((folder / "families").glob("*.json"))}
    known = {
        "agency": ids_of((one.key for one in agencies), "agency"),
        "worker": ids_of((one.key for one in workers), "worker"),
    }
    visits = _visits("organisation.json", organisation.visits, known["worker"])
    sower = Sower("agencies.json", organisation_id, known, visits)
    first = visits[0].at.date()
    for one in agencies:
        sower.sow(Agency, known["agency"][one.key], one.content(), one.since or first, edits_of(one.later), one.key)
    sower.where = "workers.json"
    for one in workers:
        sower.sow(Worker, known["worker"][one.key], one.content(), one.since or first, edits_of(one.later), one.key)
    sower.where = "step_templates.json"
    for one in templates:
        this, since = sample_id("template", one.key), one.since or first
        sower.sow(StepTemplate, this, one.content(), since, edits_of(one.later), one.key, one.grew_from)
    sow_rates(sower, facts)
    people = {ref: ids_of((one.key for one in shape.people), ref, "person") for ref, shape in families.items()}
    sowers = {ref: _family(ref, shape, known, people, measures, facts) for ref, shape in families.items()}
    sow_feelings(sowers, read_feelings(folder))
    return Caseload(sower.log_seed(), {ref: one.log_seed() for ref, one in sowers.items()})


def _family(
    ref: str,
    shape: FamilyShape,
    known: dict[str, dict[str, str]],
    people: dict[str, dict[str, str]],
    measures: SampleMeasures,
    facts: FigureFacts,
) -> Sower:
    where = f"families/{ref}.json"
    if shape.ref != ref:
        raise BadInput(f"{where}: ref", "The code in the file is not the file's name.")
    targets = [target.key for plan in shape.plans for target in plan.targets]
    names = {
        **known,
        "person": people[ref],
        "household": ids_of((one.key for one in shape.households), ref, "household"),
        "target": ids_of(targets, ref, "target"),
        "anyone": known["worker"] | people[ref],
    }
    sower = Sower(where, family_id(ref), names, _visits(where, shape.visits, known["worker"]))
    first = sower.visits[0].at.date()
    story = {"ref": ref, **shape.family.content()}
    sower.sow(Family, family_id(ref), story, shape.family.since or first, edits_of(shape.family.later), "family")
    keyed: tuple[tuple[type[Record], str, tuple[Entry, ...]], ...] = (
        (Person, "person", shape.people),
        (Household, "household", shape.households),
        (Stay, "stay", shape.stays),
        (Relationship, "relationship", shape.relationships),
        (Need, "need", shape.needs),
        (Strength, "strength", shape.strengths),
        (Assignment, "assignment", shape.assignments),
    )
    for cls, what, entries in keyed:
        for number, one in enumerate(entries):
            key = one.key or str(number + 1)
            this = sample_id(ref, what, key)
            sower.sow(cls, this, one.content(), one.since or first, edits_of(one.later), f"{what} {key}")
    for number, one in enumerate(shape.same_people):
        _same_person(sower, ref, one, number + 1, people)
    for plan in shape.plans:
        sow_plan(sower, ref, plan)
    sow_visits(sower, ref)
    sow_papers(sower, ref, shape.papers, first)
    sow_measures(sower, ref, measures)
    sow_figure_facts(sower, ref, facts)
    return sower


def _same_person(sower: Sower, ref: str, one: Entry, number: int, people: dict[str, dict[str, str]]) -> None:
    """The link names a person by the other family's code and her key there."""
    content, place = one.content(), f"same_people {number}"
    other = content.get("other_family", "")
    found = people.get(other, {}).get(content.get("other_person", ""))
    if found is None:
        raise BadInput(f"{sower.where}: {place}: other_person", "Nothing in the sample has that key.")
    content |= {"other_family": family_id(other), "other_person": found}
    since = one.since or sower.visits[0].at.date()
    sower.sow(SamePerson, sample_id(ref, "same_person", str(number)), content, since, edits_of(one.later), place)


def _visits(where: str, shapes: tuple[VisitShape, ...], workers: dict[str, str]) -> tuple[Writing, ...]:
    visits = []
    for number, shape in enumerate(shapes):
        if shape.by not in workers:
            raise BadInput(f"{where}: visits {number + 1}: by", "Nothing in the sample has that key.")
        visits.append(Writing(british_time(shape.on, shape.at), workers[shape.by], shape.why))
    if visits != sorted(visits, key=lambda one: one.at):
        raise BadInput(f"{where}: visits", "Put the visits in the order they were made.")
    return tuple(visits)


def _read(path: Path, shape: type[Shape]) -> Shape:
    where = path.name if path.parent.name != "families" else f"families/{path.name}"
    try:
        return shape.model_validate(json.loads(path.read_text(encoding="utf-8")))
    except ValidationError as refused:
        error = refused.errors(include_url=False, include_context=False, include_input=False)[0]
        place = " ".join(str(part + 1) if isinstance(part, int) else part for part in error["loc"])
        raise BadInput(f"{where}: {place}", explain(refused)[1]) from None
    except (OSError, ValueError):
        raise BadInput(where, "This file of the sample could not be read. Install CoachDesk again.") from None
