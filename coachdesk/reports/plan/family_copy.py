"""A family copy for one named person: large print, pictures, plain sentences, one target after another."""

from coachdesk.models.plan_copy import PlanCopy
from coachdesk.reports.layout.panels import panel
from coachdesk.reports.layout.sheet import Sheet, Translate
from coachdesk.reports.layout.strips import kept_together, space_before
from coachdesk.reports.layout.styles import ACCENT, FAMILY_PAPER, PALE, WARNING
from coachdesk.reports.plan.family_targets import FamilyTargets
from coachdesk.reports.plan.furniture import Furniture
from coachdesk.reports.plan.how_signed import CHECK_COMMAND
from coachdesk.reports.plan.ink import InkWords, ink_cards
from coachdesk.reports.plan.phrases import Phrases
from coachdesk.reports.plan.seals import Seal, seals
from coachdesk.reports.plan.story_panel import StoryPanel
from coachdesk.reports.plan.who_sees_box import WhoSeesBox
from coachdesk.reports.signature_fields import ADVOCATE, COACH
from coachdesk.reports.tagged.structure import Element
from coachdesk.reports.typesetting.words import Words, said, sentence


class FamilyCopy(Sheet):
    """Writes the whole copy when made; `strips` and `root` then hold it."""

    def __init__(self, copy: PlanCopy, translate: Translate) -> None:
        super().__init__(FAMILY_PAPER, translate)
        self.copy = copy
        self.phrases = Phrases(translate)
        self._title()
        self._people()
        self._story()
        self._strengths()
        self._targets()
        self._next_time()
        self._who_sees()
        self._who_said_yes()
        self._real()

    def furniture(self) -> Furniture:
        """What stands on every page."""
        when = self.phrases.day(self.copy.made_at.date())
        sample = self.tr("Sample: a made-up family") if self.copy.is_sample else ""
        title = (Words(self.tr("Our plan")), Words(" · "), said(self.copy.family_ref))
        return Furniture(
            head_left=(*title, Words(" · "), Words(sample, bold=True)) if sample else title,
            head_right=(Words(self.tr("Version {number} · {day}").format(number=self.copy.version, day=when)),),
            foot_left=sentence(self.tr("For {name}"), name=self.copy.reader) if self.copy.reader else (Words(""),),
            page=self.tr("page {number} of {total}"),
            sample=self.tr("SAMPLE") if sample else "",
            size=12,
        )

    def _say(self, parent: Element, words: str | tuple[Words, ...], *, keep: bool = False) -> None:
        self.put(space_before(self.set(parent, "P", words, self.paper.body, keep_with_next=keep), 5))

    def _title(self) -> None:
        copy = self.copy
        section = self.root.add("Sect")
        self.put(self.set(section, "H1", self.tr("Our plan"), self.paper.title))
        self.put(self.set(section, "P", (said(copy.family_name, bold=True),), self.paper.body.but(size=20, leading=28)))
        if copy.is_sample:
            words = (Words(self.tr("This is a sample. The family is made up."), bold=True),)
            self.put(self.set(section, "P", words, self.paper.body.but(colour=WARNING)))
        lines = []
        if copy.reader:
            lines.append(sentence(self.tr("This copy is for {name}."), name=said(copy.reader, bold=True)))
        day = Words(self.phrases.weekday(copy.made_at.date()))
        lines.append(sentence(self.tr("It was made on {day}."), day=day))
        if copy.coach:
            lines.append(sentence(self.tr("{name} is your coach."), name=copy.coach))
        if copy.advocate:
            lines.append(sentence(self.tr("{name} is your advocate."), name=copy.advocate))
        lines.append((Words(self.tr("Keep it in a safe place.")),))
        inside = [strip for line in lines for strip in self.set(section, "P", line, self.paper.body, indent=18)]
        self.put(space_before(panel(inside, self.paper.left, self.paper.width, fill=PALE, bar=ACCENT, pad=10), 10))

    def _people(self) -> None:
        if not self.copy.people:
            return
        section = self.root.add("Sect")
        self.heading(section, "H2", self.tr("Who is in the plan"), "family")
        items = []
        for who in self.copy.people:
            facts = [said(fact) for fact in (who.role, who.age) if fact]
            words = [said(who.name, bold=True), *(part for fact in facts for part in (Words(", "), fact))]
            items.append(tuple(words))
        self.bullets(section, items, self.paper.body)

    def _story(self) -> None:
        if self.copy.story:
            section = self.root.add("Sect")
            self.heading(section, "H2", self.tr("Our story"), "words")
            StoryPanel(self).put(section, self.copy.story)

    def _who_sees(self) -> None:
        if self.copy.who_sees:
            section = self.root.add("Sect")
            self.heading(section, "H2", self.tr("Who sees this?"), "know")
            WhoSeesBox(self).put(section, self.copy.who_sees)

    def _strengths(self) -> None:
        if not self.copy.strengths:
            return
        section = self.root.add("Sect")
        self.heading(section, "H2", self.tr("What we are good at"), "strength")
        self.bullets(section, [(said(words),) for words in self.copy.strengths], self.paper.body)

    def _targets(self) -> None:
        writer = FamilyTargets(self, self.copy)
        for target in self.copy.targets:
            writer.put(self.root.add("Sect"), target)
        if self.copy.ended_targets:
            section = self.root.add("Sect")
            self.heading(section, "H2", self.tr("Put to one side"), "aside")
            for target in self.copy.ended_targets:
                writer.put_aside(section, target)

    def _next_time(self) -> None:
        section = self.root.add("Sect")
        start = len(self.strips)
        self.heading(section, "H2", self.tr("We meet again"), "when")
        if self.copy.next_review:
            day = Words(self.phrases.near_day(self.copy.next_review, self.copy.made_at.date()), bold=True)
            self._say(section, sentence(self.tr("We look at this plan again on {day}."), day=day))
        else:
            self._say(section, self.tr("We will pick a day to look at this plan again."))
        self.strips[start:] = kept_together(self.strips[start:])

    def _who_said_yes(self) -> None:
        section = self.root.add("Sect")
        self.heading(section, "H2", self.tr("What each of us said"), "sign")
        for statement in dict.fromkeys(ink.statement for ink in self.copy.inks if ink.statement.strip()):
            self._say(section, sentence(self.tr("We were asked: “{words}”"), words=statement), keep=True)
        if self.copy.inks:
            self.put(ink_cards(self, section, self.copy.inks, self._ink_words(), columns=2))
        else:
            self._say(section, self.tr("No one has been asked to sign yet."))

    def _ink_words(self) -> InkWords:
        return InkWords(
            drew=self.tr("Drew their name."),
            marked=self.tr("Made their mark. {witness} saw it."),
            rather_not=self.tr("Would rather not sign. That is fine."),
            on_paper=self.tr("Signed on paper."),
            picture_drew=self.tr("{name} drew their name"),
            picture_marked=self.tr("{name} made their mark, seen by {witness}"),
            dated=self.tr("{when}"),
            picture_dated=self.tr(" on {when}"),
        )

    def _real(self) -> None:
        """Seals, and how to check them, said plainly."""
        section = self.root.add("Sect")
        start = len(self.strips)
        self.heading(section, "H2", self.tr("Is this the real plan?"), "seal")
        self._say(section, self.tr("Your coach puts a seal on this plan. If the file is changed, the seal breaks."))
        self._say(section, self.tr("You do not need a seal. What you drew, or said, is your own."))
        coach = sentence(self.tr("Coach: {name}"), name=self.copy.coach) if self.copy.coach else self.tr("Coach")
        advocate = (
            sentence(self.tr("Advocate: {name}"), name=self.copy.advocate)
            if self.copy.advocate
            else self.tr("Advocate")
        )
        self.put(
            seals(
                self,
                section,
                Seal(COACH, self.tr("The coach's seal"), coach),
                Seal(ADVOCATE, self.tr("The advocate's seal. It may come later."), advocate),
            )
        )
        self.strips[start:] = kept_together(self.strips[start:])
        said_of_it = [
            sentence(self.tr("The date and time come from the coach's laptop.")),
            sentence(
                self.tr("Some programs say “signer unknown”. They have not met {organisation}. That is all right."),
                organisation=self.copy.organisation,
            ),
            sentence(self.tr("Do you want to check it? Ask your coach. Or type this where CoachDesk is:")),
        ]
        for words in said_of_it:
            self._say(section, words, keep=words is said_of_it[-1])
        code = self.paper.body.but(size=16, leading=23, before=2)
        self.put(self.set(section, "P", (Words(CHECK_COMMAND, bold=True),), code, keep_with_next=True))
        self._say(
            section,
            self.tr("The plan has its own number. It must be the same on every copy of this version:"),
            keep=True,
        )
        self.put(self.set(section, "P", (said(self.copy.digest),), code.but(size=12.5, leading=18)))
