"""At a first visit: who brought the coach to the family, and whether they came together (R-23)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from coachdesk.errors import CoachDeskError
from coachdesk.operations.first_visits import say_who_introduced
from coachdesk.ui.pages.plan.drafted import Drafted
from coachdesk.ui.pages.visit.reading import AGENCY, WORKER
from coachdesk.ui.widgets.card import Card
from coachdesk.ui.widgets.choice import Choice
from coachdesk.ui.widgets.labels import SafeLabel
from coachdesk.ui.widgets.line_field import LineField
from coachdesk.ui.widgets.search_choice_field import SearchChoiceField
from coachdesk.ui.widgets.turning_row import TurningRow

if TYPE_CHECKING:
    from coachdesk.models.visit import Visit
    from coachdesk.ui.pages.visit.reading import VisitShown
    from coachdesk.ui.pages.visit.visit_deeds import VisitDeeds


class IntroducedCard(Card):
    """IntroducedCard(deeds): fields `worker` and `others`; `joint` says whether the visit is a joint one."""

    def __init__(self, deeds: VisitDeeds, parent: QWidget | None = None) -> None:
        super().__init__(icon="families", parent=parent)
        self.set_title(self.tr("The first visit"))
        self._deeds = deeds
        self._offered: tuple[Choice, ...] = ()
        row = TurningRow(34, at_top=True, parent=self)
        self.worker = SearchChoiceField(self.tr("Which worker brought you?"), (), parent=row)
        self.worker.setObjectName("visit-introduced-by")
        self.worker.left.connect(lambda _key: self._write())
        self.others = LineField(self.tr("Or who else?"), parent=row)
        self.others.setObjectName("visit-introduced-words")
        row.add(self.worker, 1)
        row.add(self.others, 1)
        self.joint = SafeLabel("", parent=self)
        self.add(row)
        self.add(self.joint)
        self._draft = Drafted(self.others, deeds.table, "", lambda _words: self._write())

    def show_visit(self, shown: VisitShown) -> None:
        """Shows what has been said; keeps what is being typed."""
        self.setVisible(shown.first)
        if not shown.first or shown.visit is None:
            return
        visit = shown.visit.record
        offered = tuple(
            Choice(one.key.removeprefix(WORKER), one.words) for one in shown.directory if one.key.startswith(WORKER)
        )
        if offered != self._offered:
            self._offered = offered
            self.worker.set_choices(offered)
        if self._draft.key != shown.key("introduced_words"):
            self._draft.clear()
            self._draft.key = shown.key("introduced_words")
        if not self.worker.editor().hasFocus():
            self.worker.choose(visit.introduced_by or "")
        self._draft.show(visit.introduced_words, shown.drafts)
        self.joint.set_words(self._joint_words(visit, shown))

    def leave(self) -> None:
        """The page goes: what is typed is handed over."""
        self.worker.leave()
        self._draft.leave()

    def _joint_words(self, visit: Visit, shown: VisitShown) -> str:
        came = {*(WORKER + one for one in visit.workers_came), *(AGENCY + one for one in visit.agencies_came)}
        names = [one.words for one in shown.joint if one.key in came]
        if names:
            return self.tr("A joint visit, with {names}.").format(names=", ".join(names))
        planned = ", ".join(one.words for one in shown.joint)
        if planned:
            return self.tr("Planned as a joint visit, with {names}.").format(names=planned)
        return self.tr("You went by yourself: not a joint visit.")

    def _write(self) -> None:
        def failed(error: CoachDeskError) -> None:
            self.others.show_problem(error.sentence)

        self.others.clear_problem()
        worker, words = self.worker.chosen() or None, self.others.text()
        self._deeds.introduced(
            lambda desk, visit: say_who_introduced(desk, visit, worker, words), self._draft.key, failed
        )
