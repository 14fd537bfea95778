"""Choices by pill, tick and search: chosen by mouse and keyboard, told once when left, never changed by the wheel."""

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QAccessible, QWheelEvent
from PySide6.QtWidgets import QApplication, QComboBox, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from coachdesk.ui.theme import Theme
from coachdesk.ui.widgets.choice import Choice
from coachdesk.ui.widgets.choice_field import ChoiceField
from coachdesk.ui.widgets.field import Field
from coachdesk.ui.widgets.line_field import LineField
from coachdesk.ui.widgets.many_field import ManyField
from coachdesk.ui.widgets.people_picker import PeoplePicker
from coachdesk.ui.widgets.pills import RadioPill, TickPill
from coachdesk.ui.widgets.search_choice_field import SearchChoiceField
from coachdesk.ui.widgets.tick_box import TickBox

STAGES = (Choice("a", "Not started"), Choice("b", "Doing", icon="step_doing"), Choice("c", "Done & dusted"))
WORKERS = tuple(Choice(f"w{number}", f"Worker {number}", "Housing") for number in range(40))


class Form(QWidget):
    """One field, something to leave it for, and what the field said."""

    def __init__(self, qtbot: QtBot, field: Field) -> None:
        super().__init__()
        qtbot.addWidget(self)
        column = QVBoxLayout(self)
        self.field, self.other = field, LineField("Other")
        column.addWidget(field)
        column.addWidget(self.other)
        self.edits = 0
        self.lefts: list[object] = []
        field.edited.connect(self._edited)  # type: ignore[attr-defined]
        field.left.connect(self.lefts.append)  # type: ignore[attr-defined]
        self.show()
        self.activateWindow()
        qtbot.waitUntil(self.isActiveWindow)
        field.setFocus()

    def _edited(self) -> None:
        self.edits += 1


def pill(field: ChoiceField | ManyField, key: str) -> RadioPill | TickPill:
    pills = (*field.findChildren(RadioPill), *field.findChildren(TickPill))
    return next(each for each in pills if each.choice.key == key)


def test_nothing_is_chosen_until_someone_chooses(theme: Theme, qtbot: QtBot) -> None:
    field = ChoiceField("How it goes", STAGES)
    form = Form(qtbot, field)
    form.other.setFocus()
    assert (field.chosen(), form.edits, form.lefts) == ("", 0, [])


def test_a_click_chooses_and_leaving_hands_over_once(theme: Theme, qtbot: QtBot) -> None:
    field = ChoiceField("How it goes", STAGES)
    form = Form(qtbot, field)
    for key in ("a", "b"):
        qtbot.mouseClick(pill(field, key), Qt.MouseButton.LeftButton)
    assert (field.chosen(), form.edits, form.lefts) == ("b", 2, [])
    form.other.setFocus()
    form.field.setFocus()
    form.other.setFocus()
    assert form.lefts == ["b"]


def test_the_whole_pill_can_be_clicked(theme: Theme, qtbot: QtBot) -> None:
    field = ChoiceField("How it goes", STAGES)
    form = Form(qtbot, field)
    one = pill(field, "c")
    for corner in (one.rect().topLeft(), one.rect().bottomRight()):
        field.choose("a")
        qtbot.mouseClick(one, Qt.MouseButton.LeftButton, pos=corner)
        assert field.chosen() == "c"
    assert form.edits == 2


def test_arrows_choose_enter_chooses_and_delete_takes_back(theme: Theme, qtbot: QtBot) -> None:
    field = ChoiceField("How it goes", STAGES)
    form = Form(qtbot, field)
    first = pill(field, "a")
    first.setFocus()
    qtbot.keyClick(first, Qt.Key.Key_Return)
    assert field.chosen() == "a"
    qtbot.keyClick(first, Qt.Key.Key_Right)
    assert field.chosen() == "b"
    assert QApplication.focusWidget() is pill(field, "b")
    qtbot.keyClick(pill(field, "b"), Qt.Key.Key_Delete)
    assert field.chosen() == ""
    form.other.setFocus()
    assert form.lefts == [""]


