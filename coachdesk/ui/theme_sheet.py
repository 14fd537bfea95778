"""The one style sheet: shapes, paddings and rings that a palette cannot say. Sizes follow the text."""

from string import Template

from coachdesk.ui.theme_tokens import Tokens

STAFF_HEIGHT = 32
"""Least height in pixels of anything a member of staff clicks (WCAG asks for 24)."""

FAMILY_HEIGHT = 64
"""Least height in pixels of anything a family touches."""

RING = 3
"""Width of the focus ring in pixels."""

_SHEET = Template("""
* { outline: none; }
*[family="true"], *[family="true"] QWidget { font-family: $lettering; font-size: ${family_body}px; }
QLabel { background: transparent; }
QLabel[tone="muted"] { color: $muted; }
QLabel[tone="danger"] { color: $danger; }
QLabel[tone="warn"] { color: $warn; }
QLabel[tone="ok"] { color: $ok; }
QLabel[tone="accent"] { color: $accent; }
QLabel[level="1"] { font-size: ${h1}px; font-weight: 600; }
QLabel[level="2"] { font-size: ${h2}px; font-weight: 600; }
QLabel[level="3"] { font-size: ${body}px; font-weight: 600; }
QLabel[level="small"] { font-size: ${small}px; }
QLabel[level="number"] { font-size: ${number}px; font-weight: 600; }
*[family="true"] QLabel[level="1"] { font-size: ${family_h1}px; }
*[family="true"] QLabel[level="2"] { font-size: ${family_h2}px; }
*[family="true"] QLabel[level="3"] { font-size: ${family_body}px; }
*[family="true"] QLabel[level="small"] { font-size: ${family_small}px; }

QFrame[kind="card"] { background: $surface; border: 1px solid $hairline; border-radius: ${big_radius}px; }
QFrame[kind="rule"] { background: $hairline; border: none; max-height: 1px; min-height: 1px; }
QFrame[kind="banner"] { background: $accent_soft; border: 1px solid $accent; border-radius: ${radius}px; }
QFrame[kind="banner"][tone="warning"] { background: $warn_soft; border-color: $warn; }
QFrame[kind="banner"][tone="safety"] { background: $danger_soft; border-color: $danger; }
QFrame[kind="banner"][tone="quiet"] { background: $hover; border-color: $hairline; }
QFrame[kind="toast"] { background: $text; border: 1px solid $border; border-radius: ${radius}px; }
QFrame[kind="toast"] QLabel { color: $window; }
QFrame[kind="bar"] { background: $window; border: none; border-top: 1px solid $hairline; }
QFrame[kind="rail"] { background: $surface; border: none; border-right: 1px solid $hairline; }
QFrame[kind="strip"] { background: $surface; border: none; border-bottom: 1px solid $hairline; }

.QPushButton, .QToolButton {
    background: $surface; color: $text; border: 1px solid $border; border-radius: ${radius}px;
    padding: ${pad}px ${pad_wide}px; min-height: ${inner}px; }
.QPushButton:hover, .QToolButton:hover { background: $hover; }
.QPushButton:pressed, .QToolButton:pressed { background: $accent_soft; }
.QPushButton:default { background: $accent; color: $on_accent; border-color: $accent; font-weight: 600; }
.QPushButton:focus, .QToolButton:focus {
    border: ${ring}px solid $focus; padding: ${pad_ring}px ${pad_wide_ring}px; }
.QPushButton:default:focus { border-color: $text; }
.QPushButton:disabled, .QToolButton:disabled { color: $muted; background: $window; border-color: $hairline; }

QLineEdit, QPlainTextEdit, QComboBox, QFrame[kind="passphrase"] {
    background: $surface; color: $text; border: 1px solid $border; border-radius: ${radius}px;
    padding: ${pad}px ${pad_field}px;
    selection-background-color: $accent; selection-color: $on_accent; placeholder-text-color: $placeholder; }
QLineEdit, QComboBox, QFrame[kind="passphrase"] { min-height: ${inner}px; }
QLineEdit:focus, QPlainTextEdit:focus, QComboBox:focus, QFrame[kind="passphrase"]:focus {
    border: ${ring}px solid $focus; padding: ${pad_ring}px ${pad_field_ring}px; }
QLineEdit[doubtful="true"], QPlainTextEdit[doubtful="true"], QComboBox[doubtful="true"],
QFrame[kind="passphrase"][doubtful="true"] { border-color: $danger; }
QLineEdit:read-only, QPlainTextEdit:read-only { background: $window; border-color: $hairline; }
QLineEdit:disabled, QPlainTextEdit:disabled, QComboBox:disabled { color: $muted; background: $window; }
*[family="true"] QLineEdit, *[family="true"] QComboBox { min-height: ${family_inner}px; }
QComboBox QLineEdit { border: none; padding: 0; background: transparent; min-height: 0; }
QComboBox::drop-down { border: none; width: ${arrow_box}px; }
QComboBox::down-arrow { image: url(icons:controls/$arrow.svg); width: ${arrow_size}px; height: ${arrow_size}px; }

QAbstractItemView {
    background: $surface; color: $text; border: 1px solid $hairline; border-radius: ${radius}px;
    gridline-color: $hairline; selection-background-color: $accent_soft; selection-color: $text; }
QAbstractItemView:focus { border: ${ring}px solid $focus; }
QAbstractItemView::item { padding: ${item_pad}px ${pad}px; border: none; }
QAbstractItemView::item:hover { background: $hover; }
QAbstractItemView::item:selected { background: $accent_soft; color: $text; border-left: ${ring}px solid $accent; }
QListView::item, QTreeView::item { min-height: ${row}px; }
QHeaderView { background: $surface; border: none; }
QHeaderView::section {
    background: $surface; color: $muted; border: none; border-bottom: 1px solid $border;
    padding: ${pad}px ${pad_field}px; font-weight: 600; }

QTabWidget::pane { border: none; border-top: 1px solid $hairline; }
QTabBar::tab {
    background: transparent; color: $muted; padding: ${pad}px ${pad_wide}px; min-height: ${inner}px;
    border: ${ring}px solid transparent; border-bottom: ${ring}px solid transparent; }
QTabBar::tab:selected { color: $text; border-bottom-color: $accent; font-weight: 600; }
QTabBar::tab:hover { background: $hover; }
QTabBar:focus::tab:selected { border-color: $focus; border-radius: ${radius}px; }

QScrollArea, QScrollArea > QWidget > QWidget[kind="page"] { background: transparent; border: none; }
QScrollBar:vertical { background: transparent; width: ${bar}px; margin: 0; }
QScrollBar:horizontal { background: transparent; height: ${bar}px; margin: 0; }
QScrollBar::handle { background: $border; border-radius: ${bar_radius}px; margin: ${bar_gap}px; }
QScrollBar::handle:vertical { min-height: ${inner}px; }
QScrollBar::handle:horizontal { min-width: ${inner}px; }
QScrollBar::handle:hover { background: $muted; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }

QProgressBar { background: $hover; border: 1px solid $border; border-radius: ${bar_radius}px;
    min-height: ${bar}px; max-height: ${bar}px; }
QProgressBar::chunk { background: $accent; border-radius: ${bar_radius}px; }
QMenu { background: $surface; color: $text; border: 1px solid $border; border-radius: ${radius}px; padding: ${gap}px; }
QMenu::item { padding: ${pad}px ${pad_wide}px; min-height: ${menu_row}px; border-radius: ${radius}px; }
QMenu::item:selected { background: $accent; color: $on_accent; }
QMenu::item:disabled { color: $muted; }
QMenu::separator { background: $hairline; height: 1px; margin: ${gap}px; }
QToolTip { background: $surface; color: $text; border: 1px solid $border; padding: ${gap}px; }
QSplitter::handle { background: $hairline; }
QSplitter::handle:focus, QSplitter::handle:hover { background: $focus; }
""")


