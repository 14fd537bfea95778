"""Copies on this laptop: every file that was saved outside and is still where it was saved, each with Remove."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from PySide6.QtWidgets import QWidget

from coachdesk.models.family import Family
from coachdesk.operations.access_log import about
from coachdesk.operations.copies_out import CopyHere, CopyState, copies_here, remove_copy
from coachdesk.operations.shown_time import on_the_wall
from coachdesk.tools.dates import short
from coachdesk.ui.page import Page
from coachdesk.ui.pages.access_log.words import copy_words
from coachdesk.ui.widgets.bidi import isolated
from coachdesk.ui.widgets.buttons import danger_button, secondary_button
from coachdesk.ui.widgets.card import Card
from coachdesk.ui.widgets.labels import SafeLabel, small_label
from coachdesk.ui.widgets.rows import Rows

if TYPE_CHECKING:
    from coachdesk.desk import Desk
    from coachdesk.ui.deeds import Deeds
    from coachdesk.ui.router import Router


@dataclass(frozen=True, slots=True)
class CopyShown:
    """One file, whose family it is of, and for whom it was made, in names."""

    here: CopyHere
    family: str
    about: str


def read_copies(desk: Desk) -> tuple[CopyShown, ...]:
    """Reads the list and looks in each place."""
    families = {one.id: f"{one.ref} {one.name}" for one in desk.records(Family)}
    return tuple(
        CopyShown(one, families.get(one.copy.family, ""), about(desk, one.copy.what)) for one in copies_here(desk)
    )


class CopiesPage(Page):
    """`.cards` by the id of the copy."""

    shows = frozenset({"copy_out", "access_entry", "family", "person"})

    def __init__(self, desk: Desk, router: Router, deeds: Deeds, parent: QWidget | None = None) -> None:
        super().__init__(desk, router, deeds, parent)
        self.cards: dict[str, CopyCard] = {}
        self.set_title(self.tr("Copies on this laptop"))
        self.add(
            small_label(
                self.tr("Files lie outside the encrypted records: whoever has this laptop open can read them."),
                parent=self,
            )
        )
        self._none = SafeLabel(self.tr("No copy lies where it was saved."), parent=self)
        self._rows = Rows(0.8, self)
        self._gone = small_label("", parent=self)
        for part in (self._none, self._rows, self._gone):
            self.add(part)

    def refresh(self) -> None:
        self.read(lambda: read_copies(self.desk), self._took)

    def remove(self, copy_id: str) -> None:
        """Deletes one file for good."""
        self.do(lambda: remove_copy(self.desk, copy_id), self._removed)

    def _removed(self, _none: object) -> None:
        self.say(self.tr("Deleted from this laptop. Copies made of it elsewhere are not."))
        self.refresh()

    def _took(self, shown: tuple[CopyShown, ...]) -> None:
        there = [one for one in shown if one.here.state is not CopyState.GONE]
        self.cards = {one.here.copy.id: CopyCard(one, self, self) for one in there}
        self._rows.fill(self.cards.values())
        self._none.setVisible(not there)
        gone = len(shown) - len(there)
        self._gone.set_words(self.tr("%n other file(s) no longer lie where they were saved.", "", gone))
        self._gone.setVisible(gone > 0)


class Removing(Protocol):
    """A page on which a file can be taken away."""

    def remove(self, copy_id: str) -> None:
        """Deletes one file for good."""
        ...


class CopyCard(Card):
    """One file: what it is, where it lies, and taking it away in two presses."""

    def __init__(self, shown: CopyShown, page: Removing, parent: QWidget) -> None:
        copy, path = shown.here.copy, shown.here.path
        super().__init__(path.name, icon="copy", parent=parent)
        whose = [isolated(shown.family) if shown.family else "", copy_words(copy.what, shown.about)]
        self.add(SafeLabel(" · ".join(part for part in whose if part), parent=self))
        wall = on_the_wall(copy.made_at)
        when = f"{short(wall.date())}, {wall:%H:%M}"
        where = self.tr("Saved {when} in {folder}").format(when=when, folder=isolated(str(path.parent)))
        self.add(small_label(where, parent=self))
        self.remove = secondary_button(self.tr("Remove"), "trash", self)
        self.really = danger_button(self.tr("Delete this file for good"), "trash", self)
        self.keep = secondary_button(self.tr("Keep it"), parent=self)
        for button in (self.remove, self.really, self.keep):
            button.setAccessibleName(f"{button.words()}: {path.name}")
            self.add_action(button)
        self.remove.clicked.connect(lambda: self._ask(True))
        self.keep.clicked.connect(lambda: self._ask(False))
        self.really.clicked.connect(lambda: page.remove(copy.id))
        self._ask(False)
        if shown.here.state is CopyState.CHANGED:
            words = self.tr("What lies there now is not what CoachDesk saved, so it is left alone.")
            self.add(SafeLabel(words, tone="warn", parent=self))
            self.remove.hide()

    def _ask(self, asked: bool) -> None:
        self.remove.setVisible(not asked)
        self.really.setVisible(asked)
        self.keep.setVisible(asked)
        if self.isVisible():
            (self.keep if asked else self.remove).setFocus()
