"""What has been kept of this visit: its notes, each with a way to put it right, and small sums."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from coachdesk.tools.pounds import in_pounds
from coachdesk.ui.pages.visit.reading import clock_time
from coachdesk.ui.theme import spaced
from coachdesk.ui.widgets.bidi import isolated
from coachdesk.ui.widgets.buttons import quiet_button
from coachdesk.ui.widgets.card import Card
from coachdesk.ui.widgets.flow_layout import FlowLayout
from coachdesk.ui.widgets.labels import SafeLabel, small_label
from coachdesk.ui.widgets.rows import Rows

if TYPE_CHECKING:
    from coachdesk.models.note import Note
    from coachdesk.models.small_spend import SmallSpend
    from coachdesk.ui.pages.visit.reading import VisitShown


class KeptCard(Card):
    """KeptCard(amend, attach): called with a note that is to be put right, or given a picture or PDF."""

    def __init__(
        self, amend: Callable[[Note], object], attach: Callable[[Note], object] | None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent=parent)
        self.set_title(self.tr("Kept from this visit"))
        self._amend, self._attach = amend, attach
        self._rows = Rows(0.9, self)
        self.add(self._rows)
        self._last: tuple[object, ...] = ()

    def show_visit(self, shown: VisitShown) -> None:
        """Lists them anew when they have changed; takes no room while there is nothing."""
        self.setVisible(bool(shown.notes or shown.spends))
        now = (shown.notes, shown.spends, shown.papers)
        if now != self._last:
            self._last = now
            notes = [self._note(note, shown) for note in shown.notes]
            self._rows.fill([*notes, *(self._spend(one) for one in shown.spends)])

    def _note(self, note: Note, shown: VisitShown) -> QWidget:
        lines = Rows(0.2, self._rows)
        written = clock_time(note.written_at, note.time_zone)
        kind = self.tr("Good news, {time}") if note.good_news else self.tr("Note, written {time}")
        head = kind.format(time=written)
        if note.supersedes:
            head += self.tr(" · put right: {why}").format(why=note.amended_because)
        parts: list[QWidget] = [small_label(head, parent=lines)]
        for pattern, words in (
            ("{words}" if note.good_news else self.tr("Seen and heard: {words}"), note.fact),
            (self.tr("What I make of it: {words}"), note.view),
            (self.tr("Late because: {words}"), note.late_reason),
        ):
            if words.strip():
                parts.append(SafeLabel(pattern.replace("{words}", words), parent=lines))
        for said in note.own_words:
            who = shown.names.get(said.person, self.tr("Somebody"))
            parts.append(SafeLabel(f"{isolated(who)}: “{isolated(said.words)}”", parent=lines))
        held = [self.tr("With it: {paper}").format(paper=one.name) for one in shown.papers.get(note.id, ())]
        parts += [small_label(words, parent=lines) for words in held]
        lines.fill([*parts, self._ways(note, head, lines)])
        return lines

    def _ways(self, note: Note, head: str, parent: QWidget) -> QWidget:
        ways = QWidget(parent)
        flow = FlowLayout(ways)
        spaced(flow, gap=0.4)
        right = quiet_button(self.tr("Put this right"), icon="edit", parent=ways)
        right.setAccessibleName(self.tr("Put right: {note}").format(note=head))
        right.clicked.connect(lambda: self._amend(note))
        flow.addWidget(right)
        attach = self._attach
        if attach is not None:
            add = quiet_button(self.tr("Add a picture or PDF"), icon="camera", parent=ways)
            add.setAccessibleName(self.tr("Add a picture or PDF: {note}").format(note=head))
            add.clicked.connect(lambda: attach(note))
            flow.addWidget(add)
        return ways

    def _spend(self, spend: SmallSpend) -> QWidget:
        words = self.tr("{pounds} for {what}").format(pounds=in_pounds(spend.pence), what=isolated(spend.what))
        return SafeLabel(f"{words}. {spend.what_it_changed}" if spend.what_it_changed else words, parent=self._rows)
