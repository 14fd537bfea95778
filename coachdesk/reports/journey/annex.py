"""The journey map as tables: the family's line, all that happened, costs by month; nothing is in the picture only."""

from collections.abc import Iterator, Sequence

from coachdesk.models.journey_map import JourneyMap, MapEvent, MonthCost
from coachdesk.reports.journey.map_phrases import MapPhrases
from coachdesk.reports.layout.sheet import Sheet
from coachdesk.reports.layout.strips import Strip
from coachdesk.reports.layout.styles import Style
from coachdesk.reports.layout.tables import Cell, Columns, table
from coachdesk.reports.tagged.structure import Element
from coachdesk.reports.typesetting.words import said
from coachdesk.tools.money import to_the_penny

Row = Sequence[str]


class Annex:
    """Writes tables to a sheet; a title is a H2 that stays with its table."""

    def __init__(self, sheet: Sheet, phrases: MapPhrases, whole: JourneyMap) -> None:
        self._sheet, self._phrases, self._whole = sheet, phrases, whole

    def put(self) -> None:
        """All of them, each only where there is something to say."""
        self._put_feelings()
        self._put_events()
        self._put_months()

    def _put_feelings(self) -> None:
        tr, phrases = self._phrases.tr, self._phrases
        rows = []
        for number, one in enumerate(self._whole.feelings, 1):
            names = [self._whole.people.get(each, "") for each in one.whose]
            whose = ", ".join(name for name in names if name) or (
                tr("all of us") if self._whole.for_family else tr("all of the family")
            )
            rows.append((str(number), phrases.of_spot(one), phrases.feeling(one.place), one.words, whose))
        heads = (tr("No."), tr("When"), tr("How it was"), tr("In their words"), tr("For whom"))
        self._table(phrases.how_it_was(for_us=self._whole.for_family), heads, rows, (0.05, 0.18, 0.17, 0.42, 0.18))

    def _put_events(self) -> None:
        tr, costs = self._phrases.tr, bool(self._whole.costs)
        heads = [tr("When"), tr("Where"), tr("What it was"), tr("In words"), tr("Who"), tr("Besides")]
        shares = [0.15, 0.17, 0.13, 0.30, 0.12, 0.13]
        if costs:
            heads.append(tr("Cost"))
            shares = [0.14, 0.16, 0.12, 0.28, 0.11, 0.11, 0.08]
        rows = [tuple(self._event(one, costs=costs)) for one in self._whole.events]
        self._table(tr("Everything on the map"), heads, rows, shares)

    def _event(self, one: MapEvent, *, costs: bool) -> Iterator[str]:
        phrases = self._phrases
        lane = self._whole.lane(one.lane)
        yield phrases.of_event(one)
        yield phrases.lane(lane) if lane is not None else ""
        yield phrases.mark(one.mark)
        yield one.title
        yield ", ".join(one.people)
        yield "; ".join(part for part in self._besides(one) if part)
        if costs:
            yield phrases.cost(one)

    def _besides(self, one: MapEvent) -> Iterator[str]:
        yield self._phrases.outcome(one)
        if len(one.sources) > 1:
            yield self._phrases.tr("told by {sources}").format(sources=", ".join(one.sources))
        for turning in one.turning:
            words = self._phrases.tr("could have gone differently: {words}")
            yield words.format(words=turning.what_was_missing)

    def _put_months(self) -> None:
        if not self._whole.costs:
            return
        tr = self._phrases.tr
        heads = (
            *(tr("Month"), tr("Emergencies"), tr("Planned help"), tr("Together"), tr("Of it estimated")),
            *(tr("Contacts"), tr("Uncosted"), tr("Left out")),
        )
        rows = [
            (
                self._phrases.month(one.month),
                *self._sums(one),
                *(str(one.count), str(one.uncosted), str(one.excluded)),
            )
            for one in self._whole.costs
            if one.count
        ]
        self._table(tr("What each month cost"), heads, rows, (0.16, 0.14, 0.14, 0.14, 0.14, 0.1, 0.09, 0.09))

    def _sums(self, one: MonthCost) -> tuple[str, ...]:
        """A month's sums; no £0.00 where something of that month is uncosted or left out."""
        costed = one.count - one.uncosted - one.excluded
        if not costed:
            nothing = self._phrases.tr("uncosted") if one.uncosted else self._phrases.tr("left out")
            return ("–", "–", nothing, "–")
        parts = (one.incident_pence, one.planned_pence, one.pence, one.estimated_pence)
        whole = costed == one.count
        return tuple(to_the_penny(part) if part or whole or n > 1 else "–" for n, part in enumerate(parts))

    def _table(self, title: str, heads: Row, rows: Sequence[Row], shares: Sequence[float]) -> None:
        """Nothing where there are no rows."""
        if not rows:
            return
        sheet = self._sheet
        section = sheet.root.add("Sect")
        sheet.heading(section, "H2", title)
        columns = Columns(sheet.paper.left, tuple(share * sheet.paper.width for share in shares))
        head = [self._cell(words, sheet.paper.label) for words in heads]
        body = [[self._cell(words, sheet.paper.body) for words in row] for row in rows]
        sheet.put(table(section, columns, head, body))

    def _cell(self, words: str, style: Style) -> Cell:
        def make(element: Element, left: float, width: float) -> list[Strip]:
            if not words.strip():
                return []
            sheet = self._sheet
            return sheet.set(element, "P", (said(words),), style, indent=left - sheet.paper.left, width=width)

        return make
