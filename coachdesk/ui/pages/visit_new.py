"""Planning a visit: for whom, when, how long, who comes and where; all but the day and time can wait."""

from PySide6.QtWidgets import QWidget

from coachdesk.desk import Desk, Opened
from coachdesk.errors import BadInput, CoachDeskError
from coachdesk.models.visit import Visit, VisitPlace
from coachdesk.operations.visits import plan_visit
from coachdesk.operations.wall_time import wall_time
from coachdesk.tools.dates import in_words
from coachdesk.ui.deeds import Deeds
from coachdesk.ui.page import Page
from coachdesk.ui.pages.day_reading import Chosen, read_choices
from coachdesk.ui.pages.day_words import PLACES, choices_of
from coachdesk.ui.pages.family_choice import FamilyChoice
from coachdesk.ui.pages.when_fields import WhenFields
from coachdesk.ui.router import Router
from coachdesk.ui.widgets.buttons import primary_button
from coachdesk.ui.widgets.choice import Choice
from coachdesk.ui.widgets.choice_field import ChoiceField
from coachdesk.ui.widgets.line_field import LineField
from coachdesk.ui.widgets.many_field import ManyField
from coachdesk.ui.widgets.words_field import WordsField

_AT_ANOTHER = "place:"
"""Keys of places that are no home of theirs; a home's key is its id."""


class VisitNewPage(Page):
    """Opened with `family_id`, or with none: then the family is asked first."""

    shows = frozenset({"person", "household", "worker", "family"})

    def __init__(self, desk: Desk, router: Router, deeds: Deeds, parent: QWidget | None = None) -> None:
        super().__init__(desk, router, deeds, parent)
        self._family_id, self._me = "", ""
        self.set_title(self.tr("Plan a visit"))
        self.family = FamilyChoice(self)
        self.family.edited.connect(self._chose_family)
        self.when = WhenFields(desk.today, 60, self)
        self.place = ChoiceField(self.tr("Where"), choices_of(PLACES), parent=self)
        self.place_words = LineField(self.tr("Where, in words"), parent=self)
        self.workers = ManyField(self.tr("Who else comes"), [], parent=self)
        self.purpose = LineField(self.tr("What for"), parent=self)
        self.bring = WordsField(self.tr("What to take along"), lines=1, most_lines=4, parent=self)
        self.travel = LineField(
            self.tr("Getting there"), placeholder=self.tr("25 minutes, park by the chapel"), parent=self
        )
        for part in (
            self.family, self.when, self.place, self.place_words, self.workers, self.purpose, self.bring, self.travel
        ):  # fmt: skip
            self.add(part)
        self.place.edited.connect(self._turn)
        self.save = primary_button(self.tr("Plan this visit"), "tick", self)
        self.save.clicked.connect(self._make)
        self.add_action(self.save)

    def opened(self, **where: str) -> None:
        self._family_id = where.get("family_id", "")
        self.family.choose("")
        self.when.clear()
        self.place.choose("")
        for field in (self.place_words, self.purpose, self.bring, self.travel):
            field.set_text("")
        self.workers.choose(())
        self._turn()

    def first_focus(self) -> QWidget | None:
        return self.when.day if self._family_id else self.family

    def is_clean(self) -> bool:
        return self.when.is_clean() and not self.bring.text() and not self.purpose.text()

    def refresh(self) -> None:
        self.read(lambda: read_choices(self.desk, self._family_id), self._took)

    def _took(self, shown: Chosen) -> None:
        self._me = shown.me
        self.family.offer(shown)
        if shown.family is not None:
            self.set_title(self.tr("Plan a visit to {ref} {name}").format(ref=shown.family.ref, name=shown.family.name))
        others = [
            Choice(f"{_AT_ANOTHER}{one.key}", one.words) for one in choices_of(PLACES) if one.key != VisitPlace.HOME
        ]
        homes = [Choice(one.id, one.name, icon="house") for one in shown.homes]
        at_home = [] if homes else [Choice(f"{_AT_ANOTHER}{VisitPlace.HOME.value}", choices_of(PLACES)[0].words)]
        self.place.set_choices([*homes, *at_home, *others])
        if len(homes) == 1 and not self.place.chosen():
            self.place.choose(homes[0].key)
        self.workers.set_choices([Choice(key, name) for key, name in shown.workers if key != shown.me][:12])
        self.workers.setVisible(len(shown.workers) > 1)

    def _chose_family(self) -> None:
        if self.family.chosen():
            self._family_id = self.family.chosen()
            self.refresh()

    def _turn(self) -> None:
        elsewhere = self.place.chosen().removeprefix(_AT_ANOTHER)
        self.place_words.setVisible(elsewhere in (VisitPlace.ELSEWHERE.value, VisitPlace.AGENCY.value))

    def _make(self) -> None:
        if not self._family_id:
            self.family.ask()
            return
        when = self.when.when()
        if when is None:
            return
        family_id, me = self._family_id, self._me
        place = self.place.chosen()
        is_home = bool(place) and not place.startswith(_AT_ANOTHER)
        fields = {
            "planned_minutes": when.minutes,
            "place": VisitPlace.HOME if is_home or not place else VisitPlace(place.removeprefix(_AT_ANOTHER)),
            "household": place if is_home else None,
            "place_words": self.place_words.text() if self.place_words.isVisibleTo(self) else "",
            "workers": (me, *self.workers.chosen()),
            "purpose": self.purpose.text(),
            "bring": self.bring.text(),
            "travel_words": self.travel.text(),
        }
        self.save.setEnabled(False)
        self.do(
            lambda: plan_visit(self.desk, family_id, wall_time(when.day, when.at), **fields), self._made, self._refused
        )

    def _made(self, visit: Opened[Visit]) -> None:
        self.save.setEnabled(True)
        planned = visit.record.planned_at
        day = in_words(planned.date())
        self.opened(family_id=self._family_id)
        self.back()
        self.say(self.tr("Planned: {day} at {time}.").format(day=day, time=f"{planned:%H:%M}"))

    def _refused(self, error: CoachDeskError) -> None:
        self.save.setEnabled(True)
        if isinstance(error, BadInput) and error.field == "planned_at":
            self.when.day.show_problem(error.sentence)
        else:
            self.warn(error)
