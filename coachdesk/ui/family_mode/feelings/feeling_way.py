"""One person's way to a point on the line of ups and downs: when, how it was, why; which page comes after which."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from coachdesk.models.family_mode import FromTheFamily
from coachdesk.models.feelings_in_sight import TimeMeant, TimeToAsk
from coachdesk.ui.family_mode.feelings.feelings_so_far import PointNow, given_of, off_the_line
from coachdesk.ui.family_mode.feelings.how_page import HowPage
from coachdesk.ui.family_mode.feelings.point_page import PointPage
from coachdesk.ui.family_mode.feelings.when_page import WhenPage
from coachdesk.ui.family_mode.feelings.why_page import PointWhyPage

if TYPE_CHECKING:
    from coachdesk.ui.family_mode.window import FamilyWindow

NAMES = frozenset({"journey", "point", "point_when", "point_how", "point_why", "unkept"})
"""The names of the pages on this way."""


class FeelingWay:
    """`.point` is the point as this person has it on the page; `.is_new` until it is on the line."""

    def __init__(self, window: FamilyWindow, point: PointNow | None = None, asked: TimeToAsk | None = None) -> None:
        self.window, self.sitting = window, window.sitting
        feelings = self.sitting.feelings
        assert feelings is not None, "the line was handed over"
        self.so_far = feelings
        self.asked = asked
        self.is_new = point is None
        when = asked.when if asked else TimeMeant(happened_on=self.sitting.now().date())
        self.point = point or feelings.new_point(when, asked.about if asked else None)

    def begin(self) -> None:
        """A new point: when it was, unless that is asked about; another one: what can be done with it."""
        if not self.is_new:
            self.window.turn("point", PointPage(self.window, self))
        elif self.asked:
            self.how()
        else:
            self.when()

    def when(self, year: int | None = None, months: tuple[int, ...] = ()) -> None:
        """When it was: the year, a part of it, a month of that."""
        self.window.turn("point_when", WhenPage(self.window, self, year, months))

    def was_then(self, when: TimeMeant) -> None:
        """The time is known well enough."""
        self.point = replace(self.point, when=when)
        if self.is_new:
            self.how()
        else:
            self.give(self.point, self.line)

    def how(self) -> None:
        """How it was then."""
        self.window.turn("point_how", HowPage(self.window, self))

    def was_so(self, place: int) -> None:
        """How it was is read back and right."""
        self.point = replace(self.point, place=place)
        if self.is_new:
            self.why()
        else:
            self.give(self.point, self.line)

    def why(self) -> None:
        """What it was like, in the person's own words."""
        self.window.turn("point_why", PointWhyPage(self.window, self))

    def said(self, words: str, *, ours: bool, then: Callable[[], object] | None = None) -> None:
        """All is said: it is kept. What was there before stays whose it was."""
        point = replace(self.point, words=words)
        if self.is_new and not ours:
            person = self.sitting.holder()
            point = replace(point, people=(person,), names=(self.sitting.name_of(person),))
        self.give(point, then or self.line)

    def take_off(self) -> None:
        """It goes off the line."""
        self.give(off_the_line(self.point), self.line)

    def give(self, point: PointNow, then: Callable[[], object]) -> None:
        """Sends it to be kept; goes on once it is, unless somebody has turned to another page meanwhile."""
        page = self.window.page

        def kept() -> None:
            self.so_far.keep(point)
            self.point, self.is_new = point, False
            if self.window.page is page:
                then()

        given = given_of(point, self.sitting.holder(), self.sitting.now())
        self.sitting.give(FromTheFamily(point=given), kept)

    def line(self) -> None:
        """Back to the line."""
        self.window.go("journey")
