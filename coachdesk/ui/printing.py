"""Paper straight from the program: which printer, and pages that are drawn on it. No file is made on the way."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPainter

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from PySide6.QtGui import QPagedPaintDevice
    from PySide6.QtWidgets import QWidget

PRINT_WIDTH = 2_480
"""Dots across a page of A4 at 300 an inch."""


def can_print() -> bool:
    """Whether this laptop knows a printer."""
    return bool(_printing().QPrinterInfo.availablePrinterNames())


def ask_printer(parent: QWidget, chosen: Callable[[QPagedPaintDevice], None]) -> None:
    """Asks which printer in the system's own window; `chosen` is called with it unless nobody chooses one.

    The printer lives as long as somebody holds it.
    """
    printing = _printing()
    printer = printing.QPrinter(printing.QPrinter.PrinterMode.HighResolution)
    dialog = printing.QPrintDialog(printer, parent)
    dialog.accepted.connect(lambda: chosen(printer))
    dialog.finished.connect(dialog.deleteLater)
    dialog.open()


def print_pages(pages: Iterable[bytes], device: QPagedPaintDevice) -> int:
    """Draws each page, a PNG, as large as the paper takes; answers how many. Meant for a worker thread."""
    painter = QPainter()
    number = 0
    for number, page in enumerate(pages, 1):
        if number == 1:
            painter.begin(device)
        else:
            device.newPage()
        image = QImage.fromData(page)
        room = QRectF(painter.viewport())
        scale = min(room.width() / image.width(), room.height() / image.height())
        drawn = QRectF(0, 0, image.width() * scale, image.height() * scale)
        drawn.moveCenter(room.center())
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawImage(drawn, image)
    if painter.isActive():
        painter.end()
    return number


def _printing() -> Any:
    """Qt's printing, loaded when it is first wanted."""
    return import_module("PySide6.QtPrintSupport")
