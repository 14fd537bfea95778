""" "Who sees this?" in a few plain lines a family can read: for everybody, for one person, or for one thing (I-01).

The first page the family sees, a box on each of its copies, and one look from any note, target or person.
"""

from collections.abc import Iterable, Sequence
from datetime import date
from enum import StrEnum

from coachdesk.models.family import AssignmentRole
from coachdesk.models.organisation import WorkerRole
from coachdesk.models.person import Person
from coachdesk.models.sharing import InformationClass, SharePurpose, SharingBasis
from coachdesk.models.values import Id
from coachdesk.models.who_sees import Filling, Given, MayKnow, RefusedToKnow, SeenLine, SeenPart, SeenTopic, WhoSees
from coachdesk.tools import who_sees_words as say
from coachdesk.tools.agreement_state import Standing, standing, under_16
from coachdesk.tools.assignments import assigned_on
from coachdesk.tools.partial_dates import earliest
from coachdesk.tools.who_sees_facts import SharingFacts, Sight

_ROLES = {
    AssignmentRole.COACH: say.COACH,
    AssignmentRole.ADVOCATE: say.ADVOCATE,
    AssignmentRole.LEAD_PROFESSIONAL: say.LEAD,
    AssignmentRole.COVER: say.COVER,
}

_BASES = {
    SharingBasis.PUBLIC_TASK: say.BY_LAW,
    SharingBasis.LEGAL_OBLIGATION: say.BY_LAW,
    SharingBasis.VITAL_INTERESTS: say.TO_KEEP_SAFE,
    SharingBasis.SAFEGUARDING: say.TO_KEEP_SAFE,
}


class SeenThing(StrEnum):
    """One thing of which "Who sees this?" is asked."""

    NOTE = "note"
    PLAN = "plan"
    CONTACT = "contact"


def who_sees(facts: SharingFacts, reader: Person | None = None, *, on_paper: bool = False) -> WhoSees:
    """The whole answer for one person, about their own; without a reader, what everybody at the table may read.

    `on_paper` leaves out what is private to the person, as others may find the paper.
    """
    sight = Sight(facts, reader, on_paper=on_paper)
    may_know, refused, given = sight.may_know(), sight.refused(), sight.given()
    says_yes = reader is None or standing(facts.papers, reader, facts.on) is Standing.AGREED
    known = [_may_know(one, reader) for one in (may_know if reader else _by_agency(may_know))]
    known += _said_yes(may_know, reader, facts.on)
    if not known:
        known = _lines(say.NO_OTHER if says_yes else say.NOTHING_OF_YOURS)
    if reader is None or on_paper:
        known += _lines(say.PRIVATE_TOO)
    held = [_given(one, reader) for one in given]
    held += _lines(say.STAYS_GIVEN if held else say.NOTHING_GIVEN)
    unseen = [*(_refused(one, reader) for one in refused), *_lines(say.NO_ONE_ELSE, say.OTHERS, say.ADDRESS_NEVER)]
    return WhoSees(
        reader=reader.known_as if reader else "",
        parts=(
            _part(SeenTopic.WE_SEE, _who_works(facts)),
            _part(SeenTopic.MAY_KNOW, known),
            _part(SeenTopic.GIVEN, held),
            _part(SeenTopic.NOT_SEEN, unseen),
            *_always(),
        ),
        may_know=may_know,
        refused=refused,
        given=given,
    )


def who_sees_thing(
    facts: SharingFacts,
    thing: SeenThing,
    about: Iterable[Person] = (),
    classes: frozenset[InformationClass] = frozenset(),
) -> WhoSees:
    """The answer for one note, one part of the plan or somebody's whereabouts; for the coach to turn to whom it is of.

    `about` are the people it is about and `classes` what it belongs to: an agency may know it only when it may know all
    of that of each of them. Without either, as for a note, nobody but the team sees it.
    """
    who = list(about)
    sights = [Sight(facts, one, classes).may_know() for one in who] if thing is not SeenThing.NOTE and classes else []
    shared = _of_everyone(sights, classes)
    alone = who[0] if len(who) == 1 else None
    known = [*(_may_know(one, alone) for one in shared), *_said_yes(shared, alone, facts.on)]
    unseen = _lines(say.NO_ONE_ELSE)
    if thing is SeenThing.NOTE:
        unseen = _lines(say.OURS_ONLY, say.NO_ONE_ELSE)
    if thing is SeenThing.CONTACT:
        unseen = _lines(say.ADDRESS_NEVER, say.NO_ONE_ELSE)
    return WhoSees(
        reader=alone.known_as if alone else "",
        parts=(
            _part(SeenTopic.WE_SEE, _who_works(facts)),
            _part(SeenTopic.MAY_KNOW, known or _lines(say.NO_OTHER)),
            _part(SeenTopic.NOT_SEEN, unseen),
            *_always(),
        ),
        may_know=tuple(shared),
    )


