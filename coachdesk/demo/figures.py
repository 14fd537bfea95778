"""The figures of the sample, worked out from the coach's vault by the operations that the commands call."""

from dataclasses import dataclass
from typing import Any

from coachdesk.desk import Desk
from coachdesk.operations.figures import evaluate, figures_of, savings
from coachdesk.tools import evaluation_as_json, savings_as_json
from coachdesk.tools.evaluation_words import evaluation_words
from coachdesk.tools.savings_told import savings_told
from coachdesk.tools.savings_words import family_words
from coachdesk.tools.windows import Compared, parse_window

PILOT, YEAR_BEFORE = "2011-03..2011-08", "2010-03..2011-02"


@dataclass(frozen=True, slots=True)
class ToldFigures:
    """What `summary.json` holds of both, in pence, and a few sentences. The two are never added up."""

    evaluation: dict[str, Any]
    savings: dict[str, Any]
    sentences: tuple[str, ...]


def tell_figures(desk: Desk) -> ToldFigures:
    """The pilot beside the six months before it and beside the same months of the year before; and the calculator."""
    figures, during = figures_of(desk), parse_window(PILOT)
    recorded = evaluate(desk, Compared.PRECEDING, during, figures=figures)
    projected = savings(desk, parse_window(YEAR_BEFORE), during, figures=figures)
    told = savings_told(figures, projected, desk.today().year)
    families = (f"{figures.names.family(one.family)}: {family_words(one)}" for one in projected.families)
    return ToldFigures(
        evaluation_as_json.brief(recorded),
        savings_as_json.brief(projected, told, figures.names),
        (
            "What was recorded, from the agencies' sheets:",
            *evaluation_words(recorded),
            "What the savings calculator projects, from the journey maps; never to be added to the above:",
            told.counted,
            *families,
            told.single_event,
            *told.assumption,
        ),
    )
