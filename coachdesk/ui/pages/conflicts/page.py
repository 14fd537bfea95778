"""Everything that two people wrote apart, family by family: looked at field by field, decided when somebody saves."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, QTimer
from PySide6.QtWidgets import QVBoxLayout, QWidget

from coachdesk.errors import CoachDeskError
from coachdesk.models.registry import KINDS
from coachdesk.ui.page import Page
from coachdesk.ui.pages.conflicts.reading import ConflictsShown, read_conflicts
from coachdesk.ui.pages.conflicts.record_card import Decision, RecordCard, card_key
from coachdesk.ui.theme import spaced
from coachdesk.ui.widgets.bidi import isolated
from coachdesk.ui.widgets.buttons import primary_button, secondary_button
from coachdesk.ui.widgets.empty_state import EmptyState
from coachdesk.ui.widgets.headings import heading
from coachdesk.ui.widgets.labels import SafeLabel, small_label

if TYPE_CHECKING:
    from coachdesk.desk import Desk
    from coachdesk.operations.conflicts import Conflict, FamilyConflicts
    from coachdesk.ui.deeds import Deeds
    from coachdesk.ui.router import Router

_AT_MOST = 12
"""Records shown at once; the next come when these are decided."""


@dataclass(frozen=True, slots=True)
class Kept:
    """What came of saving: how many fields were decided, and for which cards it was refused and why."""

    decided: int
    refused: tuple[tuple[RecordCard, CoachDeskError], ...]


class ConflictsPage(Page):
    """Opened with `family_id` for one family's, `record_id` to begin with one record, or with nothing for all.

    `.cards` in order. Closing it decides nothing.
    """

    shows = frozenset(KINDS)
    widest = 62.0

    def __init__(self, desk: Desk, router: Router, deeds: Deeds, parent: QWidget | None = None) -> None:
        super().__init__(desk, router, deeds, parent)
        self._family_id, self._record_id = "", ""
        self._families: dict[str, QWidget] = {}
        self._by_key: dict[tuple[object, ...], RecordCard] = {}
        self.cards: list[RecordCard] = []
        self._decided = 0
        self.set_title(self.tr("Written differently by two people"))
        self._about = small_label(
            self.tr(
                "Choose what shall hold, or leave it for later: nothing is decided until you save. "
                "Whatever you choose, everything that was written stays in the history."
            ),
            parent=self,
        )
        self._nothing = EmptyState(
            self.tr("Nothing to decide"),
            self.tr("What everybody wrote fits together. If two people ever write different things, you decide here."),
            icon="tick",
            parent=self,
        )
        self._list = _AsHighAsItIs(self)
        self._column = QVBoxLayout(self._list)
        spaced(self._column, gap=0.9)
        self._more = small_label("", parent=self)
        self.progress = SafeLabel("", parent=self)
        for part in (self._about, self._nothing, self._list, self._more, self.progress):
            part.hide()
            self.add(part)
        self.later = secondary_button(self.tr("Later"), parent=self)
        self.later.clicked.connect(self.back)
        self.save = primary_button(self.tr("Save what is chosen"), icon="tick", parent=self)
        self.save.clicked.connect(self._save)
        self.add_action(self.later)
        self.add_action(self.save)

    # -- the page ---------------------------------------------------------------------------------

    def opened(self, **where: str) -> None:
        self._family_id, self._record_id = where.get("family_id", ""), where.get("record_id", "")
        self._decided = 0
        self._clear()

    def refresh(self) -> None:
        family_id = self._family_id
        self.read(lambda: read_conflicts(self.desk, family_id), self._took)

    def is_clean(self) -> bool:
        return not any(card.is_touched() for card in self.cards)

    def leave(self) -> None:
        for card in self.cards:
            card.why.leave()

    def first_focus(self) -> QWidget:
        asked = [one for card in self.cards for one in card.questions()]
        return asked[0] if asked else self.later

    # -- what was read ----------------------------------------------------------------------------

    def _took(self, shown: ConflictsShown) -> None:
        first_time = not self.cards
        found = [(family, one) for family in shown.families for one in family.conflicts]
        asked_for = {family.log for family, one in found if one.record.id == self._record_id}
        found.sort(key=lambda each: (each[0].log not in asked_for, each[1].record.id != self._record_id))
        more = len(found) - _AT_MOST
        self._lay(found[:_AT_MOST], shown)
        for part in (self._about, self._list, self.progress, self.save):
            part.setVisible(bool(found))
        self._nothing.setVisible(not found)
        self.later.set_words(self.tr("Later") if found else self.tr("Back"))
        if not found and self._decided:
            self._nothing.set_words(
                self.tr("That was the last one"),
                self.tr("Everything is decided, and all that was written stays in the history."),
            )
        self._more.setVisible(more > 0)
        self._more.set_words(self.tr("%n more when these are decided.", "", max(more, 0)))
        self._count()
        if first_time and self.cards and self.isVisible():
            self.first_focus().setFocus()
            QTimer.singleShot(0, self, self._read_from_the_top)

    def _read_from_the_top(self) -> None:
        """The keyboard waits at the first question, the eye begins with what was written."""
        self.area.verticalScrollBar().setValue(0)

    def _lay(self, found: Sequence[tuple[FamilyConflicts, Conflict]], shown: ConflictsShown) -> None:
        """Puts the cards in order; one that has still the same to decide stays as it stands, with its answers."""
        before, by_record = self._by_key, {card.conflict.record.id: card for card in self.cards}
        titles, self._families = self._families, {}
        self._by_key, self.cards = {}, []
        at = 0
        for family, one in found:
            if family.log not in self._families:
                title = titles.pop(family.log, None) or heading(self._family_words(family), 2, self._list)
                self._families[family.log] = title
                self._column.insertWidget(at, title)
                title.setVisible(not self._family_id)
                at += 1
            card = before.pop(card_key(one), None) or self._new_card(one, shown, by_record.get(one.record.id))
            self._by_key[card_key(one)] = card
            self.cards.append(card)
            self._column.insertWidget(at, card)
            at += 1
        for old in (*before.values(), *titles.values()):
            self._take_away(old)

    def _new_card(self, one: Conflict, shown: ConflictsShown, instead: RecordCard | None) -> RecordCard:
        card = RecordCard(one, shown, self.desk.today, self._list)
        card.edited.connect(self._count)
        card.draft.connect(lambda key, words: self.do(lambda: self.desk.drafts.save(key, words)))
        if instead is not None:
            card.restore(instead)
        return card

    def _family_words(self, family: FamilyConflicts) -> str:
        if family.family is None:
            return self.tr("Our organisation")
        return f"{family.family.ref}  {isolated(family.family.name)}"

    def _clear(self) -> None:
        for old in (*self._by_key.values(), *self._families.values()):
            self._take_away(old)
        self._by_key, self._families, self.cards = {}, {}, []

    def _take_away(self, widget: QWidget) -> None:
        self._column.removeWidget(widget)
        widget.hide()
        widget.setParent(None)
        widget.deleteLater()

    def _count(self) -> None:
        counted = [card.count() for card in self.cards]
        chosen, every = sum(one for one, _ in counted), sum(of for _, of in counted)
        self.progress.set_words(self.tr("{chosen} of {every} chosen").format(chosen=chosen, every=every))

    # -- saving -----------------------------------------------------------------------------------

    def _save(self) -> None:
        touched = [card for card in self.cards if card.count()[0]]
        if not touched:
            self.warn(self.tr("Choose something first. If you leave now, nothing is decided."))
            return
        decided = [(card, card.decision()) for card in touched]
        whole = [(card, decision) for card, decision in decided if decision is not None]
        if len(whole) < len(decided):
            self.warn(self.tr("Something is missing. It is marked below; nothing has been saved yet."))
            return
        self.save.setEnabled(False)
        self.do(lambda: _keep(self.desk, whole), then=self._kept, failed=self._failed)

    def _kept(self, kept: Kept) -> None:
        self.save.setEnabled(True)
        self._decided += kept.decided
        if kept.decided:
            self.say(self.tr("%n thing(s) decided.", "", kept.decided))
        for card, error in kept.refused:
            card.refused(error)
        if kept.refused:
            self.warn(self.tr("Something could not be kept. Why is said where it stands."))
        self.refresh()

    def _failed(self, error: CoachDeskError) -> None:
        self.save.setEnabled(True)
        self.warn(error)


class _AsHighAsItIs(QWidget):
    """A column of long cards. Qt would leave free what all their words together would need in a narrow column."""

    def minimumSizeHint(self) -> QSize:
        return QSize(super().minimumSizeHint().width(), 0)


def _keep(desk: Desk, decided: Sequence[tuple[RecordCard, Decision]]) -> Kept:
    """Each record by itself: what is refused of one holds up no other."""
    fields, refused = 0, []
    for card, decision in decided:
        try:
            decision.decide(desk)
        except CoachDeskError as error:
            refused.append((card, error))
            continue
        fields += decision.fields
        for key in decision.drafts:
            desk.drafts.drop(key)
    return Kept(fields, tuple(refused))
