"""What stands beside the money and is never turned into it: gains, good practice, and a judgement over a name."""

from coachdesk.models.practice import BenefitFor
from coachdesk.models.value_judgement import Ground
from coachdesk.reports.evaluation.figure_phrases import FigurePhrases
from coachdesk.reports.evaluation.figure_sheet import Figures, FigureSheet, Printed
from coachdesk.reports.layout.strips import space_before
from coachdesk.reports.typesetting.words import Words, said, sentence
from coachdesk.tools.dates import partial_in_words
from coachdesk.tools.evaluation_report import EvaluationReport


class BesideMoney:
    """BesideMoney(sheet, report).put() writes them below what is there."""

    def __init__(self, sheet: FigureSheet, report: EvaluationReport) -> None:
        self._sheet = sheet
        self._report = report
        self._phrases = FigurePhrases(sheet.translate)

    def put(self) -> None:
        self._gains()
        self._practice()
        self._judgement()

    def _gains(self) -> None:
        sheet, tr = self._sheet, self._sheet.tr
        section = sheet.part(tr("What was gained that is not money"))
        for who in BenefitFor:
            sheet.under(section, self._phrases.gained_by(who))
            gains = [one for one in self._report.benefits if one.gained_by is who]
            if not gains:
                sheet.say(section, tr("Nobody has written one down yet."), small=True)
            rows: list[tuple[Printed, ...]] = [
                (said(self._phrases.gain(one.sort)), said(one.words), said(one.evidence), partial_in_words(one.day))
                for one in gains
            ]
            heads = (tr("What"), tr("In words"), tr("How it is known"), tr("When"))
            sheet.figures(section, Figures(heads, (1.4, 3.4, 2.4, 1.2), rows, words_after=1))

    def _practice(self) -> None:
        sheet, tr = self._sheet, self._sheet.tr
        section = sheet.part(tr("Practice that worked"))
        if not self._report.practice:
            sheet.say(section, tr("Nobody has written one down yet."), small=True)
        rows: list[tuple[Printed, ...]] = [
            (said(one.changed), said(one.who), said(one.effect), partial_in_words(one.day))
            for one in self._report.practice
        ]
        heads = (tr("What is done otherwise"), tr("Who"), tr("What came of it"), tr("When"))
        sheet.figures(section, Figures(heads, (3, 1.7, 2.5, 1.2), rows, words_after=1))

    def _judgement(self) -> None:
        sheet, tr, one = self._sheet, self._sheet.tr, self._report.judgement
        section = sheet.part(tr("Was it worth the money?"))
        if one is None:
            sheet.say(section, tr("Nobody has judged this yet. The figures do not judge by themselves."), small=True)
            return
        body = sheet.paper.body
        strips = sheet.within(section, (said(one.words),), body)
        signed = sentence(
            tr("{name}, {day}"), name=said(one.author, bold=True), day=Words(partial_in_words(str(one.made_on)))
        )
        strips += space_before(sheet.within(section, signed, body), 6)
        sheet.box(strips)
        sheet.say(section, tr("It is the judgement of this person, and rests on:"), before=8, keep=True)
        used, unused = tr("Used: {ground}"), tr("Not used: {ground}")
        sheet.told(
            section,
            [
                (used if ground in one.grounds else unused).format(ground=self._phrases.ground(ground))
                for ground in Ground
            ],
        )
