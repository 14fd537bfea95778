"""One person's way along one line: which page comes after which. Each page is given this, and knows no other page."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from coachdesk.models.measures import AnswerStatus, Marking
from coachdesk.models.measures_in_sight import LineInSight
from coachdesk.ui.family_mode.lines.line_done_page import LineDonePage
from coachdesk.ui.family_mode.lines.line_giving import LineGiving
from coachdesk.ui.family_mode.lines.line_step_page import LineStepPage
from coachdesk.ui.family_mode.lines.line_words_page import LineWordsPage
from coachdesk.ui.family_mode.lines.mark_page import MarkPage
from coachdesk.ui.family_mode.lines.more_page import MorePage
from coachdesk.ui.family_mode.may_see_page import LineMaySeePage
from coachdesk.ui.family_mode.questions.mark_draft import MarkDraft
from coachdesk.ui.family_mode.who_taps_page import LineTapsPage

if TYPE_CHECKING:
    from coachdesk.ui.family_mode.window import FamilyWindow

NAMES = frozenset(
    {
        *("lines", "line_a", "line_b", "line_taps", "line_mark", "line_helped", "line_needed", "line_step"),
        *("line_may_see", "line_done", "line_together", "unkept"),
    }
)
"""The names of the pages on this way."""


class LineWay:
    """Lives as long as one of its pages is shown: with the last of them the X is gone from this process."""

    def __init__(self, window: FamilyWindow, line: LineInSight) -> None:
        self.window, self.line = window, line
        self.giving = LineGiving(window.sitting, line)

    def begin(self) -> None:
        """Asks for A and B where they are missing, then who taps."""
        if self.giving.so_far.has_ends:
            self.window.turn("line_taps", LineTapsPage(self.window, self))
        else:
            self.ask_a()

    def ask_a(self) -> None:
        """How it was when it began."""
        self.window.turn("line_a", LineWordsPage(self.window, self, "A"))

    def ask_b(self) -> None:
        """How it is to be."""
        self.window.turn("line_b", LineWordsPage(self.window, self, "B"))

    def ends_said(self) -> None:
        """Both ends are said: they are kept, and the line can be marked."""
        self.giving.say_ends(self._from_here(self.begin))

    def tapped_by(self, marking: Marking) -> None:
        """Who taps is known."""
        self.giving.marking = marking
        self.mark()

    def mark(self) -> None:
        """The line; an X given on this way stands where it was given."""
        self.window.turn("line_mark", MarkPage(self.window, self))

    def put(self, draft: MarkDraft, lengths: tuple[int, int]) -> None:
        """The X was read back and is right."""
        self.giving.put(draft, lengths, self._from_here(self.helped))

    def put_none(self, status: AnswerStatus) -> None:
        """The person puts no X, in one of three ways."""
        self.giving.put_none(status, self._from_here(self.end))

    def helped(self) -> None:
        """What helped so far."""
        self.window.turn("line_helped", MorePage(self.window, self, reached=True))

    def needed(self) -> None:
        """What still has to happen."""
        self.window.turn("line_needed", MorePage(self.window, self, reached=False))

    def say_more(self, helped: str | None, needed: str | None, on: Callable[[], object]) -> None:
        """What goes with the X, in the person's own words."""
        self.giving.say_more(helped, needed, self._from_here(on))

    def step(self, words: str) -> None:
        """What still has to happen is to become a small step."""
        self.window.turn("line_step", LineStepPage(self.window, self, words))

    def may_see(self) -> None:
        """Who may see it."""
        self.window.turn("line_may_see", LineMaySeePage(self.window, self))

    def finish(self, *, released: bool) -> None:
        """The person has said whether the family may see the X; then it is gone from here, unless it may."""
        self.giving.release(released, self._from_here(self.end))

    def end(self) -> None:
        """All is said."""
        self.giving.given = None
        self.window.turn("line_done", LineDonePage(self.window, self.line))

    def leave(self) -> None:
        """Turns to the lines; what was given is given, and is not here any more."""
        self._turn_away("lines")

    def stop(self) -> None:
        """Stops for now: what was given stays given."""
        if not self.window.sitting.waiting:
            self.window.leave(self._stop)

    def _stop(self) -> None:
        if self.giving.person in self.giving.so_far.done:
            self._turn_away("stop")
        else:
            self.giving.put_none(AnswerStatus.STOPPED, self._from_here(lambda: self._turn_away("stop")))

    def _turn_away(self, to: str) -> None:
        self.giving.given = None
        self.window.go(to)

    def _from_here(self, on: Callable[[], object]) -> Callable[[], object]:
        """Goes on once something is kept, unless somebody has turned to another page meanwhile."""
        page = self.window.page
        return lambda: on() if self.window.page is page else None
