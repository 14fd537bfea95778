""" "Who sees this?" answered: headings and short lines for a family to read, and the facts behind them (I-01, I-02)."""

from datetime import date
from enum import StrEnum

from coachdesk.models.record import Value
from coachdesk.models.sharing import InformationClass, SharePurpose, SharingBasis
from coachdesk.models.values import Id


class SeenTopic(StrEnum):
    """What one part of the answer is about, in the order they are read."""

    WE_SEE = "we_see"
    ANSWERS = "answers"
    MAY_KNOW = "may_know"
    GIVEN = "given"
    NOT_SEEN = "not_seen"
    ANYWAY = "anyway"
    SAY_NO = "say_no"


class Filling(Value):
    """What stands at one place of a line: several words are said as "a, b and c"."""

    place: str
    words: tuple[str, ...] = ()
    own: bool = False
    """True: names, which are never translated."""
    day: date | None = None
    """Set instead of `words` for a day."""


class SeenLine(Value):
    """One plain line of a few sentences, each English with places such as {agency}.

    `tools.who_sees_words.line_in_words` says it, in any language.
    """

    sentences: tuple[str, ...]
    fillings: tuple[Filling, ...] = ()


class SeenPart(Value):
    topic: SeenTopic
    heading: str
    lines: tuple[SeenLine, ...]


class MayKnow(Value):
    """What one agency may be told today, about whom and for what. `until` is its last day, if it has one."""

    agency: Id
    agency_name: str
    people: tuple[Id, ...]
    names: tuple[str, ...]
    classes: tuple[InformationClass, ...]
    purpose: SharePurpose
    basis: SharingBasis
    until: date | None = None
    ask_again: date | None = None
    approver: str = ""
    """Set where nobody agreed and somebody decided it: the family was told."""


class RefusedToKnow(Value):
    """What somebody said no to."""

    agency: Id
    agency_name: str
    names: tuple[str, ...]
    classes: tuple[InformationClass, ...]


class Given(Value):
    """What an agency holds already."""

    agency: Id
    agency_name: str
    names: tuple[str, ...]
    classes: tuple[InformationClass, ...]
    on: date


class WhoSees(Value):
    """The whole answer. `reader` is whose page it is; empty for one that everybody at the table may read."""

    reader: str = ""
    parts: tuple[SeenPart, ...]
    may_know: tuple[MayKnow, ...] = ()
    refused: tuple[RefusedToKnow, ...] = ()
    given: tuple[Given, ...] = ()
