"""What stands beside the map: what is chosen, or one of the cards with which something is added or said of it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QVBoxLayout, QWidget

from coachdesk.operations.journey_marks import mark_turning, say_of_draft, unmark_turning, write_note
from coachdesk.tools.dates import in_words
from coachdesk.ui.journey.words import mark_words, title_words, when_words
from coachdesk.ui.pages.journey.details import Details
from coachdesk.ui.pages.journey.forms import AddCard, NoteForm, TurningForm
from coachdesk.ui.pages.journey.lists import LanesCard, TimesCard
from coachdesk.ui.theme import spaced

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from coachdesk.desk import Opened
    from coachdesk.models.journey import DraftState
    from coachdesk.models.journey_map import JourneyMap
    from coachdesk.tools.journey_drafts import Drafted
    from coachdesk.tools.typed_known_dates import KnownDay
    from coachdesk.ui.pages.record_page import RecordPage


@dataclass(frozen=True)
class MapRead:
    """What the page reads at once."""

    whole: JourneyMap
    times: tuple[Drafted, ...]
    target_of: Mapping[str, str]
    """The target of each step."""
    drafts: Mapping[str, str]


class Beside(QWidget):
    """Beside(page): `.begin(family_id)`, `.show_read(read)`, `.tell(ids)`, `.offer_to_add(lane, day)`, `.show_card()`.

    One card at a time is in sight: `.details`, `.lanes`, `.times`, `.add_card`, `.note` or `.turning`.
    """

    def __init__(self, page: RecordPage) -> None:
        super().__init__(page)
        self._page = page
        self._family, self._lane = "", ""
        self._day: date | None = None
        self._read: MapRead | None = None
        self.details = Details(parent=self)
        self.lanes, self.times = LanesCard(self), TimesCard(self)
        self.add_card, self.note = AddCard(page.router, self), NoteForm(page.table, self)
        self.turning = TurningForm(page.table, self)
        column = QVBoxLayout(self)
        spaced(column, gap=0.8)
        self._cards = (self.details, self.lanes, self.times, self.add_card, self.note, self.turning)
        for card in self._cards:
            column.addWidget(card)
        column.addStretch(1)
        for closing in (self.lanes, self.times, self.add_card, self.note, self.turning):
            closing.closed.connect(partial(self.show_card, self.details))
        self.details.turned.connect(self._turn)
        self.details.unturned.connect(self._unturn)
        self.times.said.connect(self._say_of_time)
        self.add_card.wanted.connect(self._add)
        self.note.ready.connect(self._keep_note)
        self.turning.ready.connect(self._keep_turning)
        self.show_card(self.details)

    def begin(self, family_id: str) -> None:
        """Another family: nothing that was being written is carried over."""
        self._family, self._read, self._day = family_id, None, None
        self.note.done()
        self.turning.done()
        self.show_card(self.details)

    def show_read(self, read: MapRead) -> None:
        """Takes what was read."""
        self._read = read
        self.times.show_times(read.times)

    def show_card(self, wanted: QWidget) -> None:
        """Puts one card in sight."""
        for card in self._cards:
            card.setVisible(card is wanted)

    def tell(self, ids: Sequence[str]) -> None:
        """Tells of what is chosen."""
        if self._read is not None:
            self.details.show_ids(self._read.whole, ids)

    def offer_to_add(self, lane: str, day: date | None) -> None:
        """What can be added in that lane, on that day."""
        self._lane, self._day = lane, day
        self.add_card.begin(in_words(day) if day is not None else "")
        self.show_card(self.add_card)

    def is_clean(self) -> bool:
        """True when nothing is half typed."""
        return not (self.note.draft.typing or self.turning.draft.typing)

    def leave(self) -> None:
        """The page goes: what is typed is handed over."""
        self.note.draft.leave()
        self.turning.draft.leave()

    # -- what is done -------------------------------------------------------------------------------

    def _add(self, page: str) -> None:
        if self._read is None:
            return
        if page == "note":
            self.note.begin(self._family, self._day, self._read.drafts)
            self.show_card(self.note)
            self.note.words.setFocus()
            return
        where = {"family_id": self._family}
        if page != "good_news":
            where["record_id"] = ""
        if self._day is not None:
            where["on"] = self._day.isoformat()
        lane = self._read.whole.lane(self._lane)
        if page == "contact" and lane is not None and lane.name:
            where["agency"] = lane.key
        self._page.go(page, **where)

    def _keep_note(self, words: str, known: KnownDay) -> None:
        family, key = self._family, self.note.draft.key

        def kept() -> None:
            self.note.done()
            self.show_card(self.details)

        self._page.table.make(
            lambda desk: write_note(desk, family, words, known.happened_on, known.date_known),
            drafts=(key,),
            failed=self.note.refused,
            then=kept,
        )

    def _turn(self, record_id: str) -> None:
        event = self._read.whole.event(record_id) if self._read is not None else None
        if event is not None and self._read is not None:
            about = f"{mark_words(event.mark)}, {when_words(event)}: {title_words(event)}"
            self.turning.begin(event, about, self._read.drafts)
            self.show_card(self.turning)
            self.turning.words.setFocus()

    def _keep_turning(self, record_id: str, words: str) -> None:
        family, key = self._family, self.turning.draft.key

        def kept() -> None:
            self.turning.done()
            self.show_card(self.details)

        self._page.table.make(
            lambda desk: mark_turning(desk, family, record_id, words),
            drafts=(key,),
            failed=self.turning.refused,
            then=kept,
        )

    def _unturn(self, turning: str) -> None:
        page = self._page

        def offer(taken: Opened[Any]) -> None:
            record_id = taken.record.id
            words = self.tr("The mark is taken away.")
            page.toast.offer(words, lambda: page.table.make(lambda desk: desk.bring_back(record_id)))

        page.do(lambda: unmark_turning(page.desk, turning), then=offer)

    def _say_of_time(self, about: str, state: DraftState) -> None:
        family = self._family
        self._page.table.make(lambda desk: say_of_draft(desk, family, about, state))
