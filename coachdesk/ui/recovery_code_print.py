"""The recovery code on one sheet of paper, straight to a printer: no file of it is ever made."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QRectF, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QWidget

from coachdesk.ui.fonts import staff_font
from coachdesk.ui.printing import ask_printer

if TYPE_CHECKING:
    from PySide6.QtGui import QPagedPaintDevice


def print_code(groups: tuple[str, ...], parent: QWidget, words: str = "") -> None:
    """Asks which printer, then prints, with other `words` above it where it is another code."""
    ask_printer(parent, lambda printer: draw_sheet(groups, printer, words))


def draw_sheet(groups: tuple[str, ...], device: QPagedPaintDevice, words: str = "") -> None:
    """Draws the sheet on any paged device. It names neither the program's user nor the laptop."""
    painter = QPainter(device)
    page = QRectF(painter.viewport())
    unit = page.width() / 100
    words = words or QCoreApplication.translate(
        "RecoveryCode",
        "Recovery code for records on a laptop.\n"
        "With this code the records can be opened without the passphrase.\n"
        "Keep it in a sealed envelope, away from the laptop.",
    )
    painter.setFont(staff_font(round(unit * 2.4)))
    flags = int(Qt.AlignmentFlag.AlignLeft) | int(Qt.TextFlag.TextWordWrap)
    painter.drawText(page.adjusted(unit * 8, unit * 8, -unit * 8, 0), flags, words)
    painter.setFont(staff_font(round(unit * 4)))
    for place, group in enumerate(groups):
        left, top = unit * (8 + 42 * (place % 2)), unit * (30 + 9 * (place // 2))
        painter.drawText(QRectF(left, top, unit * 40, unit * 8), flags, f"{place + 1}   {group}")
    painter.end()
