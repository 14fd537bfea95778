"""How far a family has come with one line: who has put an X, and of the X's themselves only those released."""

from dataclasses import dataclass, field

from coachdesk.models.measures_in_sight import LineInSight
from coachdesk.models.values import Id


@dataclass
class LineSoFar:
    """All that stays here of a line once a person has turned to something else."""

    a_words: str
    b_words: str
    done: set[Id] = field(default_factory=set)
    """Who has put an X, or said that they do not want to."""
    begun: dict[tuple[Id, str], str] = field(default_factory=dict)
    """Words of an end that a person is still writing, by that person and the letter of the end."""
    shown: dict[Id, int] = field(default_factory=dict)
    """Where the X of a person stands who lets the family see it."""

    @classmethod
    def of(cls, line: LineInSight) -> "LineSoFar":
        """The line as it came, with nothing given yet."""
        return cls(line.a_words, line.b_words)

    @property
    def has_ends(self) -> bool:
        """Whether it can be marked: both its ends are said."""
        return bool(self.a_words.strip() and self.b_words.strip())

    def may_be_shown(self, line: LineInSight, here: set[Id]) -> bool:
        """Whether it may be looked at together: everybody who is to mark it and is here has, and there is an X."""
        waiting = (set(line.people) & here) - self.done
        return not waiting and bool(self.shown or line.earlier)
