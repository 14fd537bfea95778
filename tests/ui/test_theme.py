"""Scheme and text size take hold everywhere at once, while the program runs."""

import pytest
from PySide6.QtGui import QColor, QGuiApplication, QPalette
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from coachdesk.ui import fonts
from coachdesk.ui.theme import (
    TEXT_SIZES,
    Scheme,
    Theme,
    em,
    for_family,
    is_for_family,
    nearest_size,
    spaced,
    tokens,
    worn_scheme,
)
from coachdesk.ui.theme_sheet import FAMILY_HEIGHT, STAFF_HEIGHT
from coachdesk.ui.theme_tokens import DARK, HIGH, LIGHT
from coachdesk.ui.widgets.buttons import primary_button
from coachdesk.ui.widgets.headings import heading
from coachdesk.ui.widgets.labels import safe_label


@pytest.mark.parametrize("percent", TEXT_SIZES)
def test_every_kind_of_text_grows_with_the_chosen_size(percent: int, theme: Theme, qtbot: QtBot) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    column = QVBoxLayout(page)
    parts = [safe_label("Words"), heading("A heading"), QLineEdit(page), primary_button("Save")]
    for part in parts:
        column.addWidget(part)
    page.show()
    before = [(part.font().pixelSize(), part.sizeHint().height()) for part in parts]
    theme.set_percent(percent)
    after = [(part.font().pixelSize(), part.sizeHint().height()) for part in parts]
    for (size_before, height_before), (size, height) in zip(before, after, strict=True):
        assert size == pytest.approx(size_before * percent / 100, abs=1)
        assert height > height_before or percent == 100


def test_gaps_follow_the_text_size_also_in_layouts_within_layouts(theme: Theme, qtbot: QtBot) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    outer, inner = QVBoxLayout(page), QVBoxLayout()
    outer.addLayout(inner)
    spaced(outer, margins=2, gap=1)
    spaced(inner, margins=(0, 1, 0, 0), gap=0.5)
    for percent in (100, 200, 100):
        theme.set_percent(percent)
        assert outer.contentsMargins().left() == em(2) == round(15 * percent / 100) * 2
        assert (inner.contentsMargins().top(), inner.spacing()) == (em(1), em(0.5))


@pytest.mark.parametrize(("scheme", "worn"), [(Scheme.LIGHT, LIGHT), (Scheme.DARK, DARK), (Scheme.HIGH_CONTRAST, HIGH)])
def test_a_scheme_changes_palette_and_tokens_together(scheme: Scheme, worn: object, theme: Theme) -> None:
    theme.set_scheme(scheme)
    assert tokens() == worn
    palette = QGuiApplication.palette()
    for group in (QPalette.ColorGroup.Active, QPalette.ColorGroup.Inactive, QPalette.ColorGroup.Disabled):
        assert palette.color(group, QPalette.ColorRole.Window) == QColor(tokens().window)


def test_what_is_painted_wears_the_scheme(theme: Theme, qtbot: QtBot) -> None:
    button = primary_button("Save")
    qtbot.addWidget(button)
    button.resize(120, 40)
    theme.set_scheme(Scheme.DARK)
    assert button.grab().toImage().pixelColor(60, 4) == QColor(DARK.accent)


def test_larger_and_smaller_step_through_the_sizes_and_stop_at_the_ends(theme: Theme) -> None:
    went = []
    for _ in range(len(TEXT_SIZES)):
        went.append(theme.percent)
        theme.larger()
    assert tuple(went) == TEXT_SIZES
    assert theme.percent == TEXT_SIZES[-1]
    for _ in range(len(TEXT_SIZES)):
        theme.smaller()
    assert theme.percent == TEXT_SIZES[0]


@pytest.mark.parametrize(("asked", "given"), [(0, 100), (110, 100), (140, 150), (250, 200), (9_999, 300), (-5, 100)])
def test_a_size_kept_from_elsewhere_becomes_the_nearest_on_offer(asked: int, given: int) -> None:
    assert nearest_size(asked) == given


def test_following_the_system_means_one_of_the_three(theme: Theme) -> None:
    assert worn_scheme(Scheme.SYSTEM) in {Scheme.LIGHT, Scheme.DARK, Scheme.HIGH_CONTRAST}
    assert worn_scheme(Scheme.DARK) is Scheme.DARK


def test_a_change_is_told_after_it_took_effect(theme: Theme, qtbot: QtBot) -> None:
    seen: list[tuple[str, int]] = []
    theme.changed.connect(lambda: seen.append((tokens().window, em())))
    theme.set_scheme(Scheme.DARK)
    theme.set_percent(200)
    theme.set_percent(200)
    assert seen == [(DARK.window, 15), (DARK.window, 30)]


def test_inside_a_family_screen_text_is_andika_and_targets_are_for_fingers(theme: Theme, qtbot: QtBot) -> None:
    page, staff = QWidget(), primary_button("Save")
    qtbot.addWidget(page)
    qtbot.addWidget(staff)
    column = QVBoxLayout(page)
    for_family(page)
    label, button, line = safe_label("Who was there?"), primary_button("Next"), QLineEdit(page)
    for part in (label, button, line):
        column.addWidget(part)
    page.show()
    staff.show()
    for percent in (100, 200):
        theme.set_percent(percent)
        for part in (label, button, line):
            assert part.font().families()[0] == fonts.FAMILY
            assert part.font().pixelSize() >= 22 * percent / 100
        assert min(button.minimumSizeHint().height(), line.sizeHint().height()) >= FAMILY_HEIGHT
        assert staff.font().families()[0] == fonts.STAFF
        assert staff.minimumSizeHint().height() >= STAFF_HEIGHT
    assert is_for_family(button)
    assert not is_for_family(staff)


def test_andika_reaches_what_was_on_the_page_before_it_became_a_familys(theme: Theme, qtbot: QtBot) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    label = safe_label("Mornings", parent=page)
    page.show()
    for_family(page)
    assert label.font().families()[0] == fonts.FAMILY
