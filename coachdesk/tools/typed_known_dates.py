"""When something was, as people type it: "15 March", "about 15 March 2011", "spring 2009" or "2009" (J-09)."""

import re
import unicodedata
from datetime import date
from typing import NamedTuple

from coachdesk.errors import BadInput
from coachdesk.models.contact import DateKnown
from coachdesk.tools.date_names import ENGLISH, DateNames
from coachdesk.tools.typed_dates import parse_partial_date

_SEASON = re.compile(r"(?:in )?(?:the )?([^\W\d_]+)(?: of)? ([0-9]{4})(?: ?(?:/|-|–|to) ?([0-9]{2}|[0-9]{4}))?")
_BEGINS = {"spring": 3, "summer": 6, "autumn": 9, "winter": 12}
_YEARS_BACK = 130


class KnownDay(NamedTuple):
    """The first day it can mean, or the day near which it was; and how well it is known."""

    happened_on: date
    date_known: DateKnown


def parse_known(typed: str, today: date, names: DateNames = ENGLISH) -> KnownDay:
    """What has happened, when, as well as somebody knows: a season, or whatever `parse_partial_date` takes.

    A season begins in March, June, September or December; the winter of a year is the one that begins in it.
    Raises BadInput("date") for what is no day and for what has not come; it repeats nothing but the date.
    """
    text = " ".join(unicodedata.normalize("NFKC", typed[:101]).casefold().split())
    season = _season(text)
    if season is not None:
        return _past(season, today)
    partial = parse_partial_date(typed, today, names=names)
    year, month, day = ([int(part) for part in partial.split("-")] + [1, 1])[:3]
    known = {4: DateKnown.YEAR, 7: DateKnown.MONTH}.get(len(partial), DateKnown.DAY)
    if known is DateKnown.DAY and any(word in names.about for word in text.split()):
        known = DateKnown.ABOUT
    return _past(KnownDay(date(year, month, day), known), today)


def _season(text: str) -> KnownDay | None:
    """The season somebody named, or None where none is named. Raises BadInput for one of years that do not fit."""
    found = _SEASON.fullmatch(text)
    if found is None or found[1] not in _BEGINS:
        return None
    year, until = int(found[2]), found[3]
    next_year = str(year + 1)
    if until is not None and (found[1] != "winter" or until not in (next_year, next_year[2:])):
        raise BadInput("date", "Type a season and its year, such as spring 2009 or winter 2009 to 2010.")
    return KnownDay(date(max(year, 1), _BEGINS[found[1]], 1), DateKnown.SEASON)


def _past(known: KnownDay, today: date) -> KnownDay:
    if known.happened_on > today:
        raise BadInput("date", "That has not come yet. Check the date.")
    if known.happened_on.year < today.year - _YEARS_BACK:
        raise BadInput("date", "That year is very far away. Check the year.")
    return known
