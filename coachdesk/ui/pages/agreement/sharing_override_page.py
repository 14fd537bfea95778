"""Telling without agreement: what, to whom, why, which manager decided, and whether the family was told (I-09).

Nothing is chosen beforehand but what the question was. All of it is kept as a draft until it is decided.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from coachdesk.errors import BadInput, CoachDeskError
from coachdesk.models.sharing import SharingBasis
from coachdesk.operations.sharing import Overrides, override, overrides_of
from coachdesk.tools.dates import in_words
from coachdesk.tools.sharing_words import BASIS_WORDS, CLASS_WORDS, PURPOSE_WORDS
from coachdesk.ui.page import Page
from coachdesk.ui.widgets.banner import Banner
from coachdesk.ui.widgets.bidi import isolated
from coachdesk.ui.widgets.buttons import primary_button
from coachdesk.ui.widgets.card import Card
from coachdesk.ui.widgets.choice import Choice
from coachdesk.ui.widgets.choice_field import ChoiceField
from coachdesk.ui.widgets.date_field import DateField
from coachdesk.ui.widgets.field import Field
from coachdesk.ui.widgets.labels import SafeLabel, small_label
from coachdesk.ui.widgets.line_field import LineField
from coachdesk.ui.widgets.many_field import ManyField
from coachdesk.ui.widgets.people_picker import PeoplePicker
from coachdesk.ui.widgets.rows import Rows
from coachdesk.ui.widgets.search_choice_field import SearchChoiceField
from coachdesk.ui.widgets.words_field import WordsField

if TYPE_CHECKING:
    from coachdesk.desk import Desk
    from coachdesk.ui.deeds import Deeds
    from coachdesk.ui.router import Router

DRAFT_AFTER_MS = 300
_TOLD, _NOT_TOLD = "told", "not_told"


class SharingOverridePage(Page):
    """Opened with `family_id`, and with `person_id`, `agency_id`, `information` and `purpose` where it was asked."""

    shows = frozenset({"sharing_override", "person", "agency"})

    def __init__(self, desk: Desk, router: Router, deeds: Deeds, parent: QWidget | None = None) -> None:
        super().__init__(desk, router, deeds, parent)
        self._family_id = ""
        self._where: dict[str, str] = {}
        self._fresh = self._touched = False
        self.set_title(self.tr("Tell without agreement"))
        warning = self.tr("For danger, or where the law asks. A manager decides, and it stays in the log for good.")
        self.add(Banner(warning, "warning", parent=self))
        self.add(self._what_card())
        self.add(self._why_card())
        so_far = Card(self.tr("Decided so far"), icon="history", parent=self)
        self._so_far = Rows(0.6, so_far)
        so_far.add(self._so_far)
        self.add(so_far)
        self.decide_button = primary_button(self.tr("Keep this decision"), "tick", self)
        self.decide_button.clicked.connect(self._decide)
        self.add_action(self.decide_button)
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(DRAFT_AFTER_MS)
        self._later.timeout.connect(self._save_draft)
        for field in self._fields().values():
            field.edited.connect(self._edited)  # type: ignore[attr-defined]  # every one of these fields has the signal

    def _what_card(self) -> Card:
        card = Card(self.tr("What must be told"), icon="agency", parent=self)
        self.agency = SearchChoiceField(self.tr("Whom?"), (), parent=card)
        self.people = PeoplePicker(self.tr("About whom?"), (), parent=card)
        self.classes = ManyField(
            self.tr("About what?"),
            [Choice(key, self.tr(words).capitalize()) for key, words in CLASS_WORDS.items()],
            parent=card,
        )
        self.purpose = ChoiceField(
            self.tr("So that it can …"),
            [Choice(key, self.tr(words)) for key, words in PURPOSE_WORDS.items()],
            parent=card,
        )
        self.what = WordsField(self.tr("What exactly"), lines=2, parent=card)
        for part in (self.agency, self.people, self.classes, self.purpose, self.what):
            card.add(part)
        return card

    def _why_card(self) -> Card:
        card = Card(self.tr("Why, and who decided"), icon="sign", parent=self)
        self.basis = ChoiceField(
            self.tr("On what ground?"),
            [Choice(one, self.tr(words)) for one, words in BASIS_WORDS.items() if one is not SharingBasis.AGREEMENT],
            parent=card,
        )
        self.reason = WordsField(self.tr("The reason"), lines=2, parent=card)
        self.approver = LineField(self.tr("Which manager decided it?"), parent=card)
        self.until = DateField(self.tr("Until which day does it hold?"), self.desk.today, parent=card)
        self.family_told = ChoiceField(
            self.tr("Was the family told?"),
            (Choice(_TOLD, self.tr("Yes"), icon="tick"), Choice(_NOT_TOLD, self.tr("No"), icon="close")),
            parent=card,
        )
        self.told_words = WordsField(self.tr("How they were told, or why not"), lines=2, parent=card)
        for part in (self.basis, self.reason, self.approver, self.until, self.family_told, self.told_words):
            card.add(part)
        return card

    # -- the page ---------------------------------------------------------------------------------

    def opened(self, **where: str) -> None:
        self._save_draft()
        self._where, self._family_id = dict(where), where["family_id"]
        self._fresh = True
        self._fill({})

    def is_clean(self) -> bool:
        return not self._touched

    def leave(self) -> None:
        self._save_draft()

    def refresh(self) -> None:
        family_id, key = self._family_id, self._key()
        self.read(
            lambda: (overrides_of(self.desk, family_id), self.desk.drafts.read(key)), lambda found: self._took(*found)
        )

    def _took(self, found: Overrides, draft: str | None) -> None:
        self.agency.set_choices([Choice(one.id, one.name) for one in found.agencies])
        self.people.set_choices([Choice(one.id, one.known_as) for one in found.people])
        if self._fresh and draft:
            self._fill(json.loads(draft))
            self._touched = True
            self.say(self.tr("This was being filled in. It counts when you keep it."))
        elif self._fresh:
            self._fill(
                {
                    "agency": self._where.get("agency_id", ""),
                    "people": [self._where.get("person_id", "")],
                    "classes": [self._where.get("information", "")],
                    "purpose": self._where.get("purpose", ""),
                }
            )
        self._fresh = False
        rows: list[QWidget] = []
        for one in found.decided:
            said = self.tr("{day}: {approver} decided that {agency} may be told, until {until}").format(
                day=in_words(one.decided_on),
                approver=isolated(one.approver_name),
                agency=isolated(found.agency_names.get(one.agency, "")),
                until=in_words(one.until),
            )
            row = Rows(0.0, self._so_far)
            row.fill([SafeLabel(said, parent=row), small_label(one.reason, parent=row)])
            rows.append(row)
        self._so_far.fill(
            rows or [small_label(self.tr("Nothing of this family was told without agreement."), parent=self)]
        )

    # -- what is being filled in ------------------------------------------------------------------

    def _fields(self) -> dict[str, Field]:
        """By the names of `SharingOverride`."""
        return {
            "agency": self.agency,
            "people": self.people,
            "classes": self.classes,
            "purpose": self.purpose,
            "what": self.what,
            "basis": self.basis,
            "reason": self.reason,
            "approver_name": self.approver,
            "until": self.until,
            "family_told": self.family_told,
            "told_words": self.told_words,
        }

    def _key(self) -> str:
        return f"sharing_override/{self._family_id}/form"

    def _edited(self) -> None:
        self._touched = True
        self._later.start()

    def _save_draft(self) -> None:
        self._later.stop()
        if self._touched:
            key, filled = self._key(), json.dumps(self._filled())
            self.do(lambda: self.desk.drafts.save(key, filled))

    def _filled(self) -> dict[str, Any]:
        filled: dict[str, Any] = {}
        for name, field in self._fields().items():
            if isinstance(field, ManyField):
                filled[name] = list(field.chosen())
            elif isinstance(field, ChoiceField | SearchChoiceField):
                filled[name] = field.chosen()
            elif isinstance(field, WordsField | LineField):
                filled[name] = field.text()
        return {**filled, "until": self.until.typed()}

    def _fill(self, filled: dict[str, Any]) -> None:
        for name, field in self._fields().items():
            field.clear_problem()
            if isinstance(field, ManyField):
                field.choose(filled.get(name, ()))
            elif isinstance(field, ChoiceField | SearchChoiceField):
                field.choose(filled.get(name, ""))
            elif isinstance(field, WordsField | LineField):
                field.set_text(filled.get(name, ""))
        self.until.set_typed(filled.get("until", ""))
        self._touched = False

    # -- deciding ---------------------------------------------------------------------------------

    def _decide(self) -> None:
        missing = self._missing()
        if missing:
            field, sentence = missing
            field.show_problem(sentence)
            field.setFocus()
            return
        self._later.stop()
        family_id, key = self._family_id, self._key()
        values = {**self._filled(), "until": self.until.day(), "family_told": self.family_told.chosen() == _TOLD}
        self._touched = False

        def keep() -> None:
            override(self.desk, family_id, **values)
            self.desk.drafts.drop(key)

        self.do(keep, then=lambda _: self._kept(), failed=self._refused)

    def _missing(self) -> tuple[Field, str] | None:
        """The first field that nothing is chosen in, and what to do about it."""
        choose = self.tr("Choose one first.")
        for name, field in self._fields().items():
            if isinstance(field, ManyField | ChoiceField | SearchChoiceField) and not field.chosen():
                return field, choose
            if name == "until" and self.until.day() is None:
                return field, self.tr("Write a day.")
            if isinstance(field, WordsField | LineField) and not field.text().strip():
                return field, self.tr("Write this down first.")
        return None

    def _kept(self) -> None:
        self._fill({})
        self.say(self.tr("Kept, and written in the record of this laptop."))

    def _refused(self, error: CoachDeskError) -> None:
        self._touched = True
        field = self._fields().get(error.field) if isinstance(error, BadInput) else None
        if field is None:
            self.warn(error)
        else:
            field.show_problem(error.sentence)
            field.setFocus()
