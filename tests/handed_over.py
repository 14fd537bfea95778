"""A family about to be handed the laptop, with a canary in all that must not go along, and 500 other families."""

from dataclasses import dataclass, field
from typing import Any

from coachdesk.desk import Desk, new_record
from coachdesk.desk.opening import OpenDesk
from coachdesk.models.alert import Alert
from coachdesk.models.family import Family, Household, Stay
from coachdesk.models.family_mode import FamilyPage, FamilySnapshot, LookInSight
from coachdesk.models.measures import AnswerSet, GoodNews, LineGrading, LineMark
from coachdesk.models.note import Note, OwnWords
from coachdesk.models.person import FamilyRole, Need, Person, Strength
from coachdesk.models.plan import Audience, Plan, StepState, SubTarget, SuccessSign, SuccessView, Target, TargetStatus
from coachdesk.models.values import new_id
from coachdesk.models.worry import Worry
from coachdesk.operations.family_mode import HandedOver, Wanted, hand_over
from coachdesk.tools.duty_numbers import KeptNumbers

LOOK = LookInSight(scheme="light", percent=100, language="en_GB")
BOTH = (FamilyPage.STEPS, FamilyPage.TELL)


@dataclass
class AtTheTable:
    """One family, what of it may be seen, and what may not."""

    desk: Desk
    family_id: str = field(default_factory=new_id)
    people: dict[str, str] = field(default_factory=dict)
    steps: dict[str, str] = field(default_factory=dict)
    shown: list[str] = field(default_factory=list)
    hidden: list[str] = field(default_factory=list)
    line_id: str = ""

    def show(self, words: str) -> str:
        self.shown.append(words)
        return words

    def hide(self, about: str) -> str:
        """A word that must be found nowhere."""
        canary = f"heron{new_id()[:12]}{about}"
        self.hidden.append(canary)
        return canary


def a_family(desk: Desk) -> AtTheTable:
    """Ruth, Isla and Gran at the table; Gary, who is never contacted, at a hidden address."""
    table = AtTheTable(desk)
    log, hide = table.family_id, table.hide
    with desk.together() as batch:
        batch.add(Family(id=log, log=log, ref="F1", name=hide("surname"), alert=hide("dog"), story=hide("story")))
        gary = hide("Gary")
        for number, (name, role) in enumerate(
            (
                ("Ruth", FamilyRole.PARENT),
                ("Isla", FamilyRole.CHILD),
                ("Gran", FamilyRole.GRANDPARENT),
                (gary, FamilyRole.PARENT),
            ),
            start=1,
        ):
            person = new_record(
                Person,
                log,
                number=number,
                known_as=name,
                legal_name=hide("legal"),
                role=role,
                phone=f"01632 960 1{number:02}",
                notes=hide("about"),
                no_contact=name == gary,
                address_restricted=name == "Gran",
            )
            table.people[name] = batch.add(person).record.id
        ruth, isla, gran, away = table.people.values()
        home = new_record(
            Household,
            log,
            name=hide("refuge"),
            address="7 Otter Row\nHernwick",
            postcode="QQ9 9QQ",
            phone="01632 960199",
        )
        batch.add(home)
        batch.add(new_record(Stay, log, person=gran, household=home.id))
        plan = new_record(Plan, log, started_on=desk.today())
        batch.add(plan)
        said = table.show("We want calm mornings")
        target = new_record(
            Target,
            log,
            plan=plan.id,
            family_words=f"{said}, away from {gary} and Otter Row, ring 01632 960102",
            worker_words=hide("worker"),
            effort_coach=hide("effort"),
            effort_family=hide("family effort"),
            status_reason=hide("reason"),
        )
        batch.add(target)
        for words, state, owner in (
            (table.show("Set the alarm together"), StepState.OPEN, isla),
            (table.show("Ring the school"), StepState.STUCK, ruth),
            (table.show("Pack bags at night"), StepState.DONE, ruth),
            (hide("dropped"), StepState.DROPPED, ruth),
        ):
            step = new_record(
                SubTarget,
                log,
                target=target.id,
                words=words,
                state=state,
                owner_person=owner,
                evidence=hide("evidence"),
                what_would_help=hide("help"),
                dropped_reason=hide("dropped because"),
                position=f"m{len(table.steps)}",
            )
            table.steps[words] = batch.add(step).record.id
        private = new_record(
            Target, log, plan=plan.id, family_words=hide("private"), audience=Audience.NAMED, private_to=(isla,)
        )
        parked = new_record(Target, log, plan=plan.id, family_words=hide("parked"), status=TargetStatus.PARKED)
        for one in (private, parked):
            batch.add(one)
            batch.add(new_record(SubTarget, log, target=one.id, words=hide("step of it")))
        batch.add(new_record(SuccessSign, log, target=target.id, person=isla, words=hide("sign"), private=True))
        batch.add(new_record(SuccessSign, log, target=target.id, person=away, words=hide("his sign")))
        batch.add(new_record(SuccessView, log, target=target.id, holder=hide("agency"), words=hide("view")))
        batch.add(new_record(Strength, log, words=hide("strength")))
        batch.add(new_record(Need, log, area="money", words=hide("need")))
        batch.add(new_record(Alert, log, words=hide("alert"), person=away))
        now = desk.now()
        batch.add(
            new_record(
                Worry, log, their_words=hide("worry"), seen=hide("seen"), strengths=hide("safety"),
                happened_at=now, written_at=now, written_by=desk.owner.worker_id,
            )
        )  # fmt: skip
        batch.add(
            new_record(
                Note, log, fact=hide("fact"), view=hide("opinion"), happened_at=now, written_at=now,
                written_by=desk.owner.worker_id, own_words=(OwnWords(person=isla, words=hide("Isla's own")),),
            )
        )  # fmt: skip
    _answered_before(table, isla, gary)
    table.hidden += ["Otter Row", "Hernwick", "QQ9 9QQ", "960199", *(f"960 1{number:02}" for number in range(1, 5))]
    return table


