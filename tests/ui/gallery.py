"""One of everything in the kit, on a staff page and on a family page, for the eye and for the walker."""

from datetime import UTC, date, datetime

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtWidgets import QTabWidget, QWidget

from coachdesk.ui.icon_names import ICON_NAMES
from coachdesk.ui.theme import for_family, spaced
from coachdesk.ui.widgets.banner import Banner
from coachdesk.ui.widgets.buttons import danger_button, icon_button, primary_button, quiet_button, secondary_button
from coachdesk.ui.widgets.card import Card
from coachdesk.ui.widgets.choice import Choice
from coachdesk.ui.widgets.choice_field import ChoiceField
from coachdesk.ui.widgets.date_field import DateField, PartialDateField
from coachdesk.ui.widgets.empty_state import EmptyState
from coachdesk.ui.widgets.flow_layout import FlowLayout
from coachdesk.ui.widgets.headings import heading
from coachdesk.ui.widgets.ink_pad import InkPad
from coachdesk.ui.widgets.labels import safe_label, small_label
from coachdesk.ui.widgets.line_field import LineField
from coachdesk.ui.widgets.passphrase_field import PassphraseField
from coachdesk.ui.widgets.people_picker import PeoplePicker
from coachdesk.ui.widgets.person_chip import PersonChip
from coachdesk.ui.widgets.progress_strip import ProgressStrip
from coachdesk.ui.widgets.saved_label import SavedLabel
from coachdesk.ui.widgets.scroll_page import ScrollPage
from coachdesk.ui.widgets.search_choice_field import SearchChoiceField
from coachdesk.ui.widgets.table_view import TableView
from coachdesk.ui.widgets.tick_box import TickBox
from coachdesk.ui.widgets.undo_toast import UndoToast
from coachdesk.ui.widgets.words_field import WordsField

TODAY = date(2026, 11, 21)

PEOPLE = (
    Choice("p1", "Amina", "34, mother"),
    Choice("p2", "Yusuf", "7", "child"),
    Choice("p3", "Grandma Rose", "71"),
)

STAGES = (
    Choice("not_started", "Not started", icon="step_open"),
    Choice("doing", "Doing", icon="step_doing"),
    Choice("done", "Done", icon="step_done"),
    Choice("stuck", "Stuck", icon="step_stuck"),
    Choice("dropped", "Dropped", icon="step_dropped"),
)

WORKERS = tuple(Choice(f"w{number}", f"Worker {number}", "Housing") for number in range(60))

NAME_DRAWN = (
    (900, 7000, 1500, 2500, 2100, 7000, 2600, 5000, 1300, 5000),
    (3000, 7000, 4000, 3000, 5000, 7000, 8200, 4200),
)


