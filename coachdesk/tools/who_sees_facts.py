"""Who may know what of a family today, who was refused it and what was given: worked out for one reader at a time.

What is not for this reader is never in it: another person's, on somebody's own page; what is private to one person, on
a page for the whole table; and whatever was decided without agreement and without telling the family (I-09).
"""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import NamedTuple, TypeAlias

from coachdesk.models.family import Assignment
from coachdesk.models.organisation import Agency, Sector, Worker
from coachdesk.models.person import Person
from coachdesk.models.record import Value
from coachdesk.models.sharing import (
    InformationClass,
    ShareEvent,
    SharePurpose,
    SharingBasis,
    SharingDecision,
)
from coachdesk.models.who_sees import Given, MayKnow, RefusedToKnow
from coachdesk.tools.joined_people import groups
from coachdesk.tools.sharing import Answer, Why, may_share
from coachdesk.tools.sharing_papers import SharingPapers

PRIVATE_CLASSES = frozenset(
    {
        InformationClass.CONTACT_DETAILS,
        InformationClass.HEALTH,
        InformationClass.MENTAL_HEALTH,
        InformationClass.SUBSTANCE_USE,
        InformationClass.DOMESTIC_ABUSE,
        InformationClass.CRIMINAL,
        InformationClass.IMMIGRATION,
    }
)
"""What is one person's own business, so that it is on their own page only (requirements.md 4.1, sensitivity)."""

PRIVATE_SECTORS = frozenset(
    {
        Sector.POLICE,
        Sector.HEALTH,
        Sector.MENTAL_HEALTH,
        Sector.YOUTH_JUSTICE,
        Sector.PROBATION,
        Sector.COURTS,
    }
)
"""Agencies whose very name says something about the person they help."""

EVERYDAY_SECTORS = frozenset(
    {
        Sector.SCHOOL,
        Sector.EARLY_YEARS,
        Sector.HOUSING,
        Sector.JOBCENTRE,
        Sector.CHILDRENS_SOCIAL_CARE,
        Sector.FIRE,
    }
)
"""Agencies whose name says nothing of the kind, whatever they are told."""


class SharingFacts(Value):
    """All that "Who sees this?" is worked out from: records of one family, and the directory."""

    on: date
    papers: SharingPapers
    assignments: tuple[Assignment, ...] = ()
    workers: tuple[Worker, ...] = ()
    agencies: tuple[Agency, ...] = ()
    events: tuple[ShareEvent, ...] = ()
    """What was given; `shared_at` by the clock on the wall."""


class Question(NamedTuple):
    """One question of the sharing rules."""

    person: Person
    agency: Agency
    purpose: SharePurpose
    information_class: InformationClass


_Terms: TypeAlias = tuple[str, SharePurpose, SharingBasis, date | None, date | None, str]
"""Agency, purpose, basis, last day, day to ask again, who decided: lines that share these are said together."""


