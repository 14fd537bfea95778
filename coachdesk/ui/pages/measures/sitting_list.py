"""Each sitting of the answers looked at: how it came, who sees it and who says so, and a way to put it right."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from coachdesk.models.measures import Marking
from coachdesk.operations.measure_entry import TYPED
from coachdesk.tools.dates import partial_in_words
from coachdesk.ui.pages.measures.words import MARKINGS, said
from coachdesk.ui.theme import spaced
from coachdesk.ui.widgets.buttons import secondary_button
from coachdesk.ui.widgets.card import Card
from coachdesk.ui.widgets.flow_layout import FlowLayout
from coachdesk.ui.widgets.labels import SafeLabel, small_label
from coachdesk.ui.widgets.rows import Rows

if TYPE_CHECKING:
    from collections.abc import Sequence

    from coachdesk.models.measures import AnswerSet
    from coachdesk.operations.measures import FamilyMeasures

OfSitting = Callable[["AnswerSet"], None]


class SittingList(Card):
    """SittingList(read, sittings, me, release, put_right, picture): the latest first; the last three are deeds."""

    def __init__(
        self,
        read: FamilyMeasures,
        sittings: Sequence[AnswerSet],
        me: str,
        release: OfSitting,
        put_right: OfSitting,
        picture: OfSitting,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(level=3, parent=parent)
        self.set_title(self.tr("Each time they were asked"))
        self._read, self._me = read, me
        self._deeds = (release, put_right, picture)
        rows = Rows(0.8, self)
        rows.fill([self._row(one, rows) for one in reversed(sittings)])
        self.add(rows)

    def _row(self, sitting: AnswerSet, parent: QWidget) -> QWidget:
        row = Rows(0.2, parent)
        who, day = self._read.name(sitting.person), partial_in_words(sitting.at.date().isoformat())
        line = self.tr("{day}, {name}").format(day=day, name=who)
        agency = self._read.agencies.get(sitting.agency or "", "")
        parts = [agency, said(MARKINGS[sitting.marking])]
        if sitting.worker is None:
            seen = sitting.id in self._read.released
            parts.append(self.tr("the family may see it") if seen else self.tr("the family does not see it"))
        labels: list[QWidget] = [
            SafeLabel(line, parent=row),
            small_label(" · ".join(one for one in parts if one), parent=row),
        ]
        buttons = QWidget(row)
        flow = FlowLayout(buttons)
        spaced(flow, gap=0.4)
        for words, deed in self._offered(sitting, who):
            button = secondary_button(words, parent=buttons)
            button.setAccessibleName(f"{words}: {line}")
            button.clicked.connect(lambda _=False, deed=deed: deed(sitting))
            flow.addWidget(button)
        row.fill([*labels, buttons])
        return row

    def _offered(self, sitting: AnswerSet, who: str) -> list[tuple[str, OfSitting]]:
        release, put_right, picture = self._deeds
        offered: list[tuple[str, OfSitting]] = []
        if sitting.worker is None:
            seen = sitting.id in self._read.released
            words = self.tr("{name} keeps it private now") if seen else self.tr("{name} lets the family see it")
            offered.append((words.format(name=who), release))
        if sitting.marking in TYPED and sitting.worker in (None, self._me):
            offered.append((self.tr("Typed wrongly: put it right"), put_right))
        if sitting.marking is Marking.PAPER:
            offered.append((self.tr("Add a picture of the paper"), picture))
        return offered
