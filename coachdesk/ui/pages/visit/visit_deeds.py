"""What can be done at a visit, as the page's cards ask for it; each returns at once and is shown when it is kept."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from datetime import date, datetime
from functools import partial
from typing import TYPE_CHECKING, Any, NamedTuple, TypedDict

from coachdesk.models.person import Need
from coachdesk.operations import first_visits, notes, visits
from coachdesk.tools.child_seen import child_seen_id
from coachdesk.ui.pages.visit.reading import AGENCY, WORKER

if TYPE_CHECKING:
    from coachdesk.desk import Desk, Opened
    from coachdesk.errors import CoachDeskError
    from coachdesk.models.moments import Asked
    from coachdesk.models.note import Note, OwnWords
    from coachdesk.models.visit import ChildSeen, Visit, VisitOutcome
    from coachdesk.operations.visits import EndedVisit
    from coachdesk.ui.page import Page
    from coachdesk.ui.pages.plan.table import Table, Write
    from coachdesk.ui.pages.visit.reading import VisitShown

Failed = Callable[["CoachDeskError"], object]
Then = Callable[[], object]


class NoteWords(TypedDict):
    """What the note's boxes hold."""

    fact: str
    view: str
    own_words: tuple[OwnWords, ...]
    late_reason: str


class UrgentWords(NamedTuple):
    """What the form of an urgent need holds; `need` is the id of one written down without a step."""

    area: str
    words: str
    action: str
    owner: str
    due: date | None
    need: str = ""


