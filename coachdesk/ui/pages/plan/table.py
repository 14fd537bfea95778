"""What lies on the table: each record as last read or last written here, so that a write replaces what was seen."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QVBoxLayout

from coachdesk.desk import Opened
from coachdesk.errors import CoachDeskError

if TYPE_CHECKING:
    from coachdesk.desk import Desk
    from coachdesk.ui.page import Page
    from coachdesk.ui.widgets.saved_label import SavedLabel
    from coachdesk.ui.widgets.undo_toast import UndoToast

Write = Callable[["Desk", Opened[Any]], Opened[Any] | None]
Failed = Callable[[CoachDeskError], object]


def keep_in_sight(toast: UndoToast, page: Page) -> None:
    """Puts the offer to undo under what scrolls, so that it is seen wherever the page stands."""
    whole = page.layout()
    if isinstance(whole, QVBoxLayout):
        whole.insertWidget(1, toast)


class Table:
    """Writes for a page, one after another off the screen's thread; each says "Saved", and offers to undo if asked.

    While a record is held (someone is typing in it) or being written, a fresh reading does not replace it: a change
    that came from another laptop meanwhile then stands beside ours and is asked about, never overwritten unseen.
    """

    def __init__(self, page: Page, saved: SavedLabel, toast: UndoToast) -> None:
        self.page, self._saved, self._toast = page, saved, toast
        self._opened: dict[str, Opened[Any]] = {}
        self._busy: Counter[str] = Counter()
        keep_in_sight(toast, page)

    def lay(self, records: Iterable[Opened[Any]]) -> None:
        """Puts what was just read on the table."""
        for opened in records:
            if not self._busy[opened.record.id]:
                self._opened[opened.record.id] = opened

    def hold(self, record_id: str) -> None:
        """Someone begins to type in this record."""
        self._busy[record_id] += 1

    def let_go(self, record_id: str) -> None:
        """The typing has ended."""
        self._busy[record_id] = max(0, self._busy[record_id] - 1)

    def write(
        self,
        record_id: str,
        write: Write,
        *,
        undo: str = "",
        draft: str = "",
        failed: Failed | None = None,
        then: Callable[[], object] | None = None,
    ) -> None:
        """Does `write(desk, opened)` with the record on the table, which then lies there as written.

        `undo` are the words of an offer to take it back; `draft` is the key of a draft this makes needless.
        """
        self.hold(record_id)
        self.page.do(
            partial(self._write, record_id, write, draft),
            then=partial(self._written, record_id, undo, then),
            failed=partial(self._failed, record_id, failed),
        )

    def make(
        self,
        make: Callable[[Desk], object],
        *,
        drafts: Iterable[str] = (),
        failed: Failed | None = None,
        then: Callable[[], object] | None = None,
    ) -> None:
        """Does `make(desk)`, which adds records, and forgets the drafts they were made from."""
        self.page.do(partial(self._make, make, tuple(drafts)), then=lambda _none: self._kept(then), failed=failed)

    def take_out(self, record_id: str, words: str) -> None:
        """Removes a record, and offers to bring it back."""
        opened = self._opened[record_id]
        desk = self.page.desk

        def taken(_none: object) -> None:
            self._toast.offer(words, lambda: self.make(lambda desk: desk.bring_back(record_id)))
            self._kept(None)

        self.page.do(lambda: desk.remove(opened), then=taken)

    def opened(self, record_id: str) -> Opened[Any]:
        """The record as it lies on the table."""
        return self._opened[record_id]

    def draft(self, key: str, text: str) -> None:
        """Keeps what is being typed; an empty text forgets it."""
        drafts = self.page.desk.drafts
        self.page.do(partial(drafts.save, key, text) if text else partial(drafts.drop, key), then=self._drafted)

    def today(self) -> date:
        """The date where the laptop is."""
        return self.page.desk.today()

    # -- in the writing thread ------------------------------------------------------------------

    def _write(self, record_id: str, write: Write, draft: str) -> tuple[Opened[Any], Opened[Any] | None]:
        before = self._opened[record_id]
        after = write(self.page.desk, before)
        if after is not None:
            self._opened[record_id] = after
        if draft:
            self.page.desk.drafts.drop(draft)
        return before, after

    def _make(self, make: Callable[[Desk], object], drafts: tuple[str, ...]) -> None:
        make(self.page.desk)
        for key in drafts:
            self.page.desk.drafts.drop(key)

    # -- back in the screen's thread ---------------------------------------------------------------

    def _written(
        self,
        record_id: str,
        undo: str,
        then: Callable[[], object] | None,
        done: tuple[Opened[Any], Opened[Any] | None],
    ) -> None:
        self.let_go(record_id)
        before, after = done
        if undo and after is not None and after.record != before.record:
            old, new = before.record, after.record
            back = {name: getattr(old, name) for name in old.field_names() if getattr(old, name) != getattr(new, name)}
            self._toast.offer(undo, lambda: self.write(record_id, lambda desk, opened: desk.amend(opened, **back)))
        self._kept(then)

    def _kept(self, then: Callable[[], object] | None) -> None:
        self._saved.saved(self.page.desk.now())
        self.page.message.hush()
        if then is not None:
            then()
        self.page.refresh()

    def _failed(self, record_id: str, failed: Failed | None, error: CoachDeskError) -> None:
        self.let_go(record_id)
        (failed or self.page.warn)(error)

    def _drafted(self, _none: object) -> None:
        self._saved.draft()
