"""All families the worker is assigned to: who they are, how far the plan is, what is late."""

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from coachdesk.desk import Desk
from coachdesk.operations.caseload import FamilyLine, caseload
from coachdesk.operations.handing_over_family import Offered, offered_to_me
from coachdesk.ui.deeds import Deeds
from coachdesk.ui.page import Page
from coachdesk.ui.router import Router
from coachdesk.ui.widgets.bidi import isolated
from coachdesk.ui.widgets.buttons import list_button, primary_button, secondary_button
from coachdesk.ui.widgets.card import Card
from coachdesk.ui.widgets.empty_state import EmptyState
from coachdesk.ui.widgets.labels import SafeLabel, small_label
from coachdesk.ui.widgets.line_field import LineField
from coachdesk.ui.widgets.rows import Rows
from coachdesk.ui.widgets.step_bar import StepBar
from coachdesk.ui.widgets.turning_row import TurningRow


class FamiliesPage(Page):
    """The list, a filter over it, and the way to a new family."""

    shows = frozenset({"family", "person", "assignment", "plan", "target", "sub_target", "review", "handover"})

    def __init__(self, desk: Desk, router: Router, deeds: Deeds, parent: QWidget | None = None) -> None:
        super().__init__(desk, router, deeds, parent)
        self.set_title(self.tr("Families"))
        self._lines: tuple[FamilyLine, ...] = ()
        self._filter = LineField(self.tr("Find a family by name, person or code"), parent=self)
        self._filter.edited.connect(self._show)
        self.add(self._filter)
        self._none = EmptyState(
            self.tr("No families yet"),
            self.tr("The families you work with stand here. Begin with the first one."),
            self.tr("New family"),
            icon="families",
            parent=self,
        )
        self._none.acted.connect(self._new)
        self.add(self._none)
        self._offered = Rows(0.7, self)
        self.add(self._offered)
        self._rows = Rows(0.7, self)
        self.add(self._rows)
        for page, words, icon in (
            ("caseload_list", self.tr("All in one look"), "eye"),
            ("coach_report", self.tr("Report of the week"), "note"),
            ("costs", self.tr("Costs and savings"), "plan"),
        ):
            way = secondary_button(words, icon, self)
            way.clicked.connect(partial(self._open, page))
            way.setVisible(router.has(page))
            self.add_action(way)
        self._new_button = primary_button(self.tr("New family"), "plus", self)
        self._new_button.clicked.connect(self._new)
        self.add_action(self._new_button)
        QShortcut(QKeySequence("Ctrl+N"), self, self._new, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)

    def first_focus(self) -> QWidget | None:
        return self._filter

    def refresh(self) -> None:
        desk = self.desk
        self.read(lambda: (caseload(desk), offered_to_me(desk)), self._took)

    def _took(self, found: tuple[tuple[FamilyLine, ...], tuple[Offered, ...]]) -> None:
        self._lines, offered = found
        self._offered.fill([_OfferedRow(one, self) for one in offered])
        self._offered.setVisible(bool(offered))
        self._show()

    def _show(self) -> None:
        wanted = self._filter.text().casefold().split()
        shown = [line for line in self._lines if all(word in _haystack(line) for word in wanted)]
        self._none.setVisible(not self._lines)
        self._filter.setVisible(bool(self._lines))
        self._rows.fill([_FamilyRow(line, self) for line in shown])
        if self._lines and not shown:
            self._rows.fill([SafeLabel(self.tr("No family matches. Try part of a name."), tone="muted")])

    def _open(self, page: str, _on: bool = False) -> None:
        self.go(page)

    def _new(self) -> None:
        self.go("family_new")


class _OfferedRow(Card):
    """A family that somebody hands over to whoever sits here."""

    def __init__(self, offered: Offered, page: FamiliesPage) -> None:
        super().__init__(parent=page)
        words = self.tr("{name} hands {family} over to you.")
        family, goes = f"{offered.family.ref} {offered.family.name}", offered.goes
        self.add(SafeLabel(words.format(name=isolated(goes), family=isolated(family)), parent=self))
        look = secondary_button(self.tr("Look, and say yes or no"), "right", self)
        look.setAccessibleName(f"{look.words()}: {offered.family.ref}")
        look.clicked.connect(lambda: page.go("handover", family_id=offered.family.id))
        self.add_action(look)


class _FamilyRow(Card):
    """One family: its name opens it."""

    def __init__(self, line: FamilyLine, page: FamiliesPage) -> None:
        super().__init__(parent=page)
        family = line.family
        row = TurningRow(34, parent=self)
        name = list_button(f"{family.ref}  {family.name}", "house", row)
        name.clicked.connect(lambda: page.go("family", family_id=family.id))
        row.add(name, 3)
        row.add(StepBar(line.count.done, line.count.total, row), 2)
        self.add(row)
        names = ", ".join(person.known_as for person in line.people if not person.deceased_on and person.included)
        if names:
            self.add(small_label(names, parent=self))
        for sentence in _sentences(line, self):
            self.add(SafeLabel(sentence, level="small", tone="warn", parent=self))


def _sentences(line: FamilyLine, widget: QWidget) -> list[str]:
    found = []
    if line.plan is None:
        found.append(widget.tr("No plan yet."))
    if line.review and line.review.days_late >= 0:
        found.append(widget.tr("Review {when}.").format(when=line.review.in_words()))
    if line.late:
        found.append(widget.tr("%n step(s) late.", "", line.late))
    if line.stuck:
        found.append(widget.tr("%n step(s) stuck.", "", line.stuck))
    return [" ".join(found)] if found else []


def _haystack(line: FamilyLine) -> str:
    names = " ".join(f"{person.known_as} {person.other_names}" for person in line.people)
    return f"{line.family.ref} {line.family.name} {names}".casefold()