def test_choosing_the_chosen_again_takes_it_back_only_where_none_is_allowed(theme: Theme, qtbot: QtBot) -> None:
    optional, needed = ChoiceField("Stage", STAGES, chosen="b"), ChoiceField("Who", STAGES, chosen="b", optional=False)
    for field, after in ((optional, ""), (needed, "b")):
        form = Form(qtbot, field)
        qtbot.mouseClick(pill(field, "b"), Qt.MouseButton.LeftButton)
        assert field.chosen() == after
        qtbot.keyClick(pill(field, "b"), Qt.Key.Key_Delete)
        assert field.chosen() == after
        assert form.isVisible()


def test_a_choice_from_elsewhere_is_no_change_and_an_unknown_one_is_none(theme: Theme, qtbot: QtBot) -> None:
    field = ChoiceField("Stage", STAGES)
    form = Form(qtbot, field)
    for key, shown in (("b", "b"), ("gone", ""), ("a", "a"), ("", "")):
        field.choose(key)
        assert field.chosen() == shown
    field.choose("b")
    field.set_choices((*STAGES[1:], Choice("d", "Dropped")))
    assert field.chosen() == "b"
    field.set_choices(STAGES[:1])
    assert field.chosen() == ""
    form.other.setFocus()
    assert (form.edits, form.lefts) == (0, [])


def test_pills_tell_group_name_role_and_state(theme: Theme, qtbot: QtBot) -> None:
    field = ChoiceField("How it goes", STAGES, chosen="c")
    form = Form(qtbot, field)
    one = QAccessible.queryAccessibleInterface(pill(field, "c"))
    assert (one.role(), one.text(QAccessible.Text.Name)) == (QAccessible.Role.RadioButton, "Done & dusted")
    assert one.state().checked
    row = QAccessible.queryAccessibleInterface(pill(field, "c").parentWidget())
    assert (row.role(), row.text(QAccessible.Text.Name)) == (QAccessible.Role.Grouping, "How it goes")
    assert form.isVisible()


def test_several_are_ticked_in_the_order_offered(theme: Theme, qtbot: QtBot) -> None:
    field = ManyField("Reading", STAGES, chosen=("c", "gone"))
    form = Form(qtbot, field)
    qtbot.keyClick(pill(field, "a"), Qt.Key.Key_Space)
    qtbot.mouseClick(pill(field, "b"), Qt.MouseButton.LeftButton)
    qtbot.keyClick(pill(field, "b"), Qt.Key.Key_Return)
    assert (field.chosen(), form.edits) == (("a", "c"), 3)
    qtbot.keyClick(pill(field, "a"), Qt.Key.Key_Tab)
    assert form.lefts == [], "going on to the next pill is not leaving"
    form.other.setFocus()
    assert form.lefts == [("a", "c")]


def test_people_are_told_by_name_and_what_is_known(theme: Theme, qtbot: QtBot) -> None:
    field = PeoplePicker(
        "Whose words?", (Choice("p1", "Amina", "34, mother"), Choice("p2", "<b>Yusuf</b>", "7", "child"))
    )
    form = Form(qtbot, field)
    told = [QAccessible.queryAccessibleInterface(pill(field, key)).text(QAccessible.Text.Name) for key in ("p1", "p2")]
    assert told == ["Amina, 34, mother", "<b>Yusuf</b>, 7"]
    assert form.isVisible()


def test_a_tick_box_tells_its_change_and_nothing_from_elsewhere(theme: Theme, qtbot: QtBot) -> None:
    box, said = TickBox("Lives elsewhere"), []
    qtbot.addWidget(box)
    box.show()
    box.ticked.connect(said.append)
    box.set_ticked(True)
    qtbot.keyClick(box, Qt.Key.Key_Space)
    qtbot.mouseClick(box, Qt.MouseButton.LeftButton)
    assert (said, box.is_ticked()) == ([False, True], True)


