"""What works, and what was gained that is not money: written down, and taken out without a name (C-16, C-21)."""

from pathlib import Path

from coachdesk.desk import Desk, Opened, new_record
from coachdesk.models.family import Family
from coachdesk.models.organisation import Worker
from coachdesk.models.person import Person
from coachdesk.models.practice import BenefitFor, BenefitSeen, BenefitSort, PracticeNote
from coachdesk.operations.letting_out import let_out
from coachdesk.tools.masking import Mask, folded
from coachdesk.tools.name_masking import names_mask
from coachdesk.tools.sheet_cells import csv_table

PRACTICE = "practice_log"
"""What such a file is, in the access log and in the list of copies."""
_HEADS = ("sort", "when", "what", "who", "effect", "gained_by", "gain", "evidence")


def note_practice(
    desk: Desk, changed: str, who: str = "", effect: str = "", noted_on: str = ""
) -> Opened[PracticeNote]:
    """An example of good practice, as of today unless a date in part is given. Raises BadInput."""
    return desk.add(
        new_record(
            PracticeNote,
            desk.owner.organisation_id,
            changed=changed,
            who=who,
            effect=effect,
            noted_on=noted_on or desk.today().isoformat(),
            by=desk.owner.worker_id,
        )
    )


def note_benefit(
    desk: Desk, gained_by: BenefitFor, sort: BenefitSort, words: str, evidence: str, seen_on: str = ""
) -> Opened[BenefitSeen]:
    """Something gained that is not money, and how it is known. Raises BadInput."""
    return desk.add(
        new_record(
            BenefitSeen,
            desk.owner.organisation_id,
            gained_by=gained_by,
            sort=sort,
            words=words,
            evidence=evidence,
            seen_on=seen_on or desk.today().isoformat(),
            by=desk.owner.worker_id,
        )
    )


def practice_notes(desk: Desk) -> list[PracticeNote]:
    """Every example, the newest first."""
    return sorted(desk.records(PracticeNote), key=lambda one: (one.noted_on, one.id), reverse=True)


def benefits(desk: Desk) -> list[BenefitSeen]:
    """Everything gained, the newest first."""
    return sorted(desk.records(BenefitSeen), key=lambda one: (one.seen_on, one.id), reverse=True)


def everybodys_names(desk: Desk) -> Mask:
    """What takes every name of a person, family or worker of this laptop out of a text, and phones and postcodes."""
    people = names_mask(desk.records(Person), frozenset())
    families = {part for one in desk.records(Family) for part in (one.name, *one.name.split())}
    workers = {part for one in desk.records(Worker) for part in (one.name, *one.name.split())}
    names = {name for name in map(folded, families | workers) if len(name) > 1}
    return Mask(whole=people.whole | names | {f"{name}s" for name in names}, anywhere=people.anywhere)


def without_names(mask: Mask, words: str) -> str:
    """The words as they may leave: `[left out]` where a name stood."""
    return mask.apply(words)[0]


def export_practice(desk: Desk, out: Path) -> int:
    """Both logs as one table without names, written once; how many rows it has. Raises FileExists, NotSaved."""
    mask = everybodys_names(desk)

    def said(words: str) -> str:
        return without_names(mask, words)

    rows: list[tuple[str, ...]] = [
        ("practice", one.noted_on[:7], said(one.changed), said(one.who), said(one.effect), "", "", "")
        for one in practice_notes(desk)
    ]
    rows += [
        ("benefit", one.seen_on[:7], said(one.words), "", "", one.gained_by, one.sort, said(one.evidence))
        for one in benefits(desk)
    ]
    let_out(desk, csv_table((_HEADS, *rows)).encode(), out, PRACTICE, [""])
    return len(rows)
