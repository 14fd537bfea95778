"""One person's way along one line: which page comes after which, and what is given on each."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from coachdesk.models.family_mode import FromTheFamily
from coachdesk.models.measures import AnswerStatus, Marking
from coachdesk.models.measures_in_sight import LineInSight, LineWords, MarkGiven, StepWanted
from coachdesk.ui.family_mode.lines.line_done_page import LineDonePage
from coachdesk.ui.family_mode.lines.line_may_see_page import LineMaySeePage
from coachdesk.ui.family_mode.lines.line_step_page import LineStepPage
from coachdesk.ui.family_mode.lines.line_taps_page import LineTapsPage
from coachdesk.ui.family_mode.lines.line_words_page import LineWordsPage
from coachdesk.ui.family_mode.lines.mark_page import MarkPage
from coachdesk.ui.family_mode.lines.more_page import MorePage
from coachdesk.ui.family_mode.questions.mark_draft import MarkDraft

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
    """Lives as long as one of its pages is shown: with the last of them the X is gone from this process.

    `.given` is the mark as it was given last on this way; None before that.
    """

    def __init__(self, window: FamilyWindow, line: LineInSight) -> None:
        self.window, self.line = window, line
        self.sitting = window.sitting
        self.so_far = self.sitting.line_so_far(line)
        self.person = self.sitting.holder()
        self.marking = Marking.SELF
        self.given: MarkGiven | None = None

    # -- from page to page ------------------------------------------------------------------------

    def begin(self) -> None:
        """Asks for A and B where they are missing, then who taps."""
        if self.so_far.has_ends:
            self.window.turn("line_taps", LineTapsPage(self.window, self))
        else:
            self.ask_a()

    def ask_a(self) -> None:
        """How it was when it began."""
        self.window.turn("line_a", LineWordsPage(self.window, self, "A", self._begun("A") or self.so_far.a_words))

    def ask_b(self) -> None:
        """How it is to be."""
        self.window.turn("line_b", LineWordsPage(self.window, self, "B", self._begun("B") or self.so_far.b_words))

    def ends_said(self) -> None:
        """Both ends are said: they are kept, and the line can be marked."""
        a_words, b_words = self._begun("A") or self.so_far.a_words, self._begun("B") or self.so_far.b_words

        def kept() -> None:
            self.so_far.a_words, self.so_far.b_words = a_words, b_words
            self.so_far.begun.clear()

        now = self.sitting.now()
        words = LineWords(line=self.line.id, person=self.person, a_words=a_words, b_words=b_words, at=now)
        self._give(FromTheFamily(line_words=words), kept, self.begin)

    def hold(self, letter: str, words: str) -> None:
        """Words of an end while they are written; they are shown again to this person alone."""
        self.so_far.begun[self.person, letter] = words

    def _begun(self, letter: str) -> str:
        return self.so_far.begun.get((self.person, letter), "").strip()

    def tapped_by(self, marking: Marking) -> None:
        """Who taps is known."""
        self.marking = marking
        self.mark()

    def mark(self) -> None:
        """The line; an X given on this way stands where it was given."""
        self.window.turn("line_mark", MarkPage(self.window, self))

    def helped(self) -> None:
        """What helped so far."""
        self.window.turn("line_helped", MorePage(self.window, self, reached=True))

    def needed(self) -> None:
        """What still has to happen."""
        self.window.turn("line_needed", MorePage(self.window, self, reached=False))

    def step(self, words: str) -> None:
        """What still has to happen is to become a small step."""
        self.window.turn("line_step", LineStepPage(self.window, self, words))

    def may_see(self) -> None:
        """Who may see it."""
        self.window.turn("line_may_see", LineMaySeePage(self.window, self))

    def leave(self) -> None:
        """Turns to the lines; what was given is given, and is not here any more."""
        self._turn_away("lines")

    def stop(self) -> None:
        """Stops for now: what was given stays given."""
        if not self.sitting.waiting:
            self.window.leave(self._stop)

    def _stop(self) -> None:
        if self.person in self.so_far.done:
            self._turn_away("stop")
        else:
            self._give_mark(self._no_mark(AnswerStatus.STOPPED), lambda: self._turn_away("stop"), done=False)

    def _turn_away(self, to: str) -> None:
        self.given = None
        self.window.go(to)

    # -- giving -----------------------------------------------------------------------------------

    def put(self, draft: MarkDraft, lengths: tuple[int, int]) -> None:
        """The X was read back and is right. It is nobody's to see until its person says so."""
        before = self.given
        mark = MarkGiven(
            line=self.line.id,
            person=self.person,
            status=draft.status(),
            first=draft.first,
            place=draft.place,
            changes=draft.changes,
            helped_so_far=before.helped_so_far if before else "",
            still_needed=before.still_needed if before else "",
            marking=self.marking,
            length_px=lengths[0],
            length_mm=lengths[1],
            at=self.sitting.now(),
        )
        self._give_mark(mark, self.helped)

    def put_none(self, status: AnswerStatus) -> None:
        """The person puts no X, in one of three ways."""
        self._give_mark(self._no_mark(status), self.end)

    def say_more(self, helped: str | None, needed: str | None, then: Callable[[], object]) -> None:
        """What goes with the X, in the person's own words."""
        assert self.given is not None
        said = {"helped_so_far": helped, "still_needed": needed}
        changed = {name: words for name, words in said.items() if words not in (None, getattr(self.given, name))}
        if changed:
            self._give_mark(self.given.model_copy(update={**changed, "at": self.sitting.now()}), then)
        else:
            then()

    def finish(self, *, released: bool) -> None:
        """The person has said whether the family may see the X; then it is gone from here, unless it may."""
        assert self.given is not None
        self._give_mark(self.given.model_copy(update={"released": released, "at": self.sitting.now()}), self.end)

    def end(self) -> None:
        """All is said."""
        self.given = None
        self.window.turn("line_done", LineDonePage(self.window, self.line))

    def want_step(self, words: str, then: Callable[[], object]) -> None:
        """A small step that comes from this X."""
        wanted = StepWanted(person=self.person, words=words, asking=self.line.id, at=self.sitting.now())
        self.sitting.give(FromTheFamily(step=wanted), then)

    def _no_mark(self, status: AnswerStatus) -> MarkGiven:
        return MarkGiven(
            line=self.line.id, person=self.person, status=status, marking=self.marking, at=self.sitting.now()
        )

    def _give_mark(self, mark: MarkGiven, on: Callable[[], object], *, done: bool = True) -> None:
        def kept() -> None:
            self.given = mark
            if done:
                self.so_far.done.add(mark.person)
            if mark.released and mark.place is not None:
                self.so_far.shown[mark.person] = mark.place
            else:
                self.so_far.shown.pop(mark.person, None)

        self._give(FromTheFamily(mark=mark), kept, on)

    def _give(self, given: FromTheFamily, kept: Callable[[], object], on: Callable[[], object]) -> None:
        """Goes on once it is on the disk, unless somebody has turned to another page meanwhile."""
        page = self.window.page

        def then() -> None:
            kept()
            if self.window.page is page:
                on()

        self.sitting.give(given, then)