class Sight:
    """The facts for one reader, or for everybody at the table when `reader` is None.

    `classes` narrows them to some classes of information. What is private to one person is not `on_paper` either, not
    even on their own: paper lies about where others read it.
    """

    def __init__(
        self,
        facts: SharingFacts,
        reader: Person | None = None,
        classes: frozenset[InformationClass] = frozenset(InformationClass),
        *,
        on_paper: bool = False,
    ) -> None:
        self._facts, self._classes, self._on_paper = facts, classes, on_paper
        self._agencies = {one.id: one for one in facts.agencies}
        people = groups(_in_order(facts.papers.people), facts.papers.links)
        self._same = {one.id: group[0] for group in people for one in group}
        self._silent = {self._same[one.id].id for one in facts.papers.people if one.no_contact}
        self._reader = self._same.get(reader.id, reader) if reader else None
        self._delicate = self._delicate_pairs()

    def may_know(self) -> tuple[MayKnow, ...]:
        """What may be told today, people of whom the same may be told together, by the agency’s name."""
        terms: dict[_Terms, dict[str, list[InformationClass]]] = {}
        for question in self._questions():
            answer = may_share(self._facts.papers, *question, self._facts.on)
            found = self._terms(question, answer) if answer.allowed else None
            if found is not None:
                terms.setdefault(found, {}).setdefault(question.person.id, []).append(question.information_class)
        made = []
        for (agency, purpose, basis, until, ask_again, approver), people in terms.items():
            for classes, ids in _together(people).items():
                made.append(
                    MayKnow(
                        agency=agency,
                        agency_name=self._agencies[agency].name,
                        people=ids,
                        names=self._names(ids),
                        classes=classes,
                        purpose=purpose,
                        basis=basis,
                        until=until,
                        ask_again=ask_again,
                        approver=approver,
                    )
                )
        return tuple(sorted(made, key=lambda one: (one.agency_name.casefold(), one.purpose, one.names)))

    def refused(self) -> tuple[RefusedToKnow, ...]:
        """What somebody said no to, where the no holds today."""
        found: dict[str, dict[str, list[InformationClass]]] = {}
        for question in self._questions():
            answer = may_share(self._facts.papers, *question, self._facts.on)
            if answer.why is Why.RULE_REFUSES:
                of_agency = found.setdefault(question.agency.id, {})
                of_agency.setdefault(question.person.id, []).append(question.information_class)
        return tuple(
            RefusedToKnow(
                agency=agency, agency_name=self._agencies[agency].name, names=self._names(ids), classes=classes
            )
            for agency, people in sorted(found.items(), key=lambda one: self._agencies[one[0]].name.casefold())
            for classes, ids in _together(people).items()
        )

    def given(self) -> tuple[Given, ...]:
        """What agencies hold, each with all it ever got of somebody and the day of the last, newest first."""
        held: dict[tuple[str, str], set[InformationClass]] = {}
        last: dict[tuple[str, str], date] = {}
        for event in self._facts.events:
            for who, what in self._in_event(event):
                held.setdefault((event.agency, who), set()).add(what)
                last[event.agency, who] = max(last.get((event.agency, who), date.min), event.shared_at.date())
        alike: dict[tuple[str, date, tuple[InformationClass, ...]], list[str]] = {}
        for (agency, who), classes in held.items():
            alike.setdefault((agency, last[agency, who], tuple(_sorted(classes))), []).append(who)
        names = {one.agency: one.reader for one in self._facts.events}
        names |= {one.id: one.name for one in self._facts.agencies}
        made = [
            Given(agency=agency, agency_name=names[agency], names=self._names(ids), classes=classes, on=day)
            for (agency, day, classes), ids in alike.items()
        ]
        return tuple(sorted(made, key=lambda one: (-one.on.toordinal(), one.agency_name.casefold(), one.names)))

    # -- what is asked ------------------------------------------------------------------------------------

    def _questions(self) -> list[Question]:
        """Every question that some rule or override speaks of and this reader may see answered, each once."""
        asked: dict[tuple[str, str, SharePurpose, InformationClass], None] = {}
        for rule in self._facts.papers.rules:
            asked[self._same_id(rule.person), rule.agency, rule.purpose, rule.information_class] = None
        for told in self._facts.papers.overrides:
            for who in told.people:
                asked.update(
                    dict.fromkeys((self._same_id(who), told.agency, told.purpose, one) for one in told.classes)
                )
        return [
            Question(self._same[who], self._agencies[agency], purpose, one)
            for who, agency, purpose, one in sorted(asked, key=lambda key: list(InformationClass).index(key[3]))
            if who in self._same and agency in self._agencies and self._is_for_reader(who, agency, one)
        ]

    def _terms(self, question: Question, answer: Answer) -> _Terms | None:
        """What an allowed question is said with; None for what the family was not told."""
        override = next((one for one in self._facts.papers.overrides if one.id == answer.override), None)
        if override is not None:
            ends = (override.until, None, override.approver_name)
            return (question.agency.id, question.purpose, override.basis, *ends) if override.family_told else None
        rule = next(one for one in self._facts.papers.rules if one.id == answer.rule)
        return question.agency.id, question.purpose, rule.basis, rule.until, rule.review_on, ""

    def _in_event(self, event: ShareEvent) -> Iterable[tuple[str, InformationClass]]:
        """Whose what was in something given, as far as this reader may see it: by the rules it was given on."""
        rules = [one for one in self._facts.papers.rules if one.id in event.rules]
        told = [one for one in self._facts.papers.overrides if one.id in event.overrides and one.family_told]
        pairs = {(self._same_id(one.person), one.information_class) for one in rules}
        pairs |= {(self._same_id(who), one) for each in told for who in each.people for one in each.classes}
        if not (event.rules or event.overrides):
            whole = event.included if len(event.people) == 1 else (InformationClass.PLAN,)
            pairs = {(self._same_id(who), one) for who in event.people for one in whole}
        return sorted(
            (who, one) for who, one in pairs if one in event.included and self._is_for_reader(who, event.agency, one)
        )

    # -- who may see it -----------------------------------------------------------------------------------

    def _is_for_reader(self, who: str, agency: str, information_class: InformationClass) -> bool:
        if information_class not in self._classes or who in self._silent:
            return False
        if self._reader is not None and (who != self._reader.id or not self._on_paper):
            return who == self._reader.id
        return information_class not in PRIVATE_CLASSES and (who, agency) not in self._delicate

    def _delicate_pairs(self) -> frozenset[tuple[str, str]]:
        """A person and an agency whose name alone would tell the table something private about the person."""
        papers, private = self._facts.papers, PRIVATE_CLASSES
        found = {
            (one.person, one.agency)
            for one in papers.rules
            if one.decision is SharingDecision.ALLOWED and one.information_class in private
        }
        found |= {(who, one.agency) for one in papers.overrides if private & set(one.classes) for who in one.people}
        found |= {(who, one.agency) for one in self._facts.events if private & set(one.included) for who in one.people}
        sectors = {one.id: one.sector for one in self._facts.agencies}
        found = {(who, agency) for who, agency in found if sectors.get(agency) not in EVERYDAY_SECTORS}
        telling = [agency for agency, sector in sectors.items() if sector in PRIVATE_SECTORS]
        found |= {(one.id, agency) for one in papers.people for agency in telling}
        return frozenset((self._same_id(who), agency) for who, agency in found)

    def _same_id(self, who: str) -> str:
        return self._same[who].id if who in self._same else who

    def _names(self, ids: Iterable[str]) -> tuple[str, ...]:
        return tuple(one.known_as for one in _in_order(self._same[one] for one in ids if one in self._same))


def _in_order(people: Iterable[Person]) -> list[Person]:
    return sorted(people, key=lambda one: (one.number, one.id))


def _sorted(classes: Iterable[InformationClass]) -> list[InformationClass]:
    wanted = set(classes)
    return [one for one in InformationClass if one in wanted]


def _together(people: Mapping[str, Iterable[InformationClass]]) -> dict[tuple[InformationClass, ...], tuple[str, ...]]:
    """The people whose classes are the same, said together."""
    made: dict[tuple[InformationClass, ...], tuple[str, ...]] = {}
    for who, classes in people.items():
        key = tuple(_sorted(classes))
        made[key] = (*made.get(key, ()), who)
    return made
