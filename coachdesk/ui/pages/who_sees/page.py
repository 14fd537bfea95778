""" "Who sees this?": the page a coach turns round, for everybody at the table, one person or one thing (I-01)."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from coachdesk.ui.page import Page
from coachdesk.ui.pages.plan_words import quoted
from coachdesk.ui.pages.who_sees.panel import SeenPanel
from coachdesk.ui.pages.who_sees.reading import Asked, Shown, read_who_sees
from coachdesk.ui.theme import for_family
from coachdesk.ui.widgets.buttons import secondary_button
from coachdesk.ui.widgets.choice import Choice
from coachdesk.ui.widgets.choice_field import ChoiceField
from coachdesk.ui.widgets.labels import SafeLabel

if TYPE_CHECKING:
    from coachdesk.desk import Desk
    from coachdesk.ui.deeds import Deeds
    from coachdesk.ui.router import Router

_EVERYBODY, _THIS = "everybody", "this"


class WhoSeesPage(Page):
    """Opened with `family_id`; with `person_id` for one person; with `thing` "note", "target" (and its `record_id`)
    or "contact" (and `person_id`) for one thing. `.whose` chooses whose page is shown.
    """

    family_reads = True
    widest = 84.0
    shows = frozenset(
        {
            *("agreement", "withdrawal", "person", "same_person", "agency", "worker", "assignment", "target"),
            *("sharing_rule", "sharing_override", "share_event"),
        }
    )

    def __init__(self, desk: Desk, router: Router, deeds: Deeds, parent: QWidget | None = None) -> None:
        super().__init__(desk, router, deeds, parent)
        self._asked = self._about_this = Asked("")
        self.about = SafeLabel("", level="2", parent=self)
        self.about.hide()
        self.whose = ChoiceField(self.tr("Whose page?"), (), optional=False, label_shown=False, parent=self)
        self.whose.edited.connect(self._choose)
        self.panel = SeenPanel(self)
        for widget in (self.about, self.whose, self.panel):
            self.add(widget)
        for_family(self.about)
        rules = secondary_button(self.tr("Say yes or no"), "sign", self)
        rules.clicked.connect(lambda: self.go("sharing", family_id=self._asked.family_id))
        self.add_action(rules)

    def opened(self, **where: str) -> None:
        self._asked = self._about_this = Asked(**where)

    def refresh(self) -> None:
        self.read(partial(read_who_sees, self.desk, self._asked), self._took)

    def _choose(self) -> None:
        chosen = self.whose.chosen()
        one = Asked(self._asked.family_id, "" if chosen == _EVERYBODY else chosen)
        self._asked = self._about_this if chosen == _THIS else one
        self.refresh()

    def _took(self, shown: Shown) -> None:
        thing = shown.asked.thing
        self.set_title(self._title(shown))
        self.about.set_words(quoted(shown.words) if shown.words else "")
        self.about.setVisible(bool(shown.words))
        choices = [Choice(_EVERYBODY, self.tr("All of us"), icon="families")]
        if self._about_this.thing:
            choices.insert(0, Choice(_THIS, self._this(), icon="eye"))
        choices += [Choice(one.id, one.known_as, icon="person") for one in shown.people]
        self.whose.set_choices(choices)
        self.whose.choose(_THIS if thing else shown.asked.person_id or _EVERYBODY)
        self.panel.show_seen(shown.found)

    def _this(self) -> str:
        return {
            "note": self.tr("This note"),
            "target": self.tr("This target"),
            "contact": self.tr("This address"),
        }[self._about_this.thing]

    def _title(self, shown: Shown) -> str:
        if shown.asked.thing == "note":
            return self.tr("Who sees this note?")
        if shown.asked.thing == "contact":
            return self.tr("Who sees where {name} lives?").format(name=shown.name)
        return self.tr("Who sees this? For {name}").format(name=shown.name) if shown.name else self.tr("Who sees this?")
