"""What one person gives on one line: its ends, an X as it stands now, what is said of it, a step that comes of it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from coachdesk.models.family_mode import FromTheFamily
from coachdesk.models.measures import AnswerStatus, Marking
from coachdesk.models.measures_in_sight import LineInSight, LineWords, MarkGiven, StepWanted
from coachdesk.ui.family_mode.questions.mark_draft import MarkDraft

if TYPE_CHECKING:
    from coachdesk.ui.family_mode.sitting import Sitting

Then = Callable[[], object]


class LineGiving:
    """`.given` is the X as it was given last here, None before that; `then` is called once a thing is on the disk."""

    def __init__(self, sitting: Sitting, line: LineInSight) -> None:
        self.sitting, self.line = sitting, line
        self.so_far = sitting.line_so_far(line)
        self.person = sitting.holder()
        self.marking = Marking.SELF
        self.given: MarkGiven | None = None

    # -- the two ends -----------------------------------------------------------------------------

    def hold(self, letter: str, words: str) -> None:
        """Words of an end while they are written; they are shown again to this person alone."""
        self.so_far.begun[self.person, letter] = words

    def end_words(self, letter: str) -> str:
        """An end as this person has it: half written, or as it was said."""
        said = self.so_far.a_words if letter == "A" else self.so_far.b_words
        return self.so_far.begun.get((self.person, letter), "").strip() or said

    def say_ends(self, then: Then) -> None:
        """Both ends are said."""
        a_words, b_words, now = self.end_words("A"), self.end_words("B"), self.sitting.now()
        words = LineWords(line=self.line.id, person=self.person, a_words=a_words, b_words=b_words, at=now)

        def kept() -> None:
            self.so_far.a_words, self.so_far.b_words = a_words, b_words
            self.so_far.begun.clear()
            then()

        self.sitting.give(FromTheFamily(line_words=words), kept)

    # -- the X ------------------------------------------------------------------------------------

    def put(self, draft: MarkDraft, lengths: tuple[int, int], then: Then) -> None:
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
        self._give(mark, then)

    def put_none(self, status: AnswerStatus, then: Then) -> None:
        """The person puts no X; that is an answer too, and no number. Stopping is not yet one's turn."""
        mark = MarkGiven(
            line=self.line.id, person=self.person, status=status, marking=self.marking, at=self.sitting.now()
        )
        self._give(mark, then, done=status is not AnswerStatus.STOPPED)

    def say_more(self, helped: str | None, needed: str | None, then: Then) -> None:
        """What goes with the X, in the person's own words; None leaves it as it is."""
        assert self.given is not None
        said = {"helped_so_far": helped, "still_needed": needed}
        changed = {name: words for name, words in said.items() if words not in (None, getattr(self.given, name))}
        if changed:
            self._give(self.given.model_copy(update={**changed, "at": self.sitting.now()}), then)
        else:
            then()

    def release(self, released: bool, then: Then) -> None:
        """The person has said whether the family may see the X."""
        assert self.given is not None
        self._give(self.given.model_copy(update={"released": released, "at": self.sitting.now()}), then)

    def want_step(self, words: str, then: Then) -> None:
        """A small step that comes from this X."""
        wanted = StepWanted(person=self.person, words=words, asking=self.line.id, at=self.sitting.now())
        self.sitting.give(FromTheFamily(step=wanted), then)

    def _give(self, mark: MarkGiven, then: Then, *, done: bool = True) -> None:
        def kept() -> None:
            self.given = mark
            if done:
                self.so_far.done.add(mark.person)
            if mark.released and mark.place is not None:
                self.so_far.shown[mark.person] = mark.place
            else:
                self.so_far.shown.pop(mark.person, None)
            then()

        self.sitting.give(FromTheFamily(mark=mark), kept)
