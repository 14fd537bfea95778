"""The family's story: told once in their words, opened again by every page; each telling is kept as it was (F-03).

It was first kept as a text of the family's own record, with its history. What is there is read as the first tellings,
so an older vault loses nothing; what is told from now on is a `Story`.
"""

from dataclasses import dataclass
from datetime import date, datetime

from coachdesk.desk import Desk, Opened, new_record
from coachdesk.errors import BadInput
from coachdesk.models.family import Family
from coachdesk.models.person import Person
from coachdesk.models.plan_copy import StoryOnPaper
from coachdesk.models.story import Story
from coachdesk.models.values import Id
from coachdesk.operations.shown_time import on_the_wall
from coachdesk.tools.superseding import current


@dataclass(frozen=True, slots=True)
class Telling:
    """One version. `told_by` are people of the family, `written_by` the name of who wrote it down.

    `id` is empty for a text of the family's own record, whose `told_at` is known to its history alone.
    """

    words: str
    told_by: tuple[Id, ...] = ()
    told_at: datetime | None = None
    written_by: str = ""
    because: str = ""
    id: str = ""


def story_of(desk: Desk, family_id: str) -> Telling | None:
    """The story as it was told last; where two told it apart, both, one under the other. None: not told yet."""
    told = sorted(current(desk.records(Story, family_id)), key=_when)
    if not told:
        return _before(desk, family_id)
    last = told[-1]
    if len(told) == 1:
        return _telling(desk, last)
    words = "\n\n".join(dict.fromkeys(one.words for one in told))
    people = tuple(dict.fromkeys(who for one in told for who in one.told_by))
    return Telling(
        words, people, on_the_wall(last.told_at, last.time_zone), desk.worker_names().get(last.written_by, "")
    )


def tellings_of(desk: Desk, family_id: str) -> tuple[Telling, ...]:
    """Every version, the newest first."""
    told = sorted(desk.records(Story, family_id), key=_when, reverse=True)
    return (*(_telling(desk, one) for one in told), *_before_tellings(desk, family_id))


def tell_story(
    desk: Desk, family_id: str, words: str, told_by: tuple[Id, ...] = (), because: str = ""
) -> Opened[Story] | None:
    """Keep the story as it is told now, in place of all told before. None when nothing of it is new.

    Raises BadInput("words") when it is empty.
    """
    if not words.strip():
        raise BadInput("words", "Write the story in their words.")
    now = story_of(desk, family_id)
    if now and (now.words.strip(), set(now.told_by)) == (words.strip(), set(told_by)):
        return None
    replaced = tuple(one.id for one in current(desk.records(Story, family_id)))
    return desk.add(
        new_record(
            Story,
            family_id,
            words=words,
            told_by=told_by,
            told_at=desk.now(),
            written_by=desk.owner.worker_id,
            supersedes=replaced,
            changed_because=because,
        )
    )


def story_on_paper(desk: Desk, family_id: str, reader: Person | None) -> StoryOnPaper | None:
    """The story for a copy of the plan: for the team, or for a person who told it; for nobody else."""
    told = story_of(desk, family_id)
    if told is None or (reader is not None and reader.id not in told.told_by):
        return None
    names = {one.id: one.known_as for one in desk.records(Person, family_id)}
    day: date | None = told.told_at.date() if told.told_at else None
    return StoryOnPaper(
        words=told.words, told_by=tuple(names[one] for one in told.told_by if one in names), told_on=day
    )


def _before(desk: Desk, family_id: str) -> Telling | None:
    """The text of the family's own record, from before tellings were kept."""
    family = desk.get(Family, family_id).record
    return Telling(family.story) if family.story.strip() else None


def _before_tellings(desk: Desk, family_id: str) -> list[Telling]:
    """Every text the family's own record ever held, the newest first."""
    return [
        Telling(change.after, (), entry.at, entry.who, entry.why)
        for entry in reversed(desk.history(family_id))
        for change in entry.changes
        if change.field == "story" and str(change.after or "").strip()
    ]


def _telling(desk: Desk, one: Story) -> Telling:
    told_at = on_the_wall(one.told_at, one.time_zone)
    written_by = desk.worker_names().get(one.written_by, "")
    return Telling(one.words, one.told_by, told_at, written_by, one.changed_because, one.id)


def _when(one: Story) -> tuple[datetime, Id]:
    return one.told_at, one.id