class VisitDeeds:
    """The visit lies on `table` as last read or written; `lay(shown)` puts it there."""

    def __init__(self, page: Page, table: Table) -> None:
        self.page, self.table = page, table
        self.visit_id = ""
        self._seen: dict[str, Opened[ChildSeen]] = {}
        self._seeing: Counter[str] = Counter()
        self._presses = 0

    def lay(self, shown: VisitShown) -> None:
        """What was just read; what is being written stays as it was seen."""
        if shown.visit is not None:
            self.visit_id = shown.visit.record.id
            self.table.lay((shown.visit, *shown.unasked))
        for child, opened in shown.seen.items():
            if not self._seeing[opened.record.id]:
                self._seen[child_seen_id(opened.record.visit, child)] = opened

    # -- who ----------------------------------------------------------------------------------------

    def start(self) -> None:
        self.table.write(self.visit_id, visits.start_visit)

    def was_in(self, people: tuple[str, ...]) -> None:
        self._pressed(lambda desk, visit: visits.say_who_was_in(desk, visit, people))

    def came(self, keys: tuple[str, ...]) -> None:
        """`keys` are those of `VisitShown.joint`."""
        workers, agencies = (
            tuple(one.removeprefix(kind) for one in keys if one.startswith(kind)) for kind in (WORKER, AGENCY)
        )
        self._pressed(lambda desk, visit: visits.say_who_came(desk, visit, workers, agencies))

    def is_settled(self) -> bool:
        """False while a press is being written: what is read meanwhile must not turn a pill back."""
        return not self._presses and not any(self._seeing.values())

    def _pressed(self, write: Write) -> None:
        self._presses += 1

        def over() -> None:
            self._presses -= 1

        def failed(error: CoachDeskError) -> None:
            over()
            self.page.warn(error)
            self.page.refresh()

        self.table.write(self.visit_id, write, failed=failed, then=over)

    def others_in(self, words: str, draft: str, failed: Failed) -> None:
        self.table.write(
            self.visit_id,
            lambda desk, visit: visits.say_who_was_in(desk, visit, visit.record.was_in, words),
            draft=draft,
            failed=failed,
        )

    def see(self, child: str, field: str, answer: Asked) -> None:
        """One answer about one child, kept at once."""

        def failed(error: CoachDeskError) -> None:
            self.page.warn(error)
            self.page.refresh()

        self._say_of_child(child, failed, (), **{field: answer})

    def child_was(self, child: str, words: str, draft: str, failed: Failed) -> None:
        """How one child was, or why it was not seen."""
        self._say_of_child(child, failed, (draft,), words=words)

    def _say_of_child(self, child: str, failed: Failed, drafts: tuple[str, ...], **fields: Any) -> None:
        record_id = child_seen_id(self.visit_id, child)
        visit = self._visit()
        self._seeing[record_id] += 1

        def over() -> None:
            self._seeing[record_id] -= 1

        def refused(error: CoachDeskError) -> None:
            over()
            failed(error)

        self.table.make(partial(self._see, visit, child, fields), drafts=drafts, failed=refused, then=over)

    def _see(self, visit: Visit, child: str, fields: dict[str, Any], desk: Desk) -> None:
        record_id = child_seen_id(visit.id, child)
        before = self._seen.get(record_id)
        self._seen[record_id] = visits.see_child(desk, visit, child, before, **fields)

    # -- the first visit ------------------------------------------------------------------------------

    def introduced(self, write: Write, draft: str, failed: Failed) -> None:
        """Who brought the coach."""
        self.table.write(self.visit_id, write, draft=draft, failed=failed)

    def urgent(self, what: UrgentWords, drafts: tuple[str, ...], failed: Failed, then: Then) -> None:
        """What cannot wait becomes a step with an owner."""
        family_id = self._visit().log

        def make(desk: Desk) -> None:
            before = desk.get(Need, what.need) if what.need else None
            first_visits.urgent_need(
                desk,
                family_id,
                what.area,
                what.words,
                what.action,
                owner_person=None if what.owner == desk.owner.worker_id else what.owner or None,
                owner_worker=what.owner if what.owner == desk.owner.worker_id else None,
                due=what.due,
                before=before,
            )

        self.table.make(make, drafts=drafts, failed=failed, then=then)

    # -- what was said --------------------------------------------------------------------------------

    def keep_note(
        self,
        words: NoteWords,
        amended: Note | None,
        because: str,
        drafts: tuple[str, ...],
        failed: Failed,
        then: Then,
    ) -> None:
        """A new note of this visit, or one in place of `amended`."""

        def make(desk: Desk) -> None:
            visit = self._visit()
            if amended is None:
                notes.write_note(desk, visit.log, visit=visit, **words)
            else:
                said = {name: words[name] for name in ("fact", "view", "own_words")}
                notes.amend_note(desk, [amended], because, **said)

        self.table.make(make, drafts=drafts, failed=failed, then=then)

    def good_news(self, words: str, draft: str, failed: Failed, then: Then) -> None:
        visit = self._visit
        self.table.make(
            lambda desk: notes.good_news(desk, visit().log, words, visit()), drafts=(draft,), failed=failed, then=then
        )

    def spend(self, what: str, pence: int, changed: str, drafts: tuple[str, ...], failed: Failed, then: Then) -> None:
        def make(desk: Desk) -> None:
            visit = self._visit()
            notes.small_spend(desk, visit.log, what, pence, what_it_changed=changed, visit=visit.id)

        self.table.make(make, drafts=drafts, failed=failed, then=then)

    def spend_changed(self, spend_id: str, words: str, draft: str, failed: Failed) -> None:
        """What a small sum changed, said later."""
        self.table.write(
            spend_id, lambda desk, opened: desk.amend(opened, what_it_changed=words), draft=draft, failed=failed
        )

    # -- the end ----------------------------------------------------------------------------------------

    def end(
        self,
        outcome: VisitOutcome,
        next_at: datetime | None,
        no_next_because: str,
        words: str,
        drafts: tuple[str, ...],
        failed: Failed,
        then: Callable[[EndedVisit], object],
    ) -> None:
        """The end with the next visit in one deed."""
        ended: list[EndedVisit] = []

        def make(desk: Desk) -> None:
            visit = self.table.opened(self.visit_id)
            ended.append(visits.end_visit(desk, visit, outcome, next_at, no_next_because, words))

        self.table.make(make, drafts=drafts, failed=failed, then=lambda: then(ended[0]))

    def take_back_end(self) -> None:
        """As it was before it was ended; the visit agreed with it goes."""
        self.table.write(self.visit_id, visits.take_back_end)

    def _visit(self) -> Visit:
        """The visit as it lies on the table."""
        visit: Visit = self.table.opened(self.visit_id).record
        return visit
