"""The rows of a list of contacts, asked for a page at a time as they come into sight; sorted by what keeps them."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, QTimer, Signal

from coachdesk.models.contact_list import ContactPage, ContactRow, ContactSort
from coachdesk.ui.pages.contacts.words import KINDS, OUTCOMES, amount_words, said, when_words
from coachdesk.ui.widgets.bidi import closed

Index = QModelIndex | QPersistentModelIndex

PAGE = 100
"""Rows that are asked for at once."""
_NOTHING = QModelIndex()


class ContactsModel(QAbstractTableModel):
    """`.show_page(at, page)` puts rows in; signal `wanted(int)` asks for the page that begins at a row."""

    wanted = Signal(int)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: dict[int, ContactRow] = {}
        self._total = 0
        self._asked: set[int] = set()
        self.families: Mapping[str, str] = {}
        self.agencies: Mapping[str, str] = {}
        self.columns: tuple[ContactSort | None, ...] = ()
        self._headings: tuple[str, ...] = ()
        self.lay_out(one_family=True)

    def lay_out(self, *, one_family: bool) -> None:
        """Which columns there are: the family's own only where there are several."""
        headings: list[tuple[ContactSort | None, str]] = [
            (ContactSort.DAY, self.tr("When")),
            (ContactSort.FAMILY, self.tr("Family")),
            (ContactSort.AGENCY, self.tr("Agency")),
            (ContactSort.KIND, self.tr("Kind")),
            (ContactSort.AMOUNT, self.tr("Amount")),
            (ContactSort.OUTCOME, self.tr("Did it take place?")),
            (None, self.tr("What it was")),
        ]
        shown = [one for one in headings if not (one_family and one[0] is ContactSort.FAMILY)]
        self.beginResetModel()
        self.columns = tuple(sort for sort, _ in shown)
        self._headings = tuple(words for _, words in shown)
        self.endResetModel()

    def begin(self, page: ContactPage) -> None:
        """Another list, of which this is the beginning."""
        self.beginResetModel()
        self._rows = dict(enumerate(page.rows))
        self._asked = {0}
        self._total = page.total
        self.endResetModel()

    def show_page(self, at: int, page: ContactPage) -> None:
        """More rows of the same list; where its length is another by now, it is begun anew by the page."""
        for on, row in enumerate(page.rows):
            self._rows[at + on] = row
        last = min(at + PAGE, self._total) - 1
        if page.rows and at <= last:
            self.dataChanged.emit(self.index(at, 0), self.index(last, len(self.columns) - 1))

    def row_at(self, index: Index) -> ContactRow | None:
        """What stands in a row, None while it has not been read."""
        return self._rows.get(index.row())

    def rowCount(self, parent: Index = _NOTHING) -> int:
        return 0 if parent.isValid() else self._total

    def columnCount(self, parent: Index = _NOTHING) -> int:
        return 0 if parent.isValid() else len(self.columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid() or role not in _TOLD:
            return _aligned(self.columns[index.column()]) if role == Qt.ItemDataRole.TextAlignmentRole else None
        row = self._rows.get(index.row())
        if row is None:
            self._ask(index.row() // PAGE * PAGE)
            return "…"
        words = self._words(row, self.columns[index.column()])
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self.tr("{heading}: {words}").format(heading=self._headings[index.column()], words=words)
        return closed(words)

    def headerData(self, section: int, across: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if across is not Qt.Orientation.Horizontal or not 0 <= section < len(self._headings):
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _aligned(self.columns[section])
        return self._headings[section] if role == Qt.ItemDataRole.DisplayRole else None

    def _ask(self, at: int) -> None:
        if at not in self._asked:
            self._asked.add(at)
            QTimer.singleShot(0, self, lambda: self.wanted.emit(at))

    def _words(self, row: ContactRow, column: ContactSort | None) -> str:
        contact = row.contact
        match column:
            case ContactSort.DAY:
                return when_words(contact)
            case ContactSort.FAMILY:
                return self.families.get(contact.log, "")
            case ContactSort.AGENCY:
                name = self.agencies.get(contact.agency, "")
                others = self.tr("and %n other(s)", "", row.sources - 1) if row.sources > 1 else ""
                return f"{name} {others}".strip()
            case ContactSort.KIND:
                return said(KINDS[contact.contact_kind])
            case ContactSort.AMOUNT:
                return amount_words(contact.pence)
            case ContactSort.OUTCOME:
                return said(OUTCOMES[contact.outcome])
            case _:
                return contact.what


_TOLD = frozenset({Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole})


def _aligned(column: ContactSort | None) -> int:
    side = Qt.AlignmentFlag.AlignTrailing if column is ContactSort.AMOUNT else Qt.AlignmentFlag.AlignLeading
    return int(side | Qt.AlignmentFlag.AlignVCenter)
