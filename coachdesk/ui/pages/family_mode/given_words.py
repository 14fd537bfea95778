"""What was given, in words for the coach alone: each thing on a line that can be ticked, and what stands above it."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from coachdesk.models.family_mode import HandOver
from coachdesk.models.feelings_in_sight import PointGiven
from coachdesk.models.measures import Answer
from coachdesk.models.measures_in_sight import GoodNewsGiven, LineWords, MarkGiven, SetGiven
from coachdesk.operations.family_given import GivenItem, Trouble
from coachdesk.tools.given_records import asked_of, line_of, older_point
from coachdesk.ui.family_mode.feelings.feeling_words import stands_words
from coachdesk.ui.pages.measures.words import NO_ANSWER, place_words
from coachdesk.ui.pages.measures.words import said as measure_said
from coachdesk.ui.pages.plan_words import DONE_HOW, quoted, said
from coachdesk.ui.translatable import QT_TRANSLATE_NOOP
from coachdesk.ui.widgets.bidi import isolated

if TYPE_CHECKING:
    from coachdesk.models.question_set import Question

TROUBLES: dict[Trouble, str] = {
    Trouble.DONE_ALREADY: QT_TRANSLATE_NOOP("given_words", "It was ticked already. Nothing changes."),
    Trouble.GONE: QT_TRANSLATE_NOOP("given_words", "This step is not in the plan any more."),
    Trouble.KEPT_ALREADY: QT_TRANSLATE_NOOP("given_words", "It is kept already."),
    Trouble.NO_LINE: QT_TRANSLATE_NOOP("given_words", "Nobody said what A and B of this line are, so it has no place."),
}

COUNTED: dict[str, str] = {
    "sitting": QT_TRANSLATE_NOOP("given_words", "%n answer(s)"),
    "mark": QT_TRANSLATE_NOOP("given_words", "%n mark(s) on a line"),
    "line_words": QT_TRANSLATE_NOOP("given_words", "%n new line(s)"),
    "step": QT_TRANSLATE_NOOP("given_words", "%n step(s) wanted"),
    "good_news": QT_TRANSLATE_NOOP("given_words", "%n piece(s) of good news"),
    "point": QT_TRANSLATE_NOOP("given_words", "%n time(s) on the line of ups and downs"),
    "told": QT_TRANSLATE_NOOP("given_words", "%n thing(s) to tell"),
}


def tick_words(one: HandOver, item: GivenItem) -> str:
    """What is ticked to keep it."""
    given, name = item.given, isolated(item.who or _tr("Somebody"))
    if given.tick and given.tick.how:
        how = said(DONE_HOW[given.tick.how])
        return _tr("{name} ticked {step}: {how}").format(name=name, step=quoted(item.step), how=how)
    if given.sitting:
        asked = asked_of(one, given.sitting.asking)
        about = ": ".join(filter(None, (asked.content.title, isolated(asked.agency_name) if asked.agency else "")))
        return _tr("Keep {name}'s answers. {about}").format(name=name, about=about)
    if given.mark:
        return _tr("Keep {name}'s X").format(name=name)
    if given.line_words:
        return _tr("Keep the line {name} began").format(name=name)
    if given.step:
        return _tr("Keep {name}'s step").format(name=name)
    if given.good_news:
        return _tr("Keep {name}'s good news").format(name=name)
    if given.point:
        return _tr("Keep what {name} did to the line").format(name=name)
    return _tr("Keep {name}'s words").format(name=name)


def beneath(one: HandOver, item: GivenItem) -> list[str]:
    """What is said of it, line by line."""
    given = item.given
    if given.sitting:
        return _sitting(one, given.sitting, item)
    if given.mark:
        return _mark(one, given.mark)
    if given.line_words:
        return _ends(given.line_words)
    if given.good_news:
        return _good_news(given.good_news)
    if given.point:
        return _point(one, given.point)
    words = given.told or given.step
    return [quoted(words.words)] if words else []


def counts(items: Iterable[GivenItem]) -> list[str]:
    """ "Isla: 8 answers, 1 X on a line": how much each gave, a line a person, and nothing of what it says."""
    found: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for item in items:
        for name in COUNTED:
            if getattr(item.given, name):
                found[item.who][name] += len(item.answers) if item.given.sitting else 1
    return [
        _tr("{name}: {what}").format(
            name=isolated(who or _tr("Somebody")), what=", ".join(_count(name, number) for name, number in of.items())
        )
        for who, of in found.items()
    ]


def _count(name: str, number: int) -> str:
    return QCoreApplication.translate("given_words", COUNTED[name], "", number)


def _sitting(one: HandOver, how: SetGiven, item: GivenItem) -> list[str]:
    questions = {each.key: each for each in asked_of(one, how.asking).content.questions}
    lines = [_answer(questions[each.question], each) for each in item.answers]
    if item.turn:
        lines.append(_tr("It was begun again under this name after it had been finished. The first is above."))
    if not how.finished:
        lines.append(_tr("It was not finished."))
    return [*lines, _who_may(released=how.released)]


def _answer(question: Question, answer: Answer) -> str:
    if answer.place is None:
        stands = measure_said(NO_ANSWER[answer.status])
    else:
        stands = place_words(answer.place, answer.mode, question)
    parts = [_tr("{question}: {answer}.").format(question=question.name, answer=stands)]
    if answer.first is not None and answer.first != answer.place:
        parts.append(_tr("First marked: {answer}.").format(answer=place_words(answer.first, answer.mode, question)))
    if answer.words:
        parts.append(quoted(answer.words))
    return " ".join(parts)


def _mark(one: HandOver, mark: MarkGiven) -> list[str]:
    """Not where it stands: a worker puts their own X of the day before they see it (ux.md 8.6)."""
    line = line_of(one, mark.line)
    lines = []
    if line and line.a_words:
        lines.append(_tr("From {a} to {b}").format(a=quoted(line.a_words), b=quoted(line.b_words)))
    if mark.place is None:
        lines.append(_tr("No X: {why}.").format(why=measure_said(NO_ANSWER[mark.status])))
    else:
        lines.append(_tr("There is an X. Their lines show where, once you have put your own."))
    if mark.helped_so_far:
        lines.append(_tr("What helped: {words}").format(words=quoted(mark.helped_so_far)))
    if mark.still_needed:
        lines.append(_tr("What still has to happen: {words}").format(words=quoted(mark.still_needed)))
    return [*lines, _who_may(released=mark.released)]


def _ends(words: LineWords) -> list[str]:
    return [f"A: {quoted(words.a_words)}", f"B: {quoted(words.b_words)}"]


def _good_news(news: GoodNewsGiven) -> list[str]:
    lines = [quoted(news.words)]
    return [*lines, _tr("They want it on their journey map.")] if news.high_point else lines


def _point(one: HandOver, said: PointGiven) -> list[str]:
    before = older_point(one, said)
    stood = stands_words(before.when, before.place, before.names) if before else ""
    if said.place is None:
        return [_tr("Taken off the line: {point}").format(point=stood)]
    lines = [stands_words(said.when, said.place), *([quoted(said.words)] if said.words else [])]
    if before:
        lines.append(_tr("Before: {point}").format(point=stood))
    elif said.ours:
        lines.append(_tr("They say it was so for the whole family."))
    return lines


def _who_may(*, released: bool) -> str:
    if released:
        return _tr("The family may see it.")
    return _tr("Private: the family may not see it. Do not speak of it in front of others.")


def _tr(words: str) -> str:
    return QCoreApplication.translate("given_words", words)
