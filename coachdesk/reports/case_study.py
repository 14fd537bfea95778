"""A family's case study on one side of A4: who, where it began, what was done, what changed, what is next (K-01)."""

from dataclasses import replace

from coachdesk.errors import Refused
from coachdesk.models.case_study import StudyPart
from coachdesk.models.case_study_page import CaseStudyPage
from coachdesk.reports.layout.sheet import Sheet, Translate, in_english
from coachdesk.reports.layout.strips import paginate, space_before
from coachdesk.reports.layout.styles import STAFF_PAPER
from coachdesk.reports.pages import pages_of
from coachdesk.reports.plan.furniture import Furniture
from coachdesk.reports.plan.phrases import Phrases
from coachdesk.reports.typesetting.words import Words, said, sentence

ONE_SIDE = replace(
    STAFF_PAPER, body=STAFF_PAPER.body.but(size=12, leading=17), heading=STAFF_PAPER.heading.but(size=15)
)
"""A staff's paper in larger print: a panel reads it across a table."""
_PICTURES = {
    StudyPart.WHO_WE_ARE: "who",
    StudyPart.WHERE_WE_BEGAN: "when",
    StudyPart.WHAT_WE_DID: "target",
    StudyPart.WHAT_CHANGED: "strength",
    StudyPart.WHAT_IS_NEXT: "way",
}


def render_case_study(page: CaseStudyPage, translate: Translate = in_english) -> bytes:
    """The page as a PDF of A4 that keeps PDF/UA-1 and PDF/A-2a; the same page always gives the same bytes.

    Raises Refused where it does not fit on one side, and BrokenInstallation.
    """
    sheet = CaseStudySheet(page, translate)
    if len(paginate(sheet.strips, sheet.paper.size[1] - sheet.paper.top, sheet.paper.bottom)) > 1:
        raise Refused("It does not fit on one page. Shorten some sentences, or leave some out.")
    title = f"{sheet.tr('Case study')}, {page.family_ref}"
    return pages_of(sheet, sheet.furniture(), title, page.organisation, page.made_at)


class CaseStudySheet(Sheet):
    """Writes the page when made; `strips` and `root` then hold it."""

    def __init__(self, page: CaseStudyPage, translate: Translate) -> None:
        super().__init__(ONE_SIDE, translate)
        self.page = page
        self.phrases = Phrases(translate)
        section = self.root.add("Sect")
        self.put(self.set(section, "H1", self.tr("What we did together"), self.paper.title))
        written = sentence(
            self.tr("Written by {author} on {day}. Each grown-up of the family has said that it may be told."),
            author=said(page.author),
            day=Words(self.phrases.day(page.made_on)),
        )
        self.put(space_before(self.set(section, "P", written, self.paper.small), 4))
        for part, heading in self._headings().items():
            self._part(part, heading)
        self._limits()

    def furniture(self) -> Furniture:
        """What stands on the page's edges."""
        sample = self.tr("Sample: a made-up family") if self.page.is_sample else ""
        left = (said(self.page.family_ref), *((Words(" · "), Words(sample, bold=True)) if sample else ()))
        return Furniture(
            head_left=left,
            head_right=(Words(self.phrases.day(self.page.made_at.date())),),
            foot_left=(said(self.page.organisation),),
            page=self.tr("page {number} of {total}"),
            sample=self.tr("SAMPLE") if sample else "",
            size=9,
        )

    def _headings(self) -> dict[StudyPart, str]:
        return {
            StudyPart.WHO_WE_ARE: self.tr("Who we are"),
            StudyPart.WHERE_WE_BEGAN: self.tr("Where we began"),
            StudyPart.WHAT_WE_DID: self.tr("What we did"),
            StudyPart.WHAT_CHANGED: self.tr("What changed"),
            StudyPart.WHAT_IS_NEXT: self.tr("What is next"),
        }

    def _part(self, part: StudyPart, heading: str) -> None:
        facts = [one for one in self.page.facts if one.part is part]
        if not facts:
            return
        section = self.root.add("Sect")
        self.heading(section, "H2", heading, _PICTURES[part])
        self.bullets(section, [(said(one.words),) for one in facts], self.paper.body)

    def _limits(self) -> None:
        section = self.root.add("Sect")
        lines = [self.tr("One family's story. It does not prove what would have happened otherwise.")]
        if not self.page.is_named:
            lines.append(self.tr("Names of the family's people were taken out."))
        self.put(space_before(self.set(section, "P", " ".join(lines), self.paper.small), 12))
