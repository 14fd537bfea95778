"""What works, and what was gained that is not money: all of it, the newest first, and two small forms above (C-16)."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from coachdesk.models.practice import BenefitSeen, PracticeNote
from coachdesk.operations.practice_log import benefits, export_practice, practice_notes
from coachdesk.tools.dates import partial_in_words
from coachdesk.ui.page import Page
from coachdesk.ui.pages.practice_log.cards import BenefitCard, PracticeCard
from coachdesk.ui.pages.practice_log.words import GAINED_BY, SORTS, said
from coachdesk.ui.path_field import PathField
from coachdesk.ui.widgets.bidi import isolated
from coachdesk.ui.widgets.buttons import secondary_button
from coachdesk.ui.widgets.card import Card
from coachdesk.ui.widgets.headings import heading
from coachdesk.ui.widgets.labels import SafeLabel, small_label
from coachdesk.ui.widgets.rows import Rows

if TYPE_CHECKING:
    from pathlib import Path

    from coachdesk.desk import Desk
    from coachdesk.ui.deeds import Deeds
    from coachdesk.ui.router import Router


class PracticeLogPage(Page):
    """Opened on nothing. `.practice` and `.benefit` are its forms, `.worked` and `.gained` what was written."""

    widest = 72.0
    shows = frozenset({"practice_note", "benefit_seen"})

    def __init__(self, desk: Desk, router: Router, deeds: Deeds, parent: QWidget | None = None) -> None:
        super().__init__(desk, router, deeds, parent)
        self.set_title(self.tr("What works, and what was gained"))
        about = self.tr("It is about the work and about no family. When it leaves, every name known here is taken out.")
        self.practice, self.benefit = PracticeCard(self), BenefitCard(self)
        self.worked, self.gained = Rows(0.5, self), Rows(0.5, self)
        self._files = Card(self.tr("Save both as a table"), icon="export", parent=self)
        self.folder = PathField(self.tr("Folder to save it in"), "folder", parent=self._files)
        self.save = secondary_button(self.tr("Save without names"), "export", self._files)
        self.save.clicked.connect(self._save)
        self._files.add(self.folder)
        self._files.add_action(self.save)
        worked, gained = heading(self.tr("What works"), 2, self), heading(self.tr("What was gained"), 2, self)
        for part in (
            small_label(about, parent=self), self.practice, self.benefit, worked, self.worked, gained, self.gained,
            self._files,
        ):  # fmt: skip
            self.add(part)

    def refresh(self) -> None:
        self.read(lambda: (practice_notes(self.desk), benefits(self.desk)), self._took)

    def is_clean(self) -> bool:
        return self.practice.is_clean() and self.benefit.is_clean()

    def first_focus(self) -> QWidget | None:
        return self.practice.changed

    def _took(self, found: tuple[list[PracticeNote], list[BenefitSeen]]) -> None:
        notes, gains = found
        nothing = self.tr("Nothing was written down yet.")
        self.worked.fill([self._note(one) for one in notes] or [small_label(nothing, parent=self.worked)])
        self.gained.fill([self._gain(one) for one in gains] or [small_label(nothing, parent=self.gained)])

    def _note(self, one: PracticeNote) -> QWidget:
        below = (partial_in_words(one.noted_on), isolated(one.who), isolated(one.effect))
        return self._row(self.worked, one.changed, below)

    def _gain(self, one: BenefitSeen) -> QWidget:
        whose = f"{said(GAINED_BY[one.gained_by])}: {said(SORTS[one.sort])}"
        return self._row(self.gained, one.words, (partial_in_words(one.seen_on), whose, isolated(one.evidence)))

    def _row(self, rows: Rows, words: str, below: tuple[str, ...]) -> QWidget:
        card = Card(parent=rows)
        card.add(SafeLabel(words, parent=card))
        card.add(small_label(" · ".join(part for part in below if part.strip("\u2068\u2069 ")), parent=card))
        return card

    def _save(self) -> None:
        folder = self.folder.path()
        if folder is None or not folder.is_dir():
            self.folder.show_problem(self.tr("Choose a folder that is there."))
            self.folder.setFocus()
            return
        self.folder.clear_problem()
        out = folder / f"what-works-{self.desk.today()}.csv"
        self.do(partial(export_practice, self.desk, out), partial(self._saved, out))

    def _saved(self, out: Path, _rows: int) -> None:
        self.say(self.tr("Saved: {file}").format(file=out.name))