def about_answers() -> SeenPart:
    """What holds for answers and marks: private from the family does not mean hidden from those who work with it."""
    return _part(SeenTopic.ANSWERS, _lines(say.FAMILY_MAY_SEE, say.COACH_SEES, say.NEED_NOT))


def in_short(found: WhoSees) -> tuple[SeenLine, ...]:
    """The few lines for a first page: who works with them, who else may know, a child at risk, and saying no."""
    lines = {part.topic: part.lines for part in found.parts}
    kept = [
        *lines[SeenTopic.WE_SEE],
        *lines[SeenTopic.MAY_KNOW],
        lines[SeenTopic.ANYWAY][0],
        lines[SeenTopic.SAY_NO][0],
    ]
    return tuple(kept)


def on_paper(facts: SharingFacts, reader: Person) -> tuple[SeenLine, ...]:
    """The lines of the box on one person's copy of the plan."""
    found = who_sees(facts, reader, on_paper=True)
    lines = {part.topic: part.lines for part in found.parts}
    given = lines[SeenTopic.GIVEN] if found.given else ()
    every = [*lines[SeenTopic.WE_SEE], *lines[SeenTopic.MAY_KNOW], *given, *_lines(say.NO_ONE_ELSE, say.ADDRESS_NEVER)]
    return (*every, *lines[SeenTopic.ANYWAY], *lines[SeenTopic.SAY_NO])


def _who_works(facts: SharingFacts) -> list[SeenLine]:
    """Those who work with the family today, and who leads them."""
    workers = {one.id: one for one in facts.workers}
    found = [one for one in assigned_on(facts.assignments, facts.on) if one.worker in workers]
    by_role = sorted(found, key=lambda one: list(AssignmentRole).index(one.role))
    said = dict.fromkeys((_ROLES[one.role], workers[one.worker].name) for one in by_role)
    lines = [SeenLine(sentences=(words,), fillings=(_own("name", name),)) for words, name in said]
    lines += _lines(say.THEY_SEE_ALL) if lines else _lines(say.NOBODY_YET)
    here = [one for one in facts.workers if not one.left_on or earliest(one.left_on) > facts.on]
    managers = tuple(one.name for one in here if one.role is WorkerRole.MANAGER)
    if managers:
        return [*lines, SeenLine(sentences=(say.MANAGER,), fillings=(_own("names", *managers),))]
    return [*lines, *_lines(say.SOME_MANAGER)]


def _may_know(one: MayKnow, reader: Person | None) -> SeenLine:
    """What an agency may know, how long, and why where nobody said yes to it."""
    till = min((day for day in (one.until, one.ask_again) if day), default=None)
    fillings = [*_whom(one.agency_name, one.names, reader), _what(one.classes)]
    if till is not None:
        fillings.append(Filling(place="day", day=till))
    if reader is None:
        words = say.MAY_KNOW_OF_TILL if till else say.MAY_KNOW_OF
    elif one.purpose is SharePurpose.DO_ITS_PART:
        words = say.MAY_KNOW_TILL if till else say.MAY_KNOW
    else:
        words = say.MAY_KNOW_FOR_TILL if till else say.MAY_KNOW_FOR
        fillings.append(Filling(place="purpose", words=(say.PURPOSE_IN_FAMILY_WORDS[one.purpose],)))
    sentences = [words]
    if one.approver:
        sentences.append(say.DECIDED)
        fillings.append(_own("approver", one.approver))
    elif reader and one.basis in _BASES:
        sentences.append(_BASES[one.basis])
    return SeenLine(sentences=tuple(sentences), fillings=tuple(fillings))


