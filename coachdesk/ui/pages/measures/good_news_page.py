"""Good news of a family: what went well, whose it is, and whether the family wants it on its journey map (K-07)."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from coachdesk.errors import BadInput, CoachDeskError
from coachdesk.models.measures import GoodNews
from coachdesk.models.person import Person
from coachdesk.operations.measure_steps import good_news_of, write_good_news
from coachdesk.operations.notes import notes_of
from coachdesk.tools.dates import partial_in_words
from coachdesk.tools.household import people_alive
from coachdesk.ui.pages.plan.drafted import Drafted
from coachdesk.ui.pages.plan_words import quoted
from coachdesk.ui.pages.record_page import RecordPage
from coachdesk.ui.widgets.buttons import primary_button
from coachdesk.ui.widgets.card import Card
from coachdesk.ui.widgets.choice import Choice
from coachdesk.ui.widgets.choice_field import ChoiceField
from coachdesk.ui.widgets.labels import SafeLabel, small_label
from coachdesk.ui.widgets.people_picker import PeoplePicker
from coachdesk.ui.widgets.rows import Rows
from coachdesk.ui.widgets.words_field import WordsField

if TYPE_CHECKING:
    from coachdesk.desk import Desk
    from coachdesk.ui.deeds import Deeds
    from coachdesk.ui.router import Router

_YES, _NO = "yes", "no"


@dataclass(frozen=True, slots=True)
class _Told:
    """One piece of good news, as it is listed."""

    on: str
    words: str
    whose: str
    high_point: bool


@dataclass(frozen=True, slots=True)
class _Shown:
    people: tuple[Person, ...]
    told: tuple[_Told, ...]
    drafts: dict[str, str]


class GoodNewsPage(RecordPage):
    """Opened with `family_id`. `.words`, `.whose` and `.high` are the form, `.listed` lists what there is."""

    shows = frozenset({"good_news", "note", "person"})

    def __init__(self, desk: Desk, router: Router, deeds: Deeds, parent: QWidget | None = None) -> None:
        super().__init__(desk, router, deeds, parent)
        self._family_id = ""
        self.set_title(self.tr("Good news"))
        card = Card(self.tr("What went well?"), icon="strength", parent=self)
        self.words = WordsField(self.tr("In their words"), lines=2, most_lines=6, parent=card)
        self.whose = PeoplePicker(self.tr("Whose good news is it? Nobody chosen: the whole family's."), [], parent=card)
        answers = (Choice(_YES, self.tr("Yes, they say so")), Choice(_NO, self.tr("No, or not asked")))
        self.high = ChoiceField(
            self.tr("Do they want it on their journey map?"), answers, chosen=_NO, optional=False, parent=card
        )
        self.keep_button = primary_button(self.tr("Keep the good news"), "tick", card)
        self.keep_button.clicked.connect(self._keep)
        for field in (self.words, self.whose, self.high):
            card.add(field)
        card.add_action(self.keep_button)
        self._draft = Drafted(self.words, self.table, "")
        self.listed = Rows(0.6, self)
        for part in (card, self.saved, self.listed, self.toast):
            self.add(part)

    def opened(self, **where: str) -> None:
        if where["family_id"] != self._family_id:
            self.begin_anew()
            self._draft.clear()
        self._family_id = where["family_id"]
        self._draft.key = f"good_news/{self._family_id}"

    def refresh(self) -> None:
        self.read(partial(_look, self.desk, self._family_id, self._draft.key), self._took)

    def is_clean(self) -> bool:
        return not self._draft.typing

    def leave(self) -> None:
        self._draft.leave()

    def _took(self, shown: _Shown) -> None:
        self.whose.set_choices([Choice(one.id, one.known_as) for one in shown.people])
        self._draft.show(self.words.text(), shown.drafts)
        rows = [self._row(one) for one in shown.told]
        self.listed.fill(rows or [small_label(self.tr("Nothing written down yet."), parent=self.listed)])

    def _row(self, one: _Told) -> QWidget:
        row = Rows(0.1, self.listed)
        small = [partial_in_words(one.on), one.whose]
        if one.high_point:
            small.append(self.tr("wanted on the journey map"))
        row.fill(
            [
                SafeLabel(quoted(one.words), parent=row),
                small_label(" · ".join(part for part in small if part), parent=row),
            ]
        )
        return row

    def _keep(self) -> None:
        words, people, high = self.words.text(), tuple(self.whose.chosen()), self.high.chosen() == _YES
        family_id, key = self._family_id, self._draft.key

        def keep() -> None:
            write_good_news(self.desk, family_id, words, people=people, high_point=high)
            self.desk.drafts.drop(key)

        self.do(keep, then=lambda _: self._kept(), failed=self._refused)

    def _kept(self) -> None:
        self._draft.clear()
        self.whose.choose(())
        self.high.choose(_NO)
        self.refresh()
        self.say(self.tr("Kept."))

    def _refused(self, error: CoachDeskError) -> None:
        if isinstance(error, BadInput) and error.field == "words":
            self.words.show_problem(error.sentence)
            self.words.setFocus()
        else:
            self.warn(error)


def _look(desk: Desk, family_id: str, key: str) -> _Shown:
    people = sorted(desk.records(Person, family_id), key=lambda one: (one.number, one.id))
    names = {one.id: one.known_as for one in people}
    told = [_told(one, names) for one in good_news_of(desk, family_id)]
    told += [
        _Told(one.happened_at.date().isoformat(), one.fact, "", high_point=False)
        for one in notes_of(desk, family_id)
        if one.good_news
    ]
    told.sort(key=lambda one: one.on, reverse=True)
    alive = [one for one in people_alive(people, desk.today()) if not one.due_date]
    return _Shown(tuple(alive), tuple(told), desk.drafts.all(key))


def _told(news: GoodNews, names: dict[str, str]) -> _Told:
    whose = ", ".join(names[one] for one in news.people if one in names)
    return _Told(news.on, news.words, whose, news.high_point)
