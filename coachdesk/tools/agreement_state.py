"""Where one person stands: agreed, withdrawn, not asked; and whether the family's work may begin (I-04, I-10, I-11)."""

from collections.abc import Iterable
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from coachdesk.models.agreement import Agreement, AgreementAnswer, Withdrawal
from coachdesk.models.moments import Asked
from coachdesk.models.person import FamilyRole, Person
from coachdesk.tools.dates import years_old
from coachdesk.tools.sharing_papers import SharingPapers
from coachdesk.tools.superseding import current

OWN_DECISION_FROM = 16
"""From this age a person is taken to be able to decide; below it somebody judges whether they understand (3.3)."""
GROWN_UP_FROM = 18


class Standing(StrEnum):
    """What a person's agreement comes to, the most restrictive first."""

    DIED = "died"
    WITHDRAWN = "withdrawn"
    SAID_NO = "said_no"
    NOT_ASKED = "not_asked"
    NOT_YET = "not_yet"
    NOT_EXPLAINED = "not_explained"
    NOT_JUDGED = "not_judged"
    NEEDS_PARENT = "needs_parent"
    NEEDS_OWN_ANSWER = "needs_own_answer"
    AGREED = "agreed"


STANDING_SENTENCES = {
    Standing.DIED: "{person} has died. Ask your manager.",
    Standing.WITHDRAWN: "{person} stopped their agreement, so nothing more is shared.",
    Standing.SAID_NO: "{person} said no.",
    Standing.NOT_ASKED: "{person} has not been asked yet.",
    Standing.NOT_YET: "{person} has not decided yet.",
    Standing.NOT_EXPLAINED: (
        "It is not written down that {person} was told what is good about this, what the risks are, "
        "and what is passed on whatever they answer."
    ),
    Standing.NOT_JUDGED: "Nobody has written down whether {person} understands what this is about, and how they know.",
    Standing.NEEDS_PARENT: "{person} is too young to decide this. Somebody with parental responsibility must answer.",
    Standing.NEEDS_OWN_ANSWER: "{person} can decide this, so somebody else's answer does not count. Ask {person}.",
    Standing.AGREED: "{person} agreed.",
}
"""A sentence a coach can say; {person} is the name they go by."""

_ORDER = list(Standing)
_ANSWERED = frozenset({Standing.AGREED, Standing.SAID_NO, Standing.WITHDRAWN})


class Missing(NamedTuple):
    """Somebody whose answer is missing before the family's work may begin."""

    person: Person
    standing: Standing
    sentence: str


class Beginning(NamedTuple):
    """Whether a family may become active, and what is missing. `sentence` is empty when it may."""

    allowed: bool
    missing: tuple[Missing, ...]
    sentence: str


def under_16(person: Person, on: date) -> bool:
    """True for whoever may be younger than 16 that day, unborn people and children of unknown age among them."""
    return _may_be_below(OWN_DECISION_FROM, person, on)


def is_grown_up(person: Person, on: date) -> bool:
    """True for whoever is surely 18 that day; of unknown age, whoever is not a child of the family."""
    return not _may_be_below(GROWN_UP_FROM, person, on)


def standing(papers: SharingPapers, person: Person, on: date) -> Standing:
    """What a person's agreements and withdrawals come to on a day; of several that remain the most restrictive.

    A withdrawal holds from the moment it is written, whatever its date, until a later agreement of the same person
    names it. An agreement counts from its own day.
    """
    same = papers.same_as(person)
    ids = {one.id for one in same}
    if any(one.deceased_on for one in same):
        return Standing.DIED
    written: list[Agreement | Withdrawal] = [one for one in papers.agreements if one.person in ids]
    written += [one for one in papers.withdrawals if one.person in ids]
    remaining = current(written)
    if any(isinstance(one, Withdrawal) for one in remaining):
        return Standing.WITHDRAWN
    found = [_of_one(one, papers, same, on) for one in remaining if isinstance(one, Agreement)]
    return min(found, key=_ORDER.index, default=Standing.NOT_ASKED)


def may_begin(papers: SharingPapers, on: date) -> Beginning:
    """Whether the family may become active: every adult worked with has answered, or why not is written (I-04).

    And at least one has agreed. Nobody asks a person marked no-contact, so they are not waited for.
    """
    adults = [one for one in papers.people if one.included and not one.deceased_on and is_grown_up(one, on)]
    standings = {one.id: standing(papers, one, on) for one in adults}
    missing = tuple(
        Missing(one, standings[one.id], standing_sentence(one, standings[one.id]))
        for one in adults
        if standings[one.id] not in _ANSWERED and not _is_explained(papers, one)
    )
    if missing:
        return Beginning(False, missing, " ".join(one.sentence for one in missing))
    if Standing.AGREED not in standings.values():
        return Beginning(False, (), "Nobody has agreed to take part yet.")
    return Beginning(True, (), "")


def standing_sentence(person: Person, found: Standing) -> str:
    """The standing in a sentence with the person's name."""
    return STANDING_SENTENCES[found].format(person=person.known_as)


def _is_explained(papers: SharingPapers, person: Person) -> bool:
    """Whether somebody wrote why this person has not answered, or nobody may ask them."""
    same = papers.same_as(person)
    ids = {one.id for one in same}
    reasons = (one.no_answer_because.strip() for one in current(papers.agreements) if one.person in ids)
    return any(one.no_contact for one in same) or any(reasons)


def _of_one(agreement: Agreement, papers: SharingPapers, same: Iterable[Person], on: date) -> Standing:
    """What one agreement comes to on a day."""
    answered_on = agreement.answered_on or agreement.talked_on
    if agreement.answer is AgreementAnswer.NO:
        return Standing.SAID_NO
    if agreement.answer is AgreementAnswer.NOT_YET or answered_on > on:
        return Standing.NOT_YET
    if not (agreement.benefits and agreement.risks and agreement.passed_on_regardless):
        return Standing.NOT_EXPLAINED
    if agreement.answered_by is None or agreement.answered_by in {one.id for one in same}:
        return _own_answer(agreement, any(under_16(one, answered_on) for one in same))
    return _anothers_answer(agreement, papers, same, on)


def _own_answer(agreement: Agreement, young: bool) -> Standing:
    if young and not _is_judged(agreement):
        return Standing.NOT_JUDGED
    if young and agreement.understands is Asked.NO:
        return Standing.NEEDS_PARENT
    return Standing.AGREED


def _anothers_answer(agreement: Agreement, papers: SharingPapers, same: Iterable[Person], on: date) -> Standing:
    """An answer given for a child: by someone with parental responsibility, for one who does not understand yet."""
    if not any(under_16(one, on) for one in same):
        return Standing.NEEDS_OWN_ANSWER
    unborn = any(one.due_date for one in same)
    if not unborn and not _is_judged(agreement):
        return Standing.NOT_JUDGED
    if not unborn and agreement.understands is Asked.YES:
        return Standing.NEEDS_OWN_ANSWER
    responsible = {one.id for one in papers.people if one.parental_responsibility}
    return Standing.AGREED if agreement.answered_by in responsible else Standing.NEEDS_PARENT


def _is_judged(agreement: Agreement) -> bool:
    judge = agreement.judged_by or agreement.judged_by_words
    return agreement.understands is not Asked.NOT_ASKED and bool(judge) and bool(agreement.judged_how.strip())


def _may_be_below(years: int, person: Person, on: date) -> bool:
    if person.due_date:
        return True
    if person.birth_date:
        return years_old(person.birth_date, on)[0] < years
    return person.role is FamilyRole.CHILD
