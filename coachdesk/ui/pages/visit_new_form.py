"""The fields of a visit to come: when, where, who comes, getting there, and who is to hear from the coach."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from coachdesk.models.visit import VisitPlace
from coachdesk.operations.check_in import check_in_fields
from coachdesk.operations.wall_time import wall_time
from coachdesk.ui.pages.booking_band import BookingBand
from coachdesk.ui.pages.check_in.fields import CheckInFields
from coachdesk.ui.pages.day_words import PLACES, choices_of, lasting
from coachdesk.ui.pages.family_choice import FamilyChoice
from coachdesk.ui.pages.when_fields import When, WhenFields
from coachdesk.ui.theme import spaced
from coachdesk.ui.widgets.choice import Choice
from coachdesk.ui.widgets.choice_field import ChoiceField
from coachdesk.ui.widgets.line_field import LineField
from coachdesk.ui.widgets.many_field import ManyField
from coachdesk.ui.widgets.tick_box import TickBox
from coachdesk.ui.widgets.words_field import WordsField

if TYPE_CHECKING:
    from coachdesk.ui.page import Page
    from coachdesk.ui.pages.day_reading import Chosen
    from coachdesk.ui.pages.new_drafts import NewDrafts

_AT_ANOTHER = "place:"
"""Keys of places that are no home of theirs; a home's key is its id."""

_TRAVEL = (10, 20, 30, 45, 60, 90)
"""Minutes on the road that can be chosen."""


class VisitNewForm(QWidget):
    """VisitNewForm(page): `.offer(shown)`, `.tie(drafts)`, `.values(when, me)`; `edited()` at what hours depend on."""

    edited = Signal()

    def __init__(self, page: Page, parent: QWidget | None = None) -> None:
        super().__init__(parent or page)
        column = QVBoxLayout(self)
        spaced(column, gap=0.9)
        self.family = FamilyChoice(self)
        self.when = WhenFields(page.desk.today, 60, self)
        self.band = BookingBand(page, self)
        self.place = ChoiceField(self.tr("Where"), choices_of(PLACES), parent=self)
        self.place_words = LineField(self.tr("Where, in words"), parent=self)
        self.workers = ManyField(self.tr("Who else comes"), [], parent=self)
        self.purpose = LineField(self.tr("What for"), parent=self)
        self.bring = WordsField(self.tr("What to take along"), lines=1, most_lines=4, parent=self)
        travel = [Choice(str(one), lasting(one)) for one in _TRAVEL]
        self.travel_minutes = ChoiceField(self.tr("Time to get there"), travel, parent=self)
        self.travel = LineField(
            self.tr("About getting there"), placeholder=self.tr("park by the chapel, last bus 16:40"), parent=self
        )
        self.no_signal = TickBox(self.tr("No signal is expected there"), parent=self)
        self.check_in = TickBox(self.tr("Somebody is to hear from me afterwards (check-in)"), parent=self)
        self.check_in_fields = CheckInFields(self)
        for part in (
            self.family, self.when, self.band, self.place, self.place_words, self.workers, self.purpose, self.bring,
            self.travel_minutes, self.travel, self.no_signal, self.check_in, self.check_in_fields,
        ):  # fmt: skip
            column.addWidget(part)
        self.place.edited.connect(self.turn)
        self.check_in.ticked.connect(self._ticked)
        for signal in (self.when.edited, self.workers.edited, self.travel_minutes.edited):
            signal.connect(self.edited)
        self.turn()

    def tie(self, drafts: NewDrafts) -> None:
        """What is typed and chosen is kept as drafts from now on."""
        drafts.search("family", self.family)
        self.when.tie(drafts)
        drafts.choice("place", self.place)
        drafts.words("place_words", self.place_words)
        drafts.many("workers", self.workers)
        drafts.words("purpose", self.purpose)
        drafts.words("bring", self.bring)
        drafts.choice("travel_minutes", self.travel_minutes)
        drafts.words("travel", self.travel)
        drafts.tick("no_signal", self.no_signal)
        drafts.tick("check_in", self.check_in)
        self.check_in_fields.tie(drafts)

    def offer(self, shown: Chosen) -> None:
        """Shows the family's homes and who could come along."""
        self.family.offer(shown)
        others = [
            Choice(f"{_AT_ANOTHER}{one.key}", one.words) for one in choices_of(PLACES) if one.key != VisitPlace.HOME
        ]
        homes = [Choice(one.id, one.name, icon="house") for one in shown.homes]
        at_home = [] if homes else [Choice(f"{_AT_ANOTHER}{VisitPlace.HOME.value}", choices_of(PLACES)[0].words)]
        self.place.set_choices([*homes, *at_home, *others])
        self.workers.set_choices([Choice(key, name) for key, name in shown.workers if key != shown.me][:12])
        self.workers.setVisible(len(shown.workers) > 1)

    def choose_only_home(self, shown: Chosen) -> None:
        """Their only home, where nothing else is chosen."""
        if len(shown.homes) == 1 and not self.place.chosen():
            self.place.choose(shown.homes[0].id)
        self.turn()

    def turn(self) -> None:
        """Shows what belongs to what is chosen."""
        elsewhere = self.place.chosen().removeprefix(_AT_ANOTHER)
        self.place_words.setVisible(elsewhere in (VisitPlace.ELSEWHERE.value, VisitPlace.AGENCY.value))
        self.check_in_fields.setVisible(self.check_in.is_ticked())

    def hours(self, me: str) -> dict[str, Any]:
        """What the week's hours depend on, but for when it is."""
        minutes = self.travel_minutes.chosen()
        return {"travel_minutes": int(minutes) if minutes else None, "workers": (me, *self.workers.chosen())}

    def values(self, when: When, me: str) -> dict[str, Any] | None:
        """All of it as fields of a visit; None where the check-in's time is missing, which is then asked for.

        Raises BadInput for a check-in that cannot be.
        """
        place = self.place.chosen()
        is_home = bool(place) and not place.startswith(_AT_ANOTHER)
        fields = {
            "planned_minutes": when.minutes,
            "place": VisitPlace.HOME if is_home or not place else VisitPlace(place.removeprefix(_AT_ANOTHER)),
            "household": place if is_home else None,
            "place_words": self.place_words.text() if self.place_words.isVisibleTo(self) else "",
            "purpose": self.purpose.text(),
            "bring": self.bring.text(),
            "travel_words": self.travel.text(),
            "signal_expected": not self.no_signal.is_ticked(),
            **self.hours(me),
        }
        if not self.check_in.is_ticked():
            return fields
        agreed = self.check_in_fields.read()
        return None if agreed is None else fields | check_in_fields(wall_time(when.day, when.at), **agreed)

    def _ticked(self, on: bool) -> None:
        when = self.when.so_far()
        if on and when is not None:
            self.check_in_fields.suggest_time(when.ends())
        self.turn()
