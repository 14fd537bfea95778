"""The map in a few lines, for whoever has a minute: counts with what they leave out, and never a verdict."""

from PySide6.QtCore import QCoreApplication

from coachdesk.models.journey_map import JourneyMap, Mark
from coachdesk.tools.pounds import in_pounds
from coachdesk.ui.translatable import QT_TRANSLATE_NOOP

_COUNTED = (
    (Mark.INCIDENT, QT_TRANSLATE_NOOP("journey_glance", "%n emergenc(y/ies)")),
    (Mark.HELP, QT_TRANSLATE_NOOP("journey_glance", "%n time(s) of planned help")),
    (Mark.VISIT, QT_TRANSLATE_NOOP("journey_glance", "%n visit(s)")),
    (Mark.MEETING, QT_TRANSLATE_NOOP("journey_glance", "%n meeting(s)")),
    (Mark.STEP, QT_TRANSLATE_NOOP("journey_glance", "%n step(s) done")),
    (Mark.GOOD_NEWS, QT_TRANSLATE_NOOP("journey_glance", "%n piece(s) of good news")),
)


def glance(whole: JourneyMap) -> list[str]:
    """Lines to stand one under the other; those of which there is nothing are left out."""
    events, lines = whole.events, []
    if whole.for_family:
        counted = [one for one in _COUNTED if one[0] in (Mark.STEP, Mark.VISIT, Mark.GOOD_NEWS)]
    else:
        counted = list(_COUNTED)
    for mark, words in counted:
        many = sum(one.mark is mark for one in events)
        if many:
            lines.append(_put(words, many))
    missed = sum(one.mark is Mark.HELP and not one.arrived for one in events)
    if missed and not whole.for_family:
        lines.append(_put(QT_TRANSLATE_NOOP("journey_glance", "%n time(s) help did not arrive"), missed))
    if whole.costs:
        lines.append(_costs(whole))
    return lines


def _costs(whole: JourneyMap) -> str:
    """The whole sum with n of N and what is left out of it."""
    every = (*whole.costs, whole.undated)
    pence = sum(one.pence for one in every)
    many, uncosted, excluded = (sum(getattr(one, name) for one in every) for name in ("count", "uncosted", "excluded"))
    words = _put(QT_TRANSLATE_NOOP("journey_glance", "{sum} for {n} of %n contact(s)"), many).format(
        sum=in_pounds(pence), n=many - uncosted - excluded
    )
    if uncosted:
        words += ". " + _put(QT_TRANSLATE_NOOP("journey_glance", "%n uncosted"), uncosted)
    if excluded:
        words += ". " + _put(QT_TRANSLATE_NOOP("journey_glance", "%n left out of the costs"), excluded)
    return words


def _put(words: str, many: int) -> str:
    return QCoreApplication.translate("journey_glance", words, None, many)
