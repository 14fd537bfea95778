"""What no screen may do: show words as markup, take a passphrase in Qt's field, let the wheel change a value.

Each ban is read off the syntax tree, and each is shown to catch its offence. (`tr` of text that is not fixed is banned
for the whole program in tests/test_house_bans.py.)
"""

import ast
from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest

UI = Path(__file__).resolve().parents[2] / "coachdesk" / "ui"
Ban = Callable[[ast.Call], bool]


def called(node: ast.Call) -> str:
    """The last name of what is called: `QLabel` for `QtWidgets.QLabel(...)`, `setText` for `label.setText(...)`."""
    return node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")


def any_of(*names: str) -> Ban:
    return lambda node: called(node) in names


def rich_text_accepted(node: ast.Call) -> bool:
    return called(node) == "setAcceptRichText" and not (
        node.args and isinstance(node.args[0], ast.Constant) and node.args[0].value is False
    )


def rich_format(node: ast.Call) -> bool:
    return called(node) == "setTextFormat" and "PlainText" not in ast.unparse(node)


def password_line(node: ast.Call) -> bool:
    return called(node) == "setEchoMode"


BANS: dict[str, tuple[Ban, str, tuple[str, ...], str]] = {
    # name: (ban, what to use, files let through, an offence)
    "a label that takes markup": (
        any_of("QLabel"),
        "SafeLabel of widgets/labels.py",
        ("pages/phone_pages.py",),  # a picture of a page, never text: its format is set plain
        "label = QLabel(name)",
    ),
    "a box in the way": (
        any_of("QMessageBox", "QErrorMessage", "QInputDialog", "QProgressDialog"),
        "Banner, Field.show_problem, UndoToast or ProgressStrip",
        (),
        "box = QMessageBox()",
    ),
    "a box in the way, made by its own function": (
        lambda node: isinstance(node.func, ast.Attribute) and ast.unparse(node.func.value).endswith("QMessageBox"),
        "Banner or UndoToast",
        (),
        "QMessageBox.question(self, 'Sure?', 'Sure?')",
    ),
    "text that takes markup": (
        any_of("QTextEdit", "QTextBrowser", "setHtml", "insertHtml", "appendHtml", "setMarkdown", "setWhatsThis"),
        "WordsField",
        (),
        "page.setHtml(story)",
    ),
    "rich text accepted": (rich_text_accepted, "WordsField", (), "edit.setAcceptRichText(True)"),
    "a text format other than plain": (rich_format, "SafeLabel", (), "label.setTextFormat(Qt.TextFormat.RichText)"),
    "a passphrase in Qt's field, which keeps it": (
        password_line,
        "PassphraseField",
        (),
        "line.setEchoMode(QLineEdit.EchoMode.Password)",
    ),
    "a value that the wheel changes": (
        any_of(
            "QComboBox", "QSpinBox", "QDoubleSpinBox", "QSlider", "QDial", "QDateEdit", "QTimeEdit", "QDateTimeEdit"
        ),
        "ChoiceField, SearchChoiceField, DateField or LineField",
        (),
        "box = QComboBox(self)",
    ),
    "a button that neither wraps nor keeps an ampersand": (
        any_of("QPushButton", "QToolButton", "QCheckBox", "QRadioButton", "QCommandLinkButton"),
        "the functions of widgets/buttons.py, TickBox, ChoiceField",
        (),
        "QPushButton('Save', self)",
    ),
    "a layout read by itemAt, which PySide does not survive": (
        any_of("itemAt"),
        "in_layout_order of widgets/layout_order.py",
        (),
        "layout.itemAt(0).widget()",
    ),
}


@cache
def calls() -> list[tuple[str, ast.Call]]:
    """Every call in the layer, with its file."""
    return [
        (path.relative_to(UI).as_posix(), node)
        for path in sorted(UI.rglob("*.py"))
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call)
    ]


@pytest.mark.parametrize("name", BANS)
def test_no_screen_has(name: str) -> None:
    ban, instead, let_through, _ = BANS[name]
    found = [f"{path}:{node.lineno}" for path, node in calls() if path not in let_through and ban(node)]
    assert found == [], f"use {instead}"


@pytest.mark.parametrize("name", BANS)
def test_each_ban_catches_its_offence(name: str) -> None:
    ban, _, _, offence = BANS[name]
    assert any(ban(node) for node in ast.walk(ast.parse(offence)) if isinstance(node, ast.Call))


@pytest.mark.parametrize(
    "innocent",
    [
        "SafeLabel(name)",
        "line = QLineEdit(self)",
        "label.setTextFormat(Qt.TextFormat.PlainText)",
        "edit.setAcceptRichText(False)",
        "class SteadyCombo(QComboBox): pass",
        "items[0].widget()",
    ],
)
def test_no_ban_catches_the_innocent(innocent: str) -> None:
    nodes = [node for node in ast.walk(ast.parse(innocent)) if isinstance(node, ast.Call)]
    assert not any(ban(node) for ban, _, _, _ in BANS.values() for node in nodes)