def sheet_of(tokens: Tokens, arrow: str, body: int, family_body: int, lettering: str) -> str:
    """The style sheet for these colours with body text of `body` and `family_body` pixels.

    `arrow` names the drop-down arrow's file in `icons:controls/`, drawn in this appearance's text colour;
    `lettering` is the font families of family screens, quoted.
    """
    pad = round(body * 0.4)
    pad_wide, pad_field = round(body * 1.1), round(body * 0.7)
    grow = RING - 1  # the ring takes the room of the padding, so nothing moves
    bar = max(12, round(body * 0.8))
    sizes = {
        "body": body,
        "small": round(body * 0.87),
        "h1": round(body * 1.6),
        "h2": round(body * 1.2),
        "number": round(body * 2.1),
        "family_body": family_body,
        "family_small": round(family_body * 0.87),
        "family_h1": round(family_body * 1.5),
        "family_h2": round(family_body * 1.2),
        "radius": min(10, round(body * 0.45)),
        "big_radius": min(14, round(body * 0.75)),
        "ring": RING,
        "pad": pad,
        "pad_ring": max(0, pad - grow),
        "pad_wide": pad_wide,
        "pad_wide_ring": pad_wide - grow,
        "pad_field": pad_field,
        "pad_field_ring": pad_field - grow,
        "inner": max(STAFF_HEIGHT, round(body * 2.5)) - 2 * (pad + 1),
        "family_inner": max(FAMILY_HEIGHT, round(family_body * 2)) - 2 * (pad + 1),
        "item_pad": round(body * 0.3),
        "row": max(STAFF_HEIGHT, round(body * 2.2)) - 2 * round(body * 0.3),
        "menu_row": max(STAFF_HEIGHT, round(body * 2.2)) - 2 * pad,
        "gap": round(body * 0.3),
        "bar": bar,
        "bar_gap": 2,
        "bar_radius": bar // 2 - 2,
        "arrow_size": round(body * 0.9),
        "arrow_box": round(body * 2.2),
    }
    words = {"arrow": arrow, "lettering": lettering}
    return _SHEET.substitute(vars(tokens), **words, **{name: str(size) for name, size in sizes.items()})
