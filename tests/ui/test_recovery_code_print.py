"""The printed sheet holds every group with its number, once, and nothing about anybody."""

from pathlib import Path

import pypdfium2
from PySide6.QtGui import QPageSize, QPdfWriter
from PySide6.QtWidgets import QApplication

from coachdesk.crypto.recovery_code import RecoveryCode
from coachdesk.ui.recovery_code_print import draw_sheet


def test_every_group_is_on_the_sheet_with_its_number(qapp: QApplication, tmp_path: Path) -> None:
    groups = RecoveryCode.new().groups()
    writer = QPdfWriter(str(tmp_path / "sheet.pdf"))
    writer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    draw_sheet(groups, writer)
    del writer
    document = pypdfium2.PdfDocument(tmp_path / "sheet.pdf")
    assert len(document) == 1
    text = " ".join(document[0].get_textpage().get_text_bounded().split())
    for number, group in enumerate(groups, start=1):
        assert f"{number} {group}" in text
    assert "sealed envelope" in text
