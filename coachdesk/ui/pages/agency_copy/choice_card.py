"""Who the copy is for: the agencies that may have one, and the others with the reason why not."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from coachdesk.models.sharing import SharePurpose
from coachdesk.tools.sharing_words import PURPOSE_WORDS
from coachdesk.ui.widgets.bidi import isolated
from coachdesk.ui.widgets.card import Card
from coachdesk.ui.widgets.choice import Choice
from coachdesk.ui.widgets.choice_field import ChoiceField
from coachdesk.ui.widgets.labels import SafeLabel, small_label
from coachdesk.ui.widgets.rows import Rows

if TYPE_CHECKING:
    from collections.abc import Sequence

    from coachdesk.operations.agency_copies import Offer


class ChoiceCard(Card):
    """`.purpose`, `.agency`; `.show_offers(offers)`; `asked()` when the purpose, `chosen()` when the agency changes."""

    asked = Signal()
    chosen = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent=parent, icon="agency")
        self.set_title(self.tr("Who is it for?"))
        self.purpose = ChoiceField(
            self.tr("So that it can …"),
            [Choice(key, self.tr(words)) for key, words in PURPOSE_WORDS.items()],
            chosen=SharePurpose.DO_ITS_PART,
            optional=False,
            parent=self,
        )
        self.purpose.edited.connect(self.asked)
        self.agency = ChoiceField(self.tr("These may have a copy today"), [], optional=False, parent=self)
        self.agency.edited.connect(self.chosen)
        self.nobody = SafeLabel(self.tr("No agency may be given a copy of this plan today."), level="3", parent=self)
        self.nobody.hide()
        self._why_not = Rows(0.5, self)
        for part in (self.purpose, self.agency, self.nobody, self._why_not):
            self.add(part)

    def meant(self) -> SharePurpose:
        """What it is for."""
        return SharePurpose(self.purpose.chosen() or SharePurpose.DO_ITS_PART)

    def show_offers(self, offers: Sequence[Offer]) -> None:
        """Those that may have one as choices; what was chosen stays chosen where it still may."""
        may = [one for one in offers if one.copy is not None]
        self.agency.set_choices([Choice(one.agency.id, one.agency.name, icon="agency") for one in may])
        self.agency.setVisible(bool(may))
        self.nobody.setVisible(not may)
        rows: list[QWidget] = [self._refused(one) for one in offers if one.copy is None and one.has_step]
        if rows:
            rows.insert(0, SafeLabel(self.tr("Not these, and why"), level="3", parent=self._why_not))
        others = [isolated(one.agency.name) for one in offers if not one.has_step]
        if others:
            words = self.tr("Without a step in this plan, so there is nothing to give: {agencies}.")
            rows.append(small_label(words.format(agencies=", ".join(others)), parent=self._why_not))
        self._why_not.fill(rows)

    def _refused(self, offer: Offer) -> QWidget:
        row = Rows(0.0, self._why_not)
        row.fill([SafeLabel(offer.agency.name, parent=row), small_label(offer.refusal, parent=row)])
        return row
