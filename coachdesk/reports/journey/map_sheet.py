"""The journey map as a PDF of A3 across: a picture on as many pages as its lanes need, then the same as tables."""

from dataclasses import replace

from coachdesk.models.journey_map import JourneyMap, LaneKind
from coachdesk.models.journey_paper import JourneyPaper
from coachdesk.reports.journey.annex import Annex
from coachdesk.reports.journey.cost_band import draw_costs
from coachdesk.reports.journey.feeling_band import draw_feelings
from coachdesk.reports.journey.ground import Ground
from coachdesk.reports.journey.lane_band import LaneBand, Room, draw_lane, lane_band
from coachdesk.reports.journey.legend import draw_legend
from coachdesk.reports.journey.map_phrases import MapPhrases
from coachdesk.reports.journey.map_summary import alt_of, cost_words, reach_words
from coachdesk.reports.layout.sheet import Sheet, Translate, in_english
from coachdesk.reports.layout.strips import Strip
from coachdesk.reports.layout.styles import A3_ACROSS, FAMILY_PAPER, INK, MUTED, STAFF_PAPER, Paper
from coachdesk.reports.pages import pages_of
from coachdesk.reports.plan.furniture import Furniture
from coachdesk.reports.tagged.canvas import TaggedCanvas
from coachdesk.reports.typesetting.words import Words, said
from coachdesk.tools.dates import short
from coachdesk.tools.journey_rows import lane_rows

_EDGES = {"left": 42.0, "right": 42.0, "top": 50.0, "bottom": 42.0, "size": A3_ACROSS}

STAFF_MAP = replace(STAFF_PAPER, **_EDGES)  # type: ignore[arg-type]  # dataclasses checks the names
FAMILY_MAP = replace(
    FAMILY_PAPER,
    title=FAMILY_PAPER.title.but(size=26, leading=31),
    heading=FAMILY_PAPER.heading.but(size=18, leading=23, before=10),
    label=FAMILY_PAPER.label.but(size=12, leading=16),
    body=FAMILY_PAPER.body.but(size=13, leading=17.5),
    small=FAMILY_PAPER.small.but(size=12, leading=16),
    **_EDGES,  # type: ignore[arg-type]  # dataclasses checks the names
)
"""Large enough to be read by several around one table."""

_FAMILY_ROOMS: tuple[Room, ...] = (Room(21, 6), Room(19, 4), Room(16, 2))
_STAFF_ROOMS: tuple[Room, ...] = (Room(16, 5), Room(14, 3), Room(12.5, 2, wide=False), Room(11, 1, wide=False))


def render_journey(paper: JourneyPaper, translate: Translate = in_english) -> bytes:
    """The map as a PDF of A3 across that keeps PDF/UA-1 and PDF/A-2a; the same map always gives the same bytes.

    Raises BrokenInstallation.
    """
    sheet = JourneySheet(paper, translate)
    title = f"{sheet.title()}, {paper.whole.ref}"
    return pages_of(sheet, sheet.furniture(), title, paper.organisation, paper.made_at)