def test_a_few_letters_find_and_leaving_hands_over(theme: Theme, qtbot: QtBot) -> None:
    field = SearchChoiceField("Who will do it", WORKERS)
    form = Form(qtbot, field)
    combo = field.editor()
    assert isinstance(combo, QComboBox)
    qtbot.keyClicks(combo.lineEdit(), "ker 17")
    popup = combo.completer().popup()
    qtbot.waitUntil(popup.isVisible)
    offered = [popup.model().index(row, 0).data() for row in range(popup.model().rowCount())]
    assert offered == ["Worker 17, Housing"]
    qtbot.keyClick(popup, Qt.Key.Key_Down)
    qtbot.keyClick(popup, Qt.Key.Key_Return)
    assert field.chosen() == "w17"
    form.other.setFocus()
    assert form.lefts == ["w17"]


def test_the_whole_name_typed_is_chosen_and_a_name_not_in_the_list_is_told(theme: Theme, qtbot: QtBot) -> None:
    field = SearchChoiceField("Who will do it", WORKERS, chosen="w3")
    form = Form(qtbot, field)
    unknown: list[str] = []
    field.unknown.connect(unknown.append)
    line = field.editor().lineEdit()  # type: ignore[attr-defined]
    line.selectAll()
    qtbot.keyClicks(line, "worker 5, housing")
    assert field.chosen() == "w5"
    line.selectAll()
    qtbot.keyClicks(line, "Nobody")
    field.editor().completer().popup().hide()  # type: ignore[attr-defined]
    form.other.setFocus()
    assert (field.chosen(), field.typed(), unknown, form.lefts) == ("", "Nobody", ["Nobody"], [])
    assert "Nothing in the list" in field.problem()
    assert "Nobody" not in field.problem()


def test_emptied_it_hands_over_none(theme: Theme, qtbot: QtBot) -> None:
    field = SearchChoiceField("Who", WORKERS, chosen="w3")
    form = Form(qtbot, field)
    line = field.editor().lineEdit()  # type: ignore[attr-defined]
    line.selectAll()
    qtbot.keyClick(line, Qt.Key.Key_Delete)
    form.other.setFocus()
    assert form.lefts == [""]


def test_a_list_from_elsewhere_keeps_what_is_chosen_while_it_is_offered(theme: Theme, qtbot: QtBot) -> None:
    field = SearchChoiceField("Who", WORKERS, chosen="w3")
    form = Form(qtbot, field)
    field.set_choices(WORKERS[2:5])
    assert (field.chosen(), field.typed()) == ("w3", "Worker 3, Housing")
    field.set_choices(WORKERS[5:])
    assert (field.chosen(), field.typed(), form.edits) == ("", "", 0)


def test_two_of_one_name_are_told_apart_by_key(theme: Theme, qtbot: QtBot) -> None:
    field = SearchChoiceField("Who", (Choice("w1", "Sam"), Choice("w2", "Sam")))
    form = Form(qtbot, field)
    combo = field.editor()
    assert isinstance(combo, QComboBox)
    combo.setCurrentIndex(1)
    combo.activated.emit(1)
    assert field.chosen() == "w2"
    assert form.edits == 1


@pytest.mark.parametrize("focused", [True, False])
def test_the_wheel_changes_nothing_and_is_left_to_the_page(focused: bool, theme: Theme, qtbot: QtBot) -> None:
    field = SearchChoiceField("Who", WORKERS, chosen="w3")
    form = Form(qtbot, field)
    if not focused:
        form.other.setFocus()
    turned = QWheelEvent(
        QPointF(5, 5),
        QPointF(5, 5),
        QPoint(0, -120),
        QPoint(0, -120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(field.editor(), turned)
    assert (field.chosen(), form.edits) == ("w3", 0)
    assert not turned.isAccepted()
