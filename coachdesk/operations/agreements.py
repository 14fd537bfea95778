"""Who agreed to take part: the talk and its answer, stopping at any time, and where everybody stands (I-04, I-10)."""

from typing import Any, NamedTuple

from coachdesk.desk import Desk, Opened, new_record
from coachdesk.desk.opened import Rival
from coachdesk.models.agreement import Agreement, Withdrawal
from coachdesk.models.person import Person, SamePerson
from coachdesk.models.sharing import SharingOverride, SharingRule
from coachdesk.tools.agreement_state import Beginning, Standing, may_begin, standing, standing_sentence
from coachdesk.tools.sharing_papers import SharingPapers
from coachdesk.tools.sharing_rivals import as_narrow_as_any
from coachdesk.tools.superseding import current


class PersonStands(NamedTuple):
    """One person of a family and what their agreement comes to today, with a sentence that says it."""

    person: Person
    standing: Standing
    sentence: str


def papers_of(desk: Desk, family_id: str) -> SharingPapers:
    """All that is written about agreement and sharing in one family; a disputed rule is as narrow as any writes it."""
    return SharingPapers(
        people=tuple(desk.records(Person, family_id)),
        links=tuple(desk.records(SamePerson, family_id)),
        agreements=tuple(desk.records(Agreement, family_id)),
        withdrawals=tuple(desk.records(Withdrawal, family_id)),
        rules=tuple(_narrowed(one) for one in desk.all(SharingRule, family_id)),
        overrides=tuple(desk.records(SharingOverride, family_id)),
    )


def write_talk(desk: Desk, person: Person, **fields: Any) -> Opened[Agreement]:
    """Keep one talk with a person about taking part, and their answer. It takes the place of what they said before.

    `fields` are those of `Agreement`; the day is today unless given. An answer comes with its day.
    Raises BadInput with the name of the field.
    """
    values = {"talked_on": desk.today(), "talked_by": desk.owner.worker_id, **fields}
    before = _said_so_far(papers_of(desk, person.log), person)
    return desk.add(new_record(Agreement, person.log, person=person.id, supersedes=before, **values))


def withdraw(desk: Desk, person: Person, words: str = "", said_by: str | None = None) -> Opened[Withdrawal]:
    """The person stops, at once: nothing more is shared of theirs until a later talk. No reason is needed (I-10)."""
    return desk.add(
        new_record(
            Withdrawal,
            person.log,
            person=person.id,
            withdrawn_on=desk.today(),
            said_by=said_by,
            words=words,
            written_by=desk.owner.worker_id,
        )
    )


def where_all_stand(desk: Desk, family_id: str) -> tuple[PersonStands, ...]:
    """Everybody worked with in the family, by number, and what their agreement comes to today."""
    papers, today = papers_of(desk, family_id), desk.today()
    people = sorted((one for one in papers.people if one.included), key=lambda one: (one.number, one.id))
    found = [(one, standing(papers, one, today)) for one in people]
    return tuple(PersonStands(one, how, standing_sentence(one, how)) for one, how in found)


def may_family_begin(desk: Desk, family_id: str) -> Beginning:
    """Whether the family's work may begin today, and whose answer is missing (I-04)."""
    return may_begin(papers_of(desk, family_id), desk.today())


def _said_so_far(papers: SharingPapers, person: Person) -> tuple[str, ...]:
    """What a new talk takes the place of: this person's remaining agreements, and a stop that stands."""
    ids = {one.id for one in papers.same_as(person)}
    written: list[Agreement | Withdrawal] = [*papers.agreements, *papers.withdrawals]
    return tuple(one.id for one in current([one for one in written if one.person in ids]))


def _narrowed(opened: Opened[SharingRule]) -> SharingRule:
    return as_narrow_as_any(opened.record, {name: _values(rivals) for name, rivals in opened.conflicts.items()})


def _values(rivals: tuple[Rival, ...]) -> tuple[Any, ...]:
    return tuple(one.value for one in rivals)
