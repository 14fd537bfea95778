"""The family's one page about a new coach: large print, short sentences, tagged like every copy of ours (R-06)."""

from dataclasses import replace

from coachdesk.models.handover import LastVisit
from coachdesk.models.new_coach_page import NewCoachPage
from coachdesk.reports.layout.panels import panel
from coachdesk.reports.layout.sheet import Sheet, Translate, in_english
from coachdesk.reports.layout.strips import space_before
from coachdesk.reports.layout.styles import ACCENT, FAMILY_PAPER, PALE
from coachdesk.reports.pages import pages_of
from coachdesk.reports.plan.furniture import Furniture
from coachdesk.reports.plan.phrases import Phrases
from coachdesk.reports.tagged.structure import Element
from coachdesk.reports.typesetting.words import Words, said, sentence

ONE_SIDE = replace(
    FAMILY_PAPER,
    body=FAMILY_PAPER.body.but(leading=23.5),
    heading=FAMILY_PAPER.heading.but(size=19, leading=24, before=13),
    top=66,
    bottom=54,
)
"""A family's paper, its headings smaller, so that all of it stands on one side."""


def render_new_coach(page: NewCoachPage, translate: Translate = in_english) -> bytes:
    """The page as a PDF of A4 that keeps PDF/UA-1 and PDF/A-2a; the same page always gives the same bytes.

    One side unless names or ways to reach them are very long. Raises BrokenInstallation.
    """
    sheet = NewCoachSheet(page, translate)
    title = f"{sheet.title()}, {page.family_ref}"
    return pages_of(sheet, sheet.furniture(), title, page.organisation, page.made_at)


class NewCoachSheet(Sheet):
    """Writes the page when made; `strips` and `root` then hold it."""

    def __init__(self, page: NewCoachPage, translate: Translate) -> None:
        super().__init__(ONE_SIDE, translate)
        self.page = page
        self.phrases = Phrases(translate)
        self._who()
        self._when()
        self._reach()
        self._same()
        self._not_right()

    def title(self) -> str:
        """What the page is called."""
        return self.tr("Your new advocate") if self.page.is_advocate else self.tr("Your new coach")

    def furniture(self) -> Furniture:
        """What stands on the page's edges."""
        sample = self.tr("Sample: a made-up family") if self.page.is_sample else ""
        day = self.phrases.day(self.page.made_at.date())
        left = (said(self.page.family_ref), *((Words(" · "), Words(sample, bold=True)) if sample else ()))
        return Furniture(
            head_left=left,
            head_right=(Words(day),),
            foot_left=(said(self.page.organisation),),
            page=self.tr("page {number} of {total}"),
            sample=self.tr("SAMPLE") if sample else "",
            size=12,
        )

    def _who(self) -> None:
        page, section = self.page, self.root.add("Sect")
        self.put(self.set(section, "H1", self.title(), self.paper.title))
        day = Words(self.phrases.near_day(page.from_day, page.made_at.date()), bold=True)
        comes = said(page.comes, bold=True)
        role = (
            self.tr("{name} is your advocate from {day}.")
            if page.is_advocate
            else self.tr("{name} is your coach from {day}.")
        )
        lines = [
            sentence(role, name=comes, day=day),
            sentence(self.tr("Till then you have {name}."), name=page.goes),
        ]
        inside = [strip for line in lines for strip in self.set(section, "P", line, self.paper.body, indent=18)]
        self.put(space_before(panel(inside, self.paper.left, self.paper.width, fill=PALE, bar=ACCENT, pad=10), 10))

    def _when(self) -> None:
        page = self.page
        if page.last_visit is None or page.visit_on is None:
            return
        section = self._part(self.tr("When we come"), "when")
        day = Words(self.phrases.near_day(page.visit_on, page.made_at.date()), bold=True)
        at = (Words(self.tr(" at {time}").format(time=page.visit_at), bold=True),) if page.visit_at else ()
        when = (day, *at)
        if page.last_visit is LastVisit.JOINT:
            both = self.tr("{goes} and {comes} come to you on {when}.")
            self._say(section, sentence(both, goes=page.goes, comes=page.comes, when=when))
            self._say(section, self.tr("So you can meet and ask."))
        else:
            self._say(section, sentence(self.tr("{goes} comes to say goodbye on {when}."), goes=page.goes, when=when))

    def _reach(self) -> None:
        page = self.page
        if not (page.phone.strip() or page.best_route.strip()):
            return
        section = self._part(sentence(self.tr("How to reach {name}"), name=page.comes), "who")
        if page.phone.strip():
            number = said(page.phone, bold=True)
            self._say(section, sentence(self.tr("Phone: {number}"), number=number))
        if page.best_route.strip():
            self._say(section, (said(page.best_route),))

    def _same(self) -> None:
        page, section = self.page, self._part(self.tr("What stays the same"), "target")
        self.bullets(
            section,
            [
                (Words(self.tr("Your plan stays as it is.")),),
                sentence(self.tr("{name} will know your plan. You need not tell it all again."), name=page.comes),
                (Words(self.tr("You say who may know what. That stays too.")),),
            ],
            self.paper.body,
        )

    def _not_right(self) -> None:
        page, section = self.page, self._part(self.tr("Not right for you?"), "help")
        if page.other:
            words = self.tr("Tell {name}. You can say no.")
            self._say(section, sentence(words, name=said(page.other, bold=True)))
            if page.other_phone.strip():
                number = said(page.other_phone, bold=True)
                self._say(section, sentence(self.tr("Phone: {number}"), number=number))
        else:
            self._say(section, sentence(self.tr("Tell {name}. You can say no."), name=page.goes))

    def _part(self, heading: str | tuple[Words, ...], picture: str) -> Element:
        section = self.root.add("Sect")
        self.heading(section, "H2", heading, picture)
        return section

    def _say(self, parent: Element, words: str | tuple[Words, ...]) -> None:
        self.put(space_before(self.set(parent, "P", words, self.paper.body), 3))
