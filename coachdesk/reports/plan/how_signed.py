"""The block on the full copy that says what each signature means and how anyone can check the file."""

from coachdesk.models.plan_copy import PlanCopy
from coachdesk.reports.layout.panels import panel
from coachdesk.reports.layout.sheet import Sheet
from coachdesk.reports.layout.strips import Strip, space_before
from coachdesk.reports.layout.styles import PALE
from coachdesk.reports.plan.phrases import Phrases
from coachdesk.reports.tagged.structure import Element
from coachdesk.reports.typesetting.words import Words, said, sentence

CHECK_COMMAND = "coachdesk verify FILE --trust organisation.trust"


class HowSigned:
    """Writes the block on a sheet."""

    def __init__(self, sheet: Sheet, copy: PlanCopy) -> None:
        self.sheet, self.copy = sheet, copy

    def tr(self, text: str) -> str:
        """The fixed sentence in the paper's language."""
        return self.sheet.translate("HowSigned", text)

    def put(self, parent: Element) -> None:
        """Adds the block below what is there."""
        sheet = self.sheet
        width, left, style = sheet.paper.width - 28, 14.0, sheet.paper.small
        strips: list[Strip] = []
        for n, (label, words) in enumerate(self._points()):
            led = (Words(label, bold=True), Words(". "), *words)
            strips += space_before(sheet.set(parent, "P", led, style, indent=left, width=width), 5 if n else 0)
            if n == 0:
                strips += sheet.set(parent, "P", (said(self.copy.digest, bold=True),), style, indent=left, width=width)
        sheet.put(panel(strips, sheet.paper.left, sheet.paper.width, fill=PALE))

    def _points(self) -> list[tuple[str, tuple[Words, ...]]]:
        copy, phrases = self.copy, Phrases(self.sheet.translate)
        day = phrases.weekday(copy.made_at.date())
        made = self.tr("{day} at {time}").format(day=day, time=f"{copy.made_at:%H:%M}")
        issuer = said(copy.organisation)
        signed = self.tr(
            "Version {number} of the plan, shown in full before anyone was asked. Its fingerprint (SHA-256):"
        )
        family = self.tr(
            "A drawn name or mark is a simple electronic signature: it shows that the person was asked and agreed "
            "that day. “Would rather not” and “signed on paper” count as answers just the same. Nobody else signs "
            "for the family."
        )
        coach = self.tr(
            "The coach's seal is a digital signature over every page of this file. If anything on it is changed "
            "afterwards, the seal no longer fits."
        )
        advocate = self.tr("The advocate's seal may be added later on another laptop. It changes nothing else.")
        clock = self.tr("Made on {when}, by the clock of the coach's laptop. No outside clock has confirmed it.")
        unknown = self.tr(
            "A PDF reader may say this, or that the signer is not trusted, because {organisation} issues its own "
            "certificates and the reader has never met it. That alone is no fault in the file."
        )
        check = self.tr(
            "Open it in CoachDesk, or type {command} on any computer that has CoachDesk. The trust file comes from "
            "{organisation}: ask them for it, never take it from whoever sent you this file."
        )
        command = Words(CHECK_COMMAND, bold=True)
        return [
            (self.tr("What was signed"), sentence(signed, number=Words(str(copy.version)))),
            (self.tr("Family"), sentence(family)),
            (self.tr("Coach"), sentence(coach)),
            (self.tr("Advocate"), sentence(advocate)),
            (self.tr("Time"), sentence(clock, when=Words(made))),
            (self.tr("“Signer unknown”"), sentence(unknown, organisation=issuer)),
            (self.tr("To check it"), sentence(check, command=command, organisation=issuer)),
        ]
