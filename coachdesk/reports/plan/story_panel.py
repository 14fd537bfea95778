"""The family's story on a copy of the plan: who told it, when, and every word as it was said (F-03)."""

from coachdesk.models.plan_copy import StoryOnPaper
from coachdesk.reports.layout.sheet import Sheet
from coachdesk.reports.layout.strips import space_before
from coachdesk.reports.plan.phrases import Phrases
from coachdesk.reports.tagged.structure import Element
from coachdesk.reports.typesetting.words import Words, said, sentence


class StoryPanel:
    """StoryPanel(sheet).put(section, story)."""

    def __init__(self, sheet: Sheet) -> None:
        self._sheet = sheet
        self._phrases = Phrases(sheet.translate)

    def put(self, section: Element, story: StoryOnPaper) -> None:
        """Its paragraphs as they were told, and under them who told it."""
        sheet, body = self._sheet, self._sheet.paper.body
        for part in filter(str.strip, story.words.split("\n\n")):
            sheet.put(space_before(sheet.set(section, "P", (said(part),), body), 4))
        told = self._told(story)
        if told:
            sheet.put(space_before(sheet.set(section, "P", told, body), 4))

    def _told(self, story: StoryOnPaper) -> tuple[Words, ...]:
        day = (Words(self._phrases.day(story.told_on)),) if story.told_on else ()
        who = self._phrases.names(story.told_by)
        if story.told_by and day:
            return sentence(self._phrases.tr("Told by {who} on {day}."), who=who, day=day)
        if story.told_by:
            return sentence(self._phrases.tr("Told by {who}."), who=who)
        return sentence(self._phrases.tr("Told on {day}."), day=day) if day else ()
