"""The family's story: read together in large words, told again when they want to, with every telling before (F-03)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from coachdesk.errors import BadInput, CoachDeskError
from coachdesk.models.person import Person
from coachdesk.operations.story import Telling, story_of, tell_story, tellings_of
from coachdesk.ui.pages.plan.drafted import Drafted
from coachdesk.ui.pages.record_page import RecordPage
from coachdesk.ui.pages.story.telling import TellingView
from coachdesk.ui.pages.who_sees.way import who_sees_way
from coachdesk.ui.theme import for_family
from coachdesk.ui.widgets.buttons import primary_button, secondary_button
from coachdesk.ui.widgets.card import Card
from coachdesk.ui.widgets.choice import Choice
from coachdesk.ui.widgets.headings import heading
from coachdesk.ui.widgets.line_field import LineField
from coachdesk.ui.widgets.many_field import ManyField
from coachdesk.ui.widgets.rows import Rows
from coachdesk.ui.widgets.words_field import WordsField

if TYPE_CHECKING:
    from coachdesk.desk import Desk
    from coachdesk.ui.deeds import Deeds
    from coachdesk.ui.router import Router


@dataclass(frozen=True)
class _Shown:
    now: Telling | None
    tellings: tuple[Telling, ...]
    people: tuple[Person, ...]
    """Who may tell it."""
    names: dict[str, str]
    drafts: dict[str, str]


class StoryPage(RecordPage):
    """Opened with `family_id`. `.now` shows the story, `.telling` the form where it is told, `.words` its field."""

    family_reads = True
    shows = frozenset({"story", "family", "person", "worker"})

    def __init__(self, desk: Desk, router: Router, deeds: Deeds, parent: QWidget | None = None) -> None:
        super().__init__(desk, router, deeds, parent)
        self.family_id = ""
        self._before = ""
        self._telling = False
        self.now = Rows(0.6, self)
        self.telling = Card(self.tr("How they tell it"), icon="note", parent=self)
        self.words = WordsField(
            self.tr("In their words"),
            hint=self.tr("Kept as you type. What was told before stays below."),
            lines=6,
            most_lines=24,
            parent=self.telling,
        )
        self.who = ManyField(self.tr("Who tells it?"), (), parent=self.telling)
        self.because = LineField(self.tr("Why is it told again? (if they say)"), parent=self.telling)
        for field in (self.words, self.who, self.because):
            self.telling.add(field)
        self.keep_button = primary_button(self.tr("Keep it so"), "tick", self.telling)
        self.keep_button.clicked.connect(self._keep)
        self.telling.add_action(self.keep_button)
        self._draft = Drafted(self.words, self.table, "")
        self.earlier_title = heading(self.tr("Told before"), 2, self)
        self.earlier = Rows(0.6, self)
        for part in (self.now, self.telling, self.saved, self.earlier_title, self.earlier, self.toast):
            self.add(part)
        self.again_button = secondary_button(self.tr("Tell it again"), "edit", self)
        self.again_button.clicked.connect(self._begin)
        self.add_action(who_sees_way(self, lambda: {"family_id": self.family_id}))
        self.add_action(self.again_button)

    def opened(self, **where: str) -> None:
        if where["family_id"] != self.family_id:
            self.begin_anew()
            self._empty()
        self.family_id = where["family_id"]
        self._draft.key = f"story/{self.family_id}/words"

    def refresh(self) -> None:
        family_id, key = self.family_id, self._draft.key

        def look() -> _Shown:
            people = sorted(self.desk.records(Person, family_id), key=lambda one: (one.number, one.id))
            here = tuple(
                one for one in people if one.included and not (one.deceased_on or one.due_date or one.no_contact)
            )
            told = tellings_of(self.desk, family_id)
            names = {one.id: one.known_as for one in people}
            return _Shown(story_of(self.desk, family_id), told, here, names, self.desk.drafts.all(key))

        self.read(look, self._took)

    def is_clean(self) -> bool:
        return not self._draft.typing

    def leave(self) -> None:
        self._draft.leave()

    # -- showing it --------------------------------------------------------------------------------

    def _took(self, shown: _Shown) -> None:
        self.set_title(self.tr("Our story"))
        now, names = shown.now, shown.names
        self._before = now.words if now else ""
        latest = next((one for one in shown.tellings if one.words == self._before), now)
        self.now.fill([TellingView(latest, names, large=True, parent=self.now)] if latest else [])
        for_family(self.now)
        self.who.set_choices([Choice(one.id, one.known_as, icon="person") for one in shown.people])
        self._draft.show(self.words.text() if self._telling else "", shown.drafts)
        if self._draft.typing or now is None:
            self._telling = True
        self._lay_out(told=now is not None)
        before = [one for one in shown.tellings if one is not latest]
        self.earlier_title.setVisible(bool(before))
        self.earlier.fill([TellingView(one, names, large=False, parent=self.earlier) for one in before])

    def _lay_out(self, *, told: bool) -> None:
        self.telling.setVisible(self._telling)
        self.because.setVisible(told)
        self.now.setVisible(told and not self._telling)
        self.again_button.setVisible(told and not self._telling)

    def _begin(self) -> None:
        """The words so far stand in the field, to be told further."""
        self._telling = True
        self.words.set_text(self._before)
        self._lay_out(told=True)
        self.words.setFocus()

    # -- keeping it --------------------------------------------------------------------------------

    def _keep(self) -> None:
        family_id, key = self.family_id, self._draft.key
        words, who, because = self.words.text(), self.who.chosen(), self.because.text()

        def keep() -> None:
            tell_story(self.desk, family_id, words, who, because)
            self.desk.drafts.drop(key)

        self.do(keep, then=lambda _: self._kept(), failed=self._refused)

    def _kept(self) -> None:
        self._empty()
        self.refresh()
        self.say(self.tr("Kept. What was told before is kept too."))

    def _empty(self) -> None:
        self._telling = False
        self._draft.clear()
        self.who.choose(())
        self.because.set_text("")

    def _refused(self, error: CoachDeskError) -> None:
        if isinstance(error, BadInput) and error.field == "words":
            self.words.show_problem(error.sentence)
            self.words.setFocus()
        else:
            self.warn(error)
