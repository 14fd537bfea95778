"""Checking a plan somebody hands in, read in a process of its own: valid or not, and the sentences why."""

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtWidgets import QWidget

from coachdesk.crypto.trust_file import Trust
from coachdesk.desk.opening import OpenDesk
from coachdesk.operations import taking_out
from coachdesk.operations.vaults import is_advocates, read_trust_file, trust_of
from coachdesk.reports.signature_fields import COACH
from coachdesk.reports.verifying import Verdict
from coachdesk.ui.deeds import Deeds
from coachdesk.ui.page import Page
from coachdesk.ui.path_field import PathField
from coachdesk.ui.router import Router
from coachdesk.ui.widgets.banner import Banner
from coachdesk.ui.widgets.buttons import primary_button, secondary_button
from coachdesk.ui.widgets.labels import SafeLabel
from coachdesk.ui.widgets.rows import Rows


@dataclass(frozen=True, slots=True)
class Checked:
    """A verdict, and whether this vault knows that a later version has replaced the file's."""

    verdict: Verdict
    replaced: bool


class VerifyPage(Page):
    """Object names for whoever drives it: `file`, `trust`, `check`."""

    def __init__(self, opened: OpenDesk, router: Router, deeds: Deeds, parent: QWidget | None = None) -> None:
        super().__init__(opened.desk, router, deeds, parent)
        self._opened = opened
        self.set_title(self.tr("Check a signed plan"))
        self._file = PathField(self.tr("The PDF to check"), "file", parent=self)
        self._file.setObjectName("file")
        self._trust = PathField(
            self.tr("Trust file of another organisation"),
            "file",
            hint=self.tr("Leave empty for a plan of your own organisation."),
            parent=self,
        )
        self._trust.setObjectName("trust")
        self._answer = Banner("", "quiet", parent=self)
        self._answer.hide()
        self._bad = Banner("", "warning", parent=self)
        self._bad.hide()
        self._lines = Rows(0.4, self)
        for widget in (self._file, self._trust, self._answer, self._bad, self._lines):
            self.add(widget)
        self._countersign = secondary_button(self.tr("Add my signature as advocate"), "sign", self)
        self._countersign.setObjectName("countersign")
        self._countersign.clicked.connect(self._sign)
        self._countersign.hide()
        self.add_action(self._countersign)
        self._check = primary_button(self.tr("Check it"), "search", self)
        self._check.setObjectName("check")
        self._check.clicked.connect(self._begin)
        self.add_action(self._check)

    def _begin(self) -> None:
        file, other = self._file.path(), self._trust.path()
        self._answer.hide()
        self._bad.hide()
        self._countersign.hide()
        self._lines.fill([])
        if file is None:
            self._file.show_problem(self.tr("Choose the file to check."))
            return
        self.do(lambda: self._look(file, other), self._took, label=self.tr("Checking the file"))

    def _look(self, file: Path, other: Path | None) -> Checked:
        trust: list[Trust] = [trust_of(self._opened)]
        if other is not None:
            trust.append(read_trust_file(other))
        return Checked(*taking_out.judge(self._opened, file, trust))

    def _took(self, checked: Checked) -> None:
        verdict = checked.verdict
        shown = self._answer if verdict.valid else self._bad
        shown.set_words(verdict.sentence)
        shown.show()
        lines = [SafeLabel(one.sentence, parent=self) for one in verdict.signatures]
        if checked.replaced:
            lines.append(SafeLabel(self.tr("A later version of this plan has replaced it."), tone="warn", parent=self))
        self._lines.fill(lines)
        signed = {one.field for one in verdict.signatures}
        mine = is_advocates(self._opened)
        self._countersign.setVisible(verdict.valid and mine and signed == {COACH})

    def _sign(self) -> None:
        """A new file beside the one checked: the coach's stays as it was."""
        file = self._file.path()
        if file is None:
            return
        out = file.with_name(f"{file.stem}-countersigned.pdf")
        self._countersign.hide()
        self.do(
            lambda: taking_out.countersign(self._opened, file, out),
            lambda _: self.say(self.tr("Signed and checked. Saved beside it as {file}.").format(file=out.name)),
            label=self.tr("Signing and checking"),
        )
