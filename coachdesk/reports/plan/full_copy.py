"""The full copy of a plan, for the people who work with the family: everything agreed, and how it was agreed."""

from coachdesk.models.plan_copy import PlanCopy
from coachdesk.reports.layout.panels import panel
from coachdesk.reports.layout.sheet import Sheet, Translate
from coachdesk.reports.layout.strips import Strip, kept_together, space_before
from coachdesk.reports.layout.styles import ACCENT, PALE, STAFF_PAPER, WARNING
from coachdesk.reports.layout.tables import Cell, Columns, table
from coachdesk.reports.plan.furniture import Furniture
from coachdesk.reports.plan.how_signed import HowSigned
from coachdesk.reports.plan.ink import InkWords, ink_cards
from coachdesk.reports.plan.phrases import Phrases
from coachdesk.reports.plan.seals import Seal, seals
from coachdesk.reports.plan.story_panel import StoryPanel
from coachdesk.reports.plan.targets import TargetSection
from coachdesk.reports.plan.who_sees_box import WhoSeesBox
from coachdesk.reports.signature_fields import ADVOCATE, COACH
from coachdesk.reports.tagged.structure import Element
from coachdesk.reports.typesetting.words import Words, said, sentence


class FullCopy(Sheet):
    """Writes the whole copy when made; `strips` and `root` then hold it."""

    def __init__(self, copy: PlanCopy, translate: Translate) -> None:
        super().__init__(STAFF_PAPER, translate)
        self.copy = copy
        self.phrases = Phrases(translate)
        self._title()
        self._people()
        self._story()
        self._strengths()
        self._targets()
        self._review()
        self._who_sees()
        self._agreement()

    def furniture(self) -> Furniture:
        """What stands on every page."""
        when = self.phrases.day(self.copy.made_at.date())
        sample = self.tr("Sample: a made-up family") if self.copy.is_sample else ""
        title = (said(self.copy.title), Words(" · "), said(self.copy.family_ref))
        whose = (
            sentence(self.tr("For {name}"), name=self.copy.reader)
            if self.copy.reader
            else (Words(self.tr("Full copy")),)
        )
        return Furniture(
            head_left=(*title, Words(" · "), Words(sample, bold=True)) if sample else title,
            head_right=(Words(self.tr("Version {number} · {day}").format(number=self.copy.version, day=when)),),
            foot_left=(said(self.copy.organisation), Words(" · "), *whose),
            page=self.tr("page {number} of {total}"),
            sample=self.tr("SAMPLE") if sample else "",
            size=8.4,
        )

    # -- sections -----------------------------------------------------------------------------------------

    def _title(self) -> None:
        copy, body = self.copy, self.paper.body
        section = self.root.add("Sect")
        title = said(copy.title)
        if not title.text.strip():  # the first heading of a page may not be missing
            title = Words(self.tr("Plan"))
        self.put(self.set(section, "H1", (title,), self.paper.title))
        family = sentence("{name} · {ref}", name=said(copy.family_name, bold=True), ref=copy.family_ref)
        self.put(self.set(section, "P", family, body.but(size=12, leading=18)))
        if copy.is_sample:
            words = (Words(self.tr("SAMPLE. This family is made up. Nobody here is a real person."), bold=True),)
            self.put(self.set(section, "P", words, body.but(colour=WARNING)))
        made = self.phrases.weekday(copy.made_at.date())
        facts = [
            sentence(self.tr("This copy is for {name}."), name=said(copy.reader, bold=True)) if copy.reader else (),
            sentence(self.tr("Version {number}, made on {day}"), number=Words(str(copy.version)), day=Words(made)),
            sentence(self.tr("Coach: {name}"), name=said(copy.coach, bold=True)) if copy.coach else (),
            sentence(self.tr("Advocate: {name}"), name=said(copy.advocate, bold=True)) if copy.advocate else (),
            (said(copy.organisation),),
        ]
        inside = [strip for fact in facts for strip in self.set(section, "P", fact, body, indent=14)]
        self.put(space_before(panel(inside, self.paper.left, self.paper.width, fill=PALE, bar=ACCENT, pad=7), 8))

    def _people(self) -> None:
        if not self.copy.people:
            return
        section = self.root.add("Sect")
        self.heading(section, "H2", self.tr("Who is in the family"))
        width = self.paper.width
        columns = Columns(self.paper.left, (width * 0.4, width * 0.35, width * 0.25))
        heads = [self._cell((Words(text),), label=True) for text in (self.tr("Name"), self.tr("Who"), self.tr("Age"))]
        rows = [
            (self._cell((said(who.name, bold=True),)), self._cell((said(who.role),)), self._cell((said(who.age),)))
            for who in self.copy.people
        ]
        self.put(table(section, columns, heads, rows))

    def _cell(self, words: tuple[Words, ...], *, label: bool = False) -> Cell:
        style = self.paper.label if label else self.paper.body

        def cell(element: Element, left: float, width: float) -> list[Strip]:
            return self.set(element, "P", words, style, indent=left - self.paper.left, width=width)

        return cell

    def _story(self) -> None:
        if self.copy.story:
            section = self.root.add("Sect")
            self.heading(section, "H2", self.tr("Their story, in their own words"))
            StoryPanel(self).put(section, self.copy.story)

    def _who_sees(self) -> None:
        if self.copy.who_sees:
            section = self.root.add("Sect")
            self.heading(section, "H2", self.tr("Who sees this?"))
            WhoSeesBox(self).put(section, self.copy.who_sees)

    def _strengths(self) -> None:
        if not self.copy.strengths:
            return
        section = self.root.add("Sect")
        self.heading(section, "H2", self.tr("What this family is good at and can count on"))
        self.bullets(section, [(said(words),) for words in self.copy.strengths], self.paper.body)

    def _targets(self) -> None:
        section = self.root.add("Sect")
        self.heading(section, "H2", self.tr("What the family wants, in its own words"))
        if not self.copy.targets:
            self.put(self.set(section, "P", self.tr("No targets yet."), self.paper.body))
        writer = TargetSection(self, self.copy)
        for target in self.copy.targets:
            writer.put(section, target)
        if self.copy.ended_targets:
            apart = self.root.add("Sect")
            self.heading(apart, "H2", self.tr("Set aside, and why"))
            for target in self.copy.ended_targets:
                writer.put(apart, target, ended=True)

    def _review(self) -> None:
        section = self.root.add("Sect")
        self.heading(section, "H2", self.tr("When we look at this plan again"))
        if self.copy.next_review:
            day = Words(self.phrases.weekday(self.copy.next_review), bold=True)
            words = sentence(self.tr("Together, on {day}."), day=day)
        else:
            words = (Words(self.tr("No day has been set yet.")),)
        self.put(self.set(section, "P", words, self.paper.body))

    def _agreement(self) -> None:
        section = self.root.add("Sect")
        self.heading(section, "H2", self.tr("Who agreed, each in their own way"))
        for statement in dict.fromkeys(ink.statement for ink in self.copy.inks if ink.statement.strip()):
            words = sentence(self.tr("Each was asked: “{words}”"), words=statement)
            self.put(self.set(section, "P", words, self.paper.body, keep_with_next=True))
        if self.copy.inks:
            self.put(ink_cards(self, section, self.copy.inks, self._ink_words(), columns=2))
        else:
            self.put(
                self.set(section, "P", self.tr("Nobody has been asked to sign this version yet."), self.paper.body)
            )
        last = self.root.add("Sect")
        start = len(self.strips)
        self.heading(last, "H2", self.tr("Seals"))
        self.put(seals(self, last, *self._seals()))
        self.strips[start:] = kept_together(self.strips[start:])
        start = len(self.strips)
        self.heading(last, "H2", self.tr("How this was signed, and how to check it"))
        HowSigned(self, self.copy).put(last)
        self.strips[start:] = kept_together(self.strips[start:])

    def _seals(self) -> tuple[Seal, Seal]:
        coach = sentence(self.tr("Coach's seal. {name}"), name=said(self.copy.coach, bold=True))
        advocate = sentence(
            self.tr("Advocate's seal, added later or never. {name}"), name=said(self.copy.advocate, bold=True)
        )
        return (
            Seal(COACH, self.tr("Digital signature of the coach, over the whole file"), coach),
            Seal(ADVOCATE, self.tr("Digital signature of the advocate, added after the coach's"), advocate),
        )

    def _ink_words(self) -> InkWords:
        return InkWords(
            drew=self.tr("Drew their name."),
            marked=self.tr("Made their mark, witnessed by {witness}."),
            rather_not=self.tr("Would rather not sign. That is an answer like any other, and nothing is lost by it."),
            on_paper=self.tr("Signed on paper. The page is kept with the plan."),
            picture_drew=self.tr("{name} drew their name"),
            picture_marked=self.tr("{name} made their mark, witnessed by {witness}"),
            dated=self.tr("{when}"),
            picture_dated=self.tr(" on {when}"),
        )
