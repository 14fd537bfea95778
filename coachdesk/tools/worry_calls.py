"""Whether somebody has been told of a worry: only a logged call that was answered says so (X-07)."""

from collections.abc import Sequence
from dataclasses import dataclass

from coachdesk.models.worry import Worry, WorryCall
from coachdesk.tools.superseding import behind, current


@dataclass(frozen=True, slots=True)
class WorryState:
    """A worry as it stands now. `calls` are those that count for it, the earliest first, answered or not."""

    worry: Worry
    calls: tuple[WorryCall, ...] = ()

    @property
    def told(self) -> WorryCall | None:
        """The latest answered call; None: nobody has been told."""
        return next((call for call in reversed(self.calls) if call.answered), None)

    @property
    def added_since(self) -> bool:
        """Whether it was amended after the last answered call: what was added then has been told to nobody."""
        told = self.told
        return told is not None and bool(self.worry.supersedes) and self.worry.written_at > told.at


def worry_states(worries: Sequence[Worry], calls: Sequence[WorryCall]) -> list[WorryState]:
    """Every worry that nothing takes the place of, in the order given."""
    return [worry_state(worry, worries, calls) for worry in current(worries)]


def worry_state(worry: Worry, worries: Sequence[Worry], calls: Sequence[WorryCall]) -> WorryState:
    """One worry, in force or replaced since.

    A call for a worry counts for those that take its place; a call put right counts as it was put right.
    """
    counting = {worry.id, *(one.id for one in behind(worry, worries))}
    found = [call for call in current(calls) if call.worry in counting]
    return WorryState(worry, tuple(sorted(found, key=lambda call: call.at)))