def _said_yes(known: Iterable[MayKnow], reader: Person | None, on: date) -> list[SeenLine]:
    """That they said yes themselves, to somebody old enough to have been asked, where all of it rests on that."""
    found = list(known)
    theirs = all(one.basis is SharingBasis.AGREEMENT and not one.approver for one in found)
    return _lines(say.THEY_SAID_YES) if reader and found and theirs and not under_16(reader, on) else []


def _given(one: Given, reader: Person | None) -> SeenLine:
    fillings = (*_whom(one.agency_name, one.names, reader), _what(one.classes), Filling(place="day", day=one.on))
    return SeenLine(sentences=(say.GIVEN if reader else say.GIVEN_OF,), fillings=fillings)


def _refused(one: RefusedToKnow, reader: Person | None) -> SeenLine:
    fillings = (*_whom(one.agency_name, one.names, reader), _what(one.classes))
    return SeenLine(sentences=(say.SAID_NO if reader else say.SAID_NO_OF,), fillings=fillings)


def _by_agency(known: Iterable[MayKnow]) -> list[MayKnow]:
    """For the table: what each agency may know of the same people, whatever for; what was decided for them apart."""
    alike: dict[tuple[str, tuple[Id, ...], str], list[MayKnow]] = {}
    for one in known:
        alike.setdefault((one.agency, one.people, one.approver), []).append(one)
    return [_narrowest(several) for several in alike.values()]


def _of_everyone(sights: Sequence[Iterable[MayKnow]], classes: frozenset[InformationClass]) -> list[MayKnow]:
    """What may be known of all of them alike: every class, of each, for one purpose; with the nearest end of any."""
    found: dict[tuple[str, SharePurpose], list[list[MayKnow]]] = {}
    for sight in sights:
        each: dict[tuple[str, SharePurpose], list[MayKnow]] = {}
        for one in sight:
            each.setdefault((one.agency, one.purpose), []).append(one)
        for key, known in each.items():
            if classes <= {part for one in known for part in one.classes}:
                found.setdefault(key, []).append(known)
    return [
        _narrowest([one for of_one in known for one in of_one]) for known in found.values() if len(known) == len(sights)
    ]


def _narrowest(known: Sequence[MayKnow]) -> MayKnow:
    """Several as one: every name and class, the nearest days, and who decided it where nobody agreed."""
    wanted = {part for one in known for part in one.classes}
    return known[0].model_copy(
        update={
            "people": tuple(dict.fromkeys(who for one in known for who in one.people)),
            "names": tuple(dict.fromkeys(name for one in known for name in one.names)),
            "classes": tuple(one for one in InformationClass if one in wanted),
            "until": min((one.until for one in known if one.until), default=None),
            "ask_again": min((one.ask_again for one in known if one.ask_again), default=None),
            "approver": next((one.approver for one in known if one.approver), ""),
        }
    )


def _always() -> tuple[SeenPart, ...]:
    """What holds for everybody, whatever they answered."""
    return (
        _part(SeenTopic.ANYWAY, _lines(say.A_CHILD, say.TOLD_FIRST)),
        _part(SeenTopic.SAY_NO, _lines(say.SAY_NO)),
    )


def _part(topic: SeenTopic, lines: Iterable[SeenLine]) -> SeenPart:
    return SeenPart(topic=topic, heading=say.HEADINGS[topic], lines=tuple(lines))


def _lines(*sentences: str) -> list[SeenLine]:
    return [SeenLine(sentences=(one,)) for one in sentences]


def _own(place: str, *words: str) -> Filling:
    return Filling(place=place, words=words, own=True)


def _whom(agency: str, names: tuple[str, ...], reader: Person | None) -> tuple[Filling, ...]:
    return (_own("agency", agency),) if reader else (_own("agency", agency), _own("people", *names))


def _what(classes: Iterable[InformationClass]) -> Filling:
    return Filling(place="what", words=tuple(say.CLASS_IN_FAMILY_WORDS[one] for one in classes))
