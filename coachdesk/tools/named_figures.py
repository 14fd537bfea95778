"""Figures under the names that are printed, in place of ids: what is worked out from them says names by itself."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import replace

from coachdesk.models.figure_names import FigureNames
from coachdesk.tools.gathered_figures import Figures


def under_names(figures: Figures) -> Figures:
    """The same figures by families' codes and agencies' names. Of two that are called alike each keeps its own rows."""
    tallied = [one.agency for one in figures.tallies]
    marked = [one.agency for one in figures.marks if one.agency is not None]
    family = _apart(figures.families, figures.names.families)
    agency = _apart(sorted({*tallied, *marked}), figures.names.agencies)

    def code(key: str) -> str:
        return family.get(key, key)

    return replace(
        figures,
        families=tuple(map(code, figures.families)),
        names=FigureNames(categories=figures.names.categories),
        tallies=tuple(
            one._replace(family=code(one.family), agency=agency.get(one.agency, one.agency)) for one in figures.tallies
        ),
        marks=tuple(
            one._replace(family=code(one.family), agency=None if one.agency is None else agency[one.agency])
            for one in figures.marks
        ),
        happened=tuple(one._replace(family=code(one.family)) for one in figures.happened),
        mapped=frozenset(map(code, figures.mapped)),
        joined={code(key): month for key, month in figures.joined.items()},
        reasons={(code(key), window): words for (key, window), words in figures.reasons.items()},
        several=frozenset(agency.get(key, figures.names.agency(key)) for key in figures.several),
        reviews=tuple(one._replace(family=code(one.family)) for one in figures.reviews),
        line_marks=tuple(one._replace(family=code(one.family)) for one in figures.line_marks),
    )


def _apart(ids: Iterable[str], names: Mapping[str, str]) -> dict[str, str]:
    """A name for each id, and for the second of the same name "Name (2)"."""
    seen: Counter[str] = Counter()
    taken: set[str] = set()
    found: dict[str, str] = {}
    for key in ids:
        name = wanted = names.get(key, key)
        while wanted in taken:
            seen[name] += 1
            wanted = f"{name} ({seen[name] + 1})"
        taken.add(wanted)
        found[key] = wanted
    return found
