"""Whether the work was worth its money: judged in words, on four grounds, over the name of who judges."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from coachdesk.errors import BadInput, CoachDeskError
from coachdesk.models.value_judgement import Ground, ValueJudgement
from coachdesk.operations.value_judgements import judge, judgements_of
from coachdesk.tools.dates import short
from coachdesk.tools.windows import window_in_words
from coachdesk.ui.translatable import QT_TRANSLATE_NOOP
from coachdesk.ui.widgets.bidi import isolated
from coachdesk.ui.widgets.buttons import primary_button
from coachdesk.ui.widgets.card import Card
from coachdesk.ui.widgets.choice import Choice
from coachdesk.ui.widgets.labels import SafeLabel, small_label
from coachdesk.ui.widgets.many_field import ManyField
from coachdesk.ui.widgets.words_field import WordsField

if TYPE_CHECKING:
    from coachdesk.desk import Opened
    from coachdesk.models.window import Window
    from coachdesk.ui.page import Page

GROUNDS: dict[Ground, str] = {
    Ground.WASTE_FOUND: str(QT_TRANSLATE_NOOP("grounds", "Work that came to nothing was found")),
    Ground.MADE_SIMPLER: str(QT_TRANSLATE_NOOP("grounds", "Work was made simpler, or done once in place of twice")),
    Ground.RECORDED: str(QT_TRANSLATE_NOOP("grounds", "Recorded costs, with the programme’s own cost taken off")),
    Ground.PROJECTED: str(QT_TRANSLATE_NOOP("grounds", "Projected costs of emergencies to come")),
}


class JudgementCard(Card):
    """JudgementCard(page): `.show_window(window, workers)`; `.words`, `.grounds`, `.keep`, `.last`."""

    def __init__(self, page: Page) -> None:
        super().__init__(icon="note", parent=page)
        self.set_title(self.tr("Was it worth the money?"))
        self._page = page
        self._during: Window | None = None
        about = self.tr("Figures do not judge by themselves. What you write stands in the report over your name.")
        self.last = SafeLabel("", parent=self)
        self.words = WordsField(self.tr("Your judgement"), lines=4, parent=self)
        self.grounds = ManyField(
            self.tr("What it rests on"),
            [Choice(one.value, QCoreApplication.translate("grounds", words)) for one, words in GROUNDS.items()],
            parent=self,
        )
        for part in (small_label(about, parent=self), self.last, self.words, self.grounds):
            self.add(part)
        self.keep = primary_button(self.tr("Keep this judgement"), "tick", self)
        self.keep.clicked.connect(self._keep)
        self.add_action(self.keep)

    def is_clean(self) -> bool:
        """Whether nothing is typed that is not kept."""
        return not self.words.text().strip()

    def show_window(self, during: Window, workers: dict[str, str]) -> None:
        """Of which months it is, and what was judged of them last."""
        self._during = during
        self._page.read(
            partial(judgements_of, self._page.desk, during), partial(self._took, during=during, workers=workers)
        )

    def _took(self, found: list[ValueJudgement], *, during: Window, workers: dict[str, str]) -> None:
        if during != self._during:
            return
        self.last.setVisible(bool(found))
        if found:
            self._show_last(found[0], workers)

    def _show_last(self, newest: ValueJudgement, workers: dict[str, str]) -> None:
        words = self.tr("{name} on {day}: {words}")
        name = isolated(workers.get(newest.by, ""))
        self.last.set_words(words.format(name=name, day=short(newest.made_on), words=isolated(newest.words)))

    def _keep(self) -> None:
        if self._during is None:
            return
        grounds = tuple(Ground(one) for one in self.grounds.chosen())
        deed = partial(judge, self._page.desk, self._during, self.words.text(), grounds)
        self._page.do(deed, self._kept, self._refused)

    def _kept(self, kept: Opened[ValueJudgement]) -> None:
        self.words.set_text("")
        self.grounds.choose(())
        self._page.say(self.tr("Kept. It stands in reports of {window}.").format(
            window=window_in_words(self._during) if self._during else ""
        ))  # fmt: skip
        self._show_last(kept.record, {kept.record.by: self._page.desk.worker_names().get(kept.record.by, "")})
        self.last.setVisible(True)

    def _refused(self, error: CoachDeskError) -> None:
        field = {"words": self.words, "grounds": self.grounds}.get(error.field) if isinstance(error, BadInput) else None
        if field is None:
            self._page.warn(error)
            return
        field.show_problem(error.sentence)
        field.setFocus()
