"""What each row would become: how many of each sort, and row by row those of the sort that is looked at."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coachdesk.tools.contact_rows import Verdict
from coachdesk.ui.pages.imports.words import VERDICTS, row_words, say
from coachdesk.ui.widgets.buttons import secondary_button
from coachdesk.ui.widgets.card import Card
from coachdesk.ui.widgets.choice import Choice
from coachdesk.ui.widgets.choice_field import ChoiceField
from coachdesk.ui.widgets.labels import SafeLabel, small_label
from coachdesk.ui.widgets.rows import Rows

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from coachdesk.ui.pages.imports.reading import Looked

_AT_ONCE = 20


class ReportCard(Card):
    """`.sort` which rows are looked at; `.lines()` what stands there."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(icon="eye", parent=parent)
        self.set_title(self.tr("What each row would become"))
        self._looked: Looked | None = None
        self._most = _AT_ONCE
        self._sums = SafeLabel("", parent=self)
        self._about = Rows(0.3, self)
        self.sort = ChoiceField(self.tr("Look at the rows that are"), [], optional=False, parent=self)
        self._rows = Rows(0.4, self)
        self._shown: list[str] = []
        self.more = secondary_button(self.tr("Show more rows"), "down", self)
        for part in (self._sums, self._about, self.sort, self._rows, self.more):
            self.add(part)
        self.sort.edited.connect(self._begin)
        self.more.clicked.connect(self._show_more)

    def show_report(self, looked: Looked) -> None:
        """Shows what was found, the rows that need somebody first."""
        preview = looked.preview
        if preview is None:
            return
        self._looked = looked
        counts = {one: looked.count(one) for one in VERDICTS}
        before = self.sort.chosen()
        self.sort.set_choices(
            [Choice(one.value, say(VERDICTS[one], number)) for one, number in counts.items() if number]
        )
        first = next((one.value for one, number in counts.items() if number), "")
        self.sort.choose(before if counts.get(Verdict(before) if before else Verdict.READY) and before else first)
        self._sums.set_words(self._summed(counts))
        self._about.fill(SafeLabel(words, tone="warn", parent=self._about) for words in self._of_the_sheet(looked))
        self._begin()

    def lines(self) -> list[str]:
        """What stands there, row by row."""
        return self._shown

    def _summed(self, counts: dict[Verdict, int]) -> str:
        good = counts[Verdict.READY] + counts[Verdict.WAITING]
        parts = [self.tr("%n row(s) can come in.", "", good)] if good else [self.tr("There is no row to bring in.")]
        if counts[Verdict.WAITING]:
            waits = self.tr(
                "%n of them will wait until somebody says emergency or planned help.", "", counts[Verdict.WAITING]
            )
            parts.append(waits)
        if counts[Verdict.REFUSED]:
            parts.append(
                self.tr(
                    "%n row(s) cannot come in: mend them in the sheet and bring it in again.",
                    "",
                    counts[Verdict.REFUSED],
                )
            )
        if counts[Verdict.HERE]:
            parts.append(self.tr("%n row(s) came in before and stay as they are.", "", counts[Verdict.HERE]))
        if good:
            parts.append(self.tr("Nothing is brought in yet."))
        return " ".join(parts)

    def _of_the_sheet(self, looked: Looked) -> list[str]:
        preview = looked.preview
        if preview is None:
            return []
        told = []
        if preview.was_here and looked.good:
            told.append(self.tr("This very file was brought in before."))
        if preview.hidden_sheets:
            told.append(self.tr("%n hidden sheet(s) of this workbook (was/were) not read.", "", preview.hidden_sheets))
        return told

    def _begin(self) -> None:
        self._most = _AT_ONCE
        self._fill()

    def _show_more(self) -> None:
        self._most += _AT_ONCE
        self._fill()

    def _fill(self) -> None:
        looked, chosen = self._looked, self.sort.chosen()
        if looked is None or looked.preview is None or not chosen:
            return
        verdict = Verdict(chosen)
        rows = looked.rows[verdict]
        shown: list[str] = []
        for row in rows[: self._most]:
            shown += row.reasons or [row_words(row, looked.families, looked.agencies)]
        self._shown = shown
        self._rows.fill(small_label(words, tone="", parent=self._rows) for words in shown)
        self.more.setVisible(len(rows) > self._most)
