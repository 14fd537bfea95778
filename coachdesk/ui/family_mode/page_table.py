"""The family's pages by the names they are gone to, and which of them come with each page that the coach chose."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from coachdesk.models.family_mode import FamilyPage
from coachdesk.ui.family_mode.feelings import feeling_way
from coachdesk.ui.family_mode.feelings.journey_page import UpsAndDownsPage
from coachdesk.ui.family_mode.good_news_page import GoodNewsPage
from coachdesk.ui.family_mode.home_page import HomePage
from coachdesk.ui.family_mode.lines import line_way
from coachdesk.ui.family_mode.lines.lines_page import LinesPage
from coachdesk.ui.family_mode.questions import way
from coachdesk.ui.family_mode.sheet import Sheet
from coachdesk.ui.family_mode.steps_page import StepsPage
from coachdesk.ui.family_mode.stop_page import StopPage
from coachdesk.ui.family_mode.tell_page import TellPage
from coachdesk.ui.family_mode.who_page import WhoPage
from coachdesk.ui.family_mode.who_sees_page import WhoSeesPage

if TYPE_CHECKING:
    from coachdesk.ui.family_mode.window import FamilyWindow

MAKERS: dict[str, Callable[[FamilyWindow], Sheet]] = {
    "who_sees": WhoSeesPage,
    "who": WhoPage,
    "home": HomePage,
    "steps": StepsPage,
    "tell": TellPage,
    "good_news": GoodNewsPage,
    "lines": LinesPage,
    "journey": UpsAndDownsPage,
    "stop": StopPage,
}
"""Pages that need nothing but the window. A page about one thing is turned to with `FamilyWindow.turn`."""

ALWAYS = frozenset({"who_sees", "who", "home", "stop"})

NAMES: dict[FamilyPage, frozenset[str]] = {
    FamilyPage.STEPS: frozenset({"steps", "done_how"}),
    FamilyPage.TELL: frozenset({"tell", "unkept"}),
    FamilyPage.QUESTIONS: way.NAMES,
    FamilyPage.LINES: line_way.NAMES,
    FamilyPage.GOOD_NEWS: frozenset({"good_news", "unkept"}),
    FamilyPage.JOURNEY: feeling_way.NAMES,
}
"""The names of all pages one may come to by a page that the coach chose."""


def names_of(chosen: tuple[FamilyPage, ...]) -> frozenset[str]:
    """The names of the pages one can come to in this hand-over."""
    return ALWAYS.union(*(NAMES.get(page, frozenset()) for page in chosen))