def _answered_before(table: AtTheTable, isla: str, gary: str) -> None:
    """Isla's private sitting, mark and good news, and a line with one mark that she lets the others see."""
    log, hide, now = table.family_id, table.hide, table.desk.now()
    answer = {"question": "money", "status": "answered", "mode": "faces5", "first": 250, "place": 250, "at": now}
    line = new_record(
        LineGrading,
        log,
        a_words=f"{table.show('We shout at breakfast')}, as {gary} did at Otter Row",
        b_words=table.show("We sit and talk"),
        begun_at=now,
    )
    mark = {"line": line.id, "person": isla, "status": "answered", "marking": "self", "at": now}
    with table.desk.together() as batch:
        batch.add(line)
        batch.add(
            new_record(
                AnswerSet, log, person=isla, tool="wellbeing", set_key="wellbeing", set_version=1, at=now,
                marking="self", practice="right", answers=({**answer, "words": hide("because")},),
            )
        )  # fmt: skip
        batch.add(new_record(LineMark, log, first=1, place=1, helped_so_far=hide("helped"), **mark))
        batch.add(new_record(LineMark, log, first=710, place=710, still_needed=hide("needed"), released=True, **mark))
        batch.add(new_record(GoodNews, log, words=hide("good news"), people=(isla,), on="2011-02-01", said_by=isla))
    table.line_id = line.id


def other_families(desk: Desk, count: int = 500) -> list[str]:
    """So many other families, each with a canary in its name, people, plan, line and good news: all of them."""
    canaries = []
    with desk.together() as batch:
        for number in range(count):
            log, canary = new_id(), f"egret{new_id()[:16]}"
            canaries.append(canary)
            batch.add(Family(id=log, log=log, ref=f"F{number + 2}", name=canary))
            batch.add(new_record(Person, log, number=1, known_as=canary, role=FamilyRole.PARENT))
            plan = new_record(Plan, log, started_on=desk.today())
            batch.add(plan)
            batch.add(new_record(Target, log, plan=plan.id, family_words=f"{canary} wants calm"))
            batch.add(new_record(LineGrading, log, a_words=f"{canary} shouts", b_words=canary, begun_at=desk.now()))
            batch.add(new_record(GoodNews, log, words=f"{canary} sings", on="2011-02-01"))
    return canaries


def handed(
    open_desk: OpenDesk, table: AtTheTable, *people: str, pages: tuple[FamilyPage, ...] = BOTH, **more: Any
) -> HandedOver:
    """The laptop handed to these of the family."""
    there = tuple(table.people[name] for name in people or ("Ruth", "Isla"))
    return hand_over(open_desk, Wanted(table.family_id, there, pages, **more), LOOK, KeptNumbers())


def snapshot_of(made: HandedOver) -> FamilySnapshot:
    """What went out."""
    return FamilySnapshot.model_validate_json(made.snapshot)
