"""Somebody judges over her name whether the work was worth its money, and says what the judgement rests on (V-10)."""

from collections.abc import Iterable

from coachdesk.desk import Desk, Opened, new_record
from coachdesk.errors import BadInput
from coachdesk.models.value_judgement import Ground, ValueJudgement
from coachdesk.models.window import Window


def judge(desk: Desk, during: Window, words: str, grounds: Iterable[Ground]) -> Opened[ValueJudgement]:
    """A judgement of one window by the worker of this vault, as of today. An earlier one stays where it is.

    Raises BadInput where it says nothing, or rests on nothing.
    """
    used = frozenset(grounds)
    if not words.strip():
        raise BadInput("words", "Write the judgement in a few words.")
    if not used:
        raise BadInput("grounds", "Tick at least one of the four things that it rests on.")
    return desk.add(
        new_record(
            ValueJudgement,
            desk.owner.organisation_id,
            during=str(during),
            words=words,
            grounds=tuple(one for one in Ground if one in used),
            by=desk.owner.worker_id,
            made_on=desk.today(),
        )
    )


def judgements_of(desk: Desk, during: Window) -> list[ValueJudgement]:
    """Every judgement of that window, the newest first."""
    found = [one for one in desk.records(ValueJudgement) if one.during == str(during)]
    return sorted(found, key=lambda one: (one.made_on, one.id), reverse=True)