class Rows(QAbstractTableModel):
    """A few plain rows."""

    heads = ("Family", "Next review", "Steps")
    rows = (("F1 The Baileys", "Fri 27 Nov 2026", "3 of 8 done"), ("F2 <b>The Khans</b>", "6 days late", "1 of 4 done"))

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = QModelIndex()) -> int:  # noqa: B008, N802
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: QModelIndex | QPersistentModelIndex = QModelIndex()) -> int:  # noqa: B008, N802
        return 0 if parent.isValid() else len(self.heads)

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        return self.rows[index.row()][index.column()] if role == Qt.ItemDataRole.DisplayRole else None

    def headerData(  # noqa: N802
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if role == Qt.ItemDataRole.DisplayRole and orientation == Qt.Orientation.Horizontal:
            return self.heads[section]
        return None


def flow(*widgets: QWidget) -> QWidget:
    """Widgets in a line that wraps."""
    row = QWidget()
    line = FlowLayout(row)
    spaced(line, gap=0.5)
    for widget in widgets:
        line.addWidget(widget)
    return row


def fields_page() -> ScrollPage:
    """Everything that is filled in."""
    page = ScrollPage("Yusuf")
    page.add(Banner("Revision 3 is signed. You are editing a new draft.", action="See revision 3", dismissable=True))
    page.add(LineField("What they like to be called", text="Yusuf & Co <b>not bold</b>", hint="As they say it"))
    town = LineField("Town")
    town.show_problem("There is no town of that name. Check the spelling.")
    page.add(town)
    page.add(WordsField("What the family wants", text="We want calm mornings", hint="In their own words"))
    page.add(DateField("By when", lambda: TODAY, day=date(2026, 11, 27), hint="Friday, 27/11/26 or in 2 weeks"))
    page.add(PartialDateField("Born", lambda: TODAY, partial="2019-03"))
    page.add(ChoiceField("How it goes", STAGES, chosen="doing"))
    page.add(PeoplePicker("Whose words are these?", PEOPLE, chosen=("p2",)))
    page.add(SearchChoiceField("Who will do it", WORKERS, chosen="w3", placeholder="Type a few letters"))
    page.add(TickBox("Never contacted, and never given a copy of anything that we print or send", ticked=True))
    page.add(TickBox("Lives elsewhere"))
    page.add(PassphraseField("Passphrase"))
    page.add_action(secondary_button("Back", "left"))
    page.add_action(primary_button("Save"))
    return page


def parts_page() -> ScrollPage:
    """Everything that shows, offers or says something."""
    page = ScrollPage("The kit")
    page.add(Banner("These are made-up families. Today is 1 September 2011 here.", icon="sun"))
    page.add(Banner("2 steps have no owner.", "warning"))
    page.add(Banner("Do not visit alone.", "safety", action="Why"))
    page.add(Banner("Saved on this laptop. 4 things wait to be sent.", "quiet"))
    chips = (PersonChip("Amina", "34, mother"), PersonChip("Dean", "father", marks=("no contact",)))
    page.add(flow(*chips))
    card = Card("Plan", icon="plan")
    card.add(safe_label("3 of 8 steps done. Next review on Friday 27 November."))
    card.add(small_label("Updated Tuesday 09:10"))
    card.add_action(secondary_button("Open the plan"))
    card.add_action(quiet_button("History", "history"))
    page.add(card)
    table = TableView("Reviews due")
    table.setModel(Rows(table))
    table.set_widths(16, 12)
    page.add(table)
    page.add(
        EmptyState("No strengths yet", "What does this family do well? Begin there.", "Add a strength", icon="strength")
    )
    saved = SavedLabel()
    saved.saved(datetime(2026, 11, 21, 10, 32, tzinfo=UTC))
    page.add(saved)
    strip = ProgressStrip()
    strip.start("Opening your records")
    strip.part(3, 8)
    strip.show()
    page.add(strip)
    toast = UndoToast()
    toast.offer("Step 3 was dropped.", lambda: None)
    page.add(toast)
    page.add(heading("Buttons", 2))
    page.add(flow(primary_button("Save plan"), secondary_button("Add a step", "plus"), quiet_button("Undo", "undo")))
    off = secondary_button("Not now")
    off.setEnabled(False)
    page.add(flow(danger_button("Erase this family", "trash"), off))
    page.add(flow(*(icon_button(name) for name in ICON_NAMES)))
    tabs = QTabWidget()
    tabs.addTab(safe_label("Facts about a person"), "Facts")
    tabs.addTab(safe_label("Who changed what when"), "History")
    tabs.tabBar().setAccessibleName("Parts of this page")
    page.add(tabs)
    page.add_action(primary_button("Sign the plan", "sign"))
    return page


def family_page() -> ScrollPage:
    """What a family sees and touches."""
    page = ScrollPage("What happens on mornings?")
    for_family(page)
    page.add(safe_label("Think about getting up, breakfast and the way to school."))
    page.add(ChoiceField("How did it go?", STAGES[1:4]))
    page.add(PeoplePicker("Who was there?", PEOPLE))
    pad = InkPad("Amina, sign here", hint="I agree today. I can change my mind.")
    pad.show_strokes(NAME_DRAWN, read_only=False)
    page.add(pad)
    page.add(LineField("Your word for it"))
    page.add_action(secondary_button("Back"))
    page.add_action(primary_button("Next"))
    return page
