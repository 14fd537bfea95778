"""The names of people who are not on a copy, taken out of the words of those who are."""

import re
from collections.abc import Iterable, Iterator
from typing import TypeVar

from coachdesk.models.person import Person
from coachdesk.models.plan_content import PlanContent
from coachdesk.models.record import Record
from coachdesk.tools.masking import Mask, folded

R = TypeVar("R", bound=Record)


def without_names(content: PlanContent, everyone: Iterable[Person], shown: frozenset[str]) -> PlanContent:
    """The plan with the names of everybody not in `shown` taken out of its words (P-19).

    The name they go by, their full and first name and every other spelling, with an s at the end too. A name that
    somebody shown goes by as well stays: nobody could say whose it is.
    """
    mask = names_mask(everyone, shown)
    return content.model_copy(
        update={
            "targets": _masked(content.targets, mask, "family_words"),
            "steps": _masked(content.steps, mask, "words", "what_would_help"),
            "success_signs": _masked(content.success_signs, mask, "words"),
            "success_views": _masked(content.success_views, mask, "words", "agreed"),
        }
    )


def names_mask(everyone: Iterable[Person], shown: frozenset[str]) -> Mask:
    """The mask of the names of everybody not in `shown`, as `without_names` takes them out."""
    listed = list(everyone)
    kept = {folded(one.known_as) for one in listed if one.id in shown}
    names = {folded(name) for one in listed if one.id not in shown for name in _names_of(one)}
    wanted = {name for name in names - kept if len(name) > 1}
    return Mask(whole=frozenset(wanted | {f"{name}s" for name in wanted} - kept), anywhere=frozenset())


def _names_of(person: Person) -> Iterator[str]:
    yield person.known_as
    yield person.legal_name
    yield person.legal_name.partition(" ")[0]
    yield from re.split(r"[,;/]", person.other_names)


def _masked(records: Iterable[R], mask: Mask, *fields: str) -> tuple[R, ...]:
    return tuple(one.model_copy(update={name: mask.apply(getattr(one, name))[0] for name in fields}) for one in records)
