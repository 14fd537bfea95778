"""What a mark on a line is called on staff pages: whose, when, where, how it came; and how far somebody has come."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from coachdesk.models.measures import AnswerStatus, Marking
from coachdesk.tools.dates import in_words
from coachdesk.tools.line_marks import whose
from coachdesk.tools.line_place import in_tenths
from coachdesk.ui.line_words import whereabouts_words
from coachdesk.ui.translatable import QT_TRANSLATE_NOOP
from coachdesk.ui.widgets.mark_shapes import MarkLook, look_of

if TYPE_CHECKING:
    from coachdesk.models.measures import LineMark
    from coachdesk.operations.line_gradings import FamilyLines

NO_X: dict[AnswerStatus, str] = {
    AnswerStatus.SKIPPED: str(QT_TRANSLATE_NOOP("line_words", "put no X")),
    AnswerStatus.PREFER_NOT: str(QT_TRANSLATE_NOOP("line_words", "did not want to say")),
    AnswerStatus.NOT_SURE: str(QT_TRANSLATE_NOOP("line_words", "not sure")),
    AnswerStatus.NOT_ASKED: str(QT_TRANSLATE_NOOP("line_words", "not asked")),
    AnswerStatus.STOPPED: str(QT_TRANSLATE_NOOP("line_words", "stopped before this")),
}

HOW: dict[Marking, str] = {
    Marking.SELF: "",
    Marking.READ_ALOUD: str(QT_TRANSLATE_NOOP("line_words", "read aloud by the coach")),
    Marking.FOR_THEM: str(QT_TRANSLATE_NOOP("line_words", "the coach tapped for them")),
    Marking.COACHS_VIEW: str(QT_TRANSLATE_NOOP("line_words", "a worker's own X")),
    Marking.PAPER: str(QT_TRANSLATE_NOOP("line_words", "from paper")),
    Marking.BY_PHONE: str(QT_TRANSLATE_NOOP("line_words", "by telephone")),
}

_ABOUT_THE_SAME = 100
"""Under one point, a fingertip and not a change (ux.md 1.2)."""


def _said(words: str) -> str:
    return QCoreApplication.translate("line_words", words) if words else ""


def where_words(mark: LineMark) -> str:
    """Where the X stands, in words and for staff in tenths: "nearer B than A (6.4)"; or why there is none."""
    if mark.place is None:
        return _said(NO_X[mark.status])
    return f"{whereabouts_words(mark.place)} ({in_tenths(mark.place)})"


def how_words(mark: LineMark) -> str:
    """How it came, and whether it was moved before it was given; empty for a person's own tap that stayed."""
    moved = ""
    if mark.status is AnswerStatus.CORRECTED and mark.first is not None:
        pattern = _said(str(QT_TRANSLATE_NOOP("line_words", "first {where}")))
        moved = pattern.format(where=whereabouts_words(mark.first))
    return ", ".join(part for part in (_said(HOW[mark.marking]), moved) if part)


def travelled_words(name: str, first: LineMark, last: LineMark) -> str:
    """How far somebody has come between their first X and their last; under one point it is about the same."""
    assert first.place is not None
    assert last.place is not None
    if abs(last.place - first.place) < _ABOUT_THE_SAME:
        pattern = _said(str(QT_TRANSLATE_NOOP("line_words", "{name}: about the same since {day}, {there}")))
    else:
        pattern = _said(str(QT_TRANSLATE_NOOP("line_words", "{name}: {here} on {day}, now {there}")))
    return pattern.format(
        name=name,
        day=in_words(first.at.date()),
        here=whereabouts_words(first.place),
        there=whereabouts_words(last.place),
    )


def looks_of(lines: FamilyLines) -> dict[str, MarkLook]:
    """One look for each person and worker, the same on every line of the family."""
    looks = {one.id: look_of(number) for number, one in enumerate(lines.people)}
    marked = {whose(mark) for line in lines.lines for mark in line.marks}
    workers = sorted(marked & lines.workers, key=lambda one: (lines.names[one], one))
    looks |= {one: look_of(number, worker=True) for number, one in enumerate(workers)}
    strangers = sorted(marked - set(looks))  # of somebody whose own record is not here yet
    return looks | {one: look_of(len(lines.people) + number) for number, one in enumerate(strangers)}
