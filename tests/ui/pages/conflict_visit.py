"""A visit to the page of conflicts: what two people wrote apart, and what can be read there."""

from typing import Any

from coachdesk.models.plan import SubTarget
from coachdesk.operations.sample import worker_id
from coachdesk.store.queries import StateHash
from coachdesk.ui.pages.conflicts.page import ConflictsPage
from coachdesk.ui.widgets.compared_words import ComparedWords
from coachdesk.ui.widgets.labels import SafeLabel
from tests.rivals import change_by_another, comes, write_apart
from tests.ui.pages.page_visit import PageVisit

LONG = " ".join(f"This is sentence {number} of what was seen, and nothing in it is of note." for number in range(40))
BY_HER, BY_ME = range(2)
"""The answers as they stand: what is shown now comes first, and she wrote last."""


def everything_read(page: ConflictsPage) -> str:
    labels = [one.words() for one in page.findChildren(SafeLabel) if one.isVisibleTo(page)]
    texts = [one.words() for one in page.findChildren(ComparedWords) if one.isVisibleTo(page)]
    return "\n".join(labels + texts)


def imogen() -> str:
    return worker_id("imogen")


def steps(visit: PageVisit) -> list[Any]:
    return visit.desk.all(SubTarget, visit.family_id)


def apart(visit: PageVisit, opened: Any, **fields: tuple[Any, Any]) -> str:
    """The coach writes the first of each, Imogen the second; the record's id."""
    mine, theirs = ({name: both[at] for name, both in fields.items()} for at in (0, 1))
    write_apart(visit.desk, opened, imogen(), mine, theirs)
    return str(opened.record.id)


def deleted_and_written_on(visit: PageVisit) -> str:
    step = steps(visit)[1]
    visit.desk.remove(step, why="Done long ago")
    theirs = [change_by_another(step, visit.desk.now(), words="Ask the school again")]
    comes(visit.desk, visit.family_id, theirs, imogen())
    return str(step.record.id)


def open_page(visit: PageVisit, **where: str) -> ConflictsPage:
    return visit.go(ConflictsPage, "conflicts", **(where or {"family_id": visit.family_id}))


def family_hash(visit: PageVisit) -> str:
    """Of all that is visible of the family; that somebody looked is written down elsewhere."""
    return visit.desk.vault.ask(StateHash(bytes.fromhex(visit.family_id)))


def step_of(visit: PageVisit, record_id: str) -> SubTarget:
    return visit.desk.get(SubTarget, record_id).record


def everything(visit: PageVisit) -> ConflictsPage:
    """A conflict of every sort in one family."""
    apart(
        visit,
        steps(visit)[0],
        words=("Read together on Mondays, ten minutes", "Read together on Fridays, ten minutes"),
        due=("2011-10-01", "2011-10-08"),
        evidence=(LONG, LONG.replace("sentence 20", "sentence twenty") + " Tia laughed."),
    )
    deleted_and_written_on(visit)
    page = open_page(visit)
    page.cards[0].reviews["words"].restore(("other", "Read together"))
    return page