class JourneySheet(Sheet):
    """Writes the map when made; `strips` and `root` then hold it."""

    def __init__(self, paper: JourneyPaper, translate: Translate) -> None:
        family = paper.whole.for_family
        super().__init__(FAMILY_MAP if family else STAFF_MAP, translate)
        self._paper, self._whole = paper, _used(paper.whole)
        self._phrases = MapPhrases(translate)
        self._rooms = _FAMILY_ROOMS if family else _STAFF_ROOMS
        self._axis = 40.0 if family else 30.0
        self._line, self._costs = (190.0 if family else 150.0), (110.0 if paper.whole.costs else 0.0)
        self._legend = self.paper.small.size * 4.2
        self._ground = self._lay_ground(self.paper, paper.whole)
        self._head()
        self._pictures()
        Annex(self, self._phrases, self._whole).put()

    def title(self) -> str:
        """What the paper is called, without a name."""
        return self.tr("Our journey") if self._whole.for_family else self.tr("Journey map")

    def furniture(self) -> Furniture:
        """What stands on the pages' edges."""
        sample = self.tr("Sample: a made-up family") if self._paper.is_sample else ""
        left = (said(self._whole.ref), *((Words(" · "), Words(sample, bold=True)) if sample else ()))
        return Furniture(
            head_left=left,
            head_right=(Words(short(self._paper.made_at.date())),),
            foot_left=(said(self._paper.organisation),),
            page=self.tr("page {number} of {total}"),
            sample=self.tr("SAMPLE") if sample else "",
            size=9,
        )

    def _lay_ground(self, paper: Paper, whole: JourneyMap) -> Ground:
        names = paper.left
        return Ground(
            names=names,
            left=names + (215.0 if whole.for_family else 165.0),
            right=paper.size[0] - paper.right,
            first=whole.first,
            last=whole.last,
            typeface=paper.body.typeface,
            size=paper.small.size,
            shaper=self.shaper,
        )

    def _head(self) -> None:
        section = self.root.add("Sect")
        self.put(self.set(section, "H1", self.title(), self.paper.title, keep_with_next=True))
        self.put(self.set(section, "P", reach_words(self._phrases, self._whole), self.paper.body))
        costs = cost_words(self._phrases, self._whole)
        if costs:
            self.put(self.set(section, "P", costs, self.paper.body))
        if not self._whole.for_family:
            words = self.tr("For those who work with the family. It is not for a room that the family is in.")
            self.put(self.set(section, "P", words, self.paper.small))

    # -- the picture ------------------------------------------------------------------------------

    def _pictures(self) -> None:
        """As many lanes on a page as fit; the family's line and the costs are on the first."""
        used = sum(strip.height + strip.before for strip in self.strips)
        first, room = True, self.paper.height - used - 2.0
        bands = self._bands(room - self._axis - self._legend - self._line - self._costs)
        while first or bands:
            around = self._axis + self._legend + (self._line + self._costs if first else 0.0)
            here: list[LaneBand] = []
            while bands and (not here or around + sum(one.height for one in (*here, bands[0])) <= room):
                here.append(bands.pop(0))
            self.put([self._picture(here, around + sum(one.height for one in here), first=first)])
            first, room = False, self.paper.height

    def _bands(self, height: float) -> list[LaneBand]:
        """Every lane, set as widely as leaves all of them on one page, or in as little room as can be read."""
        rows, bands = lane_rows(self._whole), []
        for room in self._rooms:
            bands = [lane_band(self._ground, self._phrases, one, rows[one.key], room) for one in self._whole.lanes]
            if sum(one.height for one in bands) <= height:
                break
        return bands

    def _picture(self, bands: list[LaneBand], height: float, *, first: bool) -> Strip:
        keys = tuple(one.lane.key for one in bands)
        section = self.root.add("Sect")
        figure = section.add("Figure", alt=alt_of(self._phrases, self._whole, keys, with_line=first))

        def draw(canvas: TaggedCanvas, top: float) -> None:
            with canvas.reading(figure):
                canvas.pen.saveState()
                self._draw(canvas, bands, top, first=first)
                canvas.pen.restoreState()

        return Strip(height, draw)

    def _draw(self, canvas: TaggedCanvas, bands: list[LaneBand], top: float, *, first: bool) -> None:
        ground, whole = self._ground, self._whole
        below = top - self._axis
        bottom = below - sum(one.height for one in bands) - (self._line + self._costs if first else 0.0)
        ground.draw_months(canvas, below, bottom)
        self._draw_days(canvas, below, bottom)
        if first:
            words = self._phrases.how_it_was(for_us=whole.for_family)
            for number, line in enumerate(ground.lines(words, ground.left - ground.names - 70, bold=True)[:3]):
                level = below - self._line / 2 + ground.size * (0.6 - 1.25 * number)
                ground.show(canvas, line, ground.names, level)
            draw_feelings(canvas, ground, self._phrases, whole, below, self._line)
            below -= self._line
            canvas.pen.setStrokeColorRGB(*MUTED)
            canvas.pen.setLineWidth(0.8)
            canvas.pen.line(ground.names, below, ground.right, below)
        for band in bands:
            draw_lane(canvas, ground, whole, band, below)
            below -= band.height
        if first and self._costs:
            draw_costs(canvas, ground, self._phrases, whole, below, self._costs)
            below -= self._costs
        draw_legend(canvas, ground, self._phrases, whole, below - ground.size * 1.6)

    def _draw_days(self, canvas: TaggedCanvas, top: float, bottom: float) -> None:
        """Today, and when the family joined."""
        ground, whole = self._ground, self._whole
        marked = [(whole.today, self._phrases.tr("today"))]
        if whole.joined is not None:
            marked.append((whole.joined.first, self._phrases.tr("joined")))
        for day, words in marked:
            if whole.first <= day <= whole.last:
                x = ground.x(day)
                canvas.pen.setStrokeColorRGB(*INK)
                canvas.pen.setLineWidth(1.2)
                canvas.pen.setDash([6, 2, 1, 2])
                canvas.pen.line(x, top, x, bottom)
                canvas.pen.setDash()
                ground.show(canvas, ground.one_line(words, 90, bold=True), x + 3, top - ground.size * 1.1)


def _used(whole: JourneyMap) -> JourneyMap:
    """Without lanes in which nothing stands; an agency's stays, for what is known of it is told there."""
    used = {one.lane for one in whole.events}
    kept = tuple(one for one in whole.lanes if one.key in used or one.kind is LaneKind.AGENCY)
    return replace(whole, lanes=kept)
