"""A mark while it is still being made: where it was put first, where it stands, how often it was changed."""

from dataclasses import dataclass, replace
from typing import Self

from coachdesk.models.measures import Answer, AnswerStatus


@dataclass(frozen=True)
class MarkDraft:
    """Nothing is marked to begin with. A mark that was read back and is put elsewhere counts as changed."""

    first: int | None = None
    place: int | None = None
    changes: int = 0

    @classmethod
    def of(cls, answer: Answer | None) -> Self:
        """The mark as it was given; one that was never put is none."""
        return cls() if answer is None else cls(answer.first, answer.place, answer.changes)

    def put(self, place: int) -> Self:
        """The mark stands here now."""
        moved = self.place is not None and place != self.place
        first = place if self.first is None else self.first
        return replace(self, first=first, place=place, changes=min(999, self.changes + moved))

    def taken_off(self) -> Self:
        """There is no mark again; where it was first is remembered."""
        return replace(self, place=None, changes=min(999, self.changes + (self.place is not None)))

    def status(self) -> AnswerStatus:
        """What a mark that stands is."""
        return AnswerStatus.ANSWERED if self.place == self.first else AnswerStatus.CORRECTED
