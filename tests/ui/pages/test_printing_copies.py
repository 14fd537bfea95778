"""What was sealed is printed as it was sealed, and no page reaches a printer without a line in the access log."""

from pathlib import Path

import pypdfium2
from PySide6.QtGui import QPageSize, QPdfWriter
from PySide6.QtWidgets import QAbstractButton, QWidget

from coachdesk.models.access import AccessDeed, AccessEntry
from coachdesk.operations.sample import family_id
from coachdesk.reports.preview import page_count
from coachdesk.ui.pages.export import ExportPage
from coachdesk.ui.pages.print_button import PrintButton
from coachdesk.ui.path_field import PathField
from tests.ui.pages.standing import Standing
from tests.ui.pages.test_daily_pages import words


def printed(standing: Standing) -> list[tuple[str, str]]:
    entries = standing.opened.desk.records(AccessEntry)
    return [(one.family, one.what) for one in entries if one.deed is AccessDeed.PRINTED]


def saved(standing: Standing, folder: Path) -> tuple[ExportPage, PrintButton]:
    page = standing.page(ExportPage, standing.opened, ref="F1")
    assert isinstance(page, ExportPage)
    standing.quiet(lambda: page.findChild(QWidget, "page 1"))
    button = page.findChild(PrintButton, "print")
    assert isinstance(button, PrintButton)
    assert not button.isVisible()
    folder_field = page.findChild(PathField, "folder")
    assert isinstance(folder_field, PathField)
    folder_field.set_path(folder)
    save = page.findChild(QAbstractButton, "seal and save")
    assert isinstance(save, QAbstractButton)
    save.click()
    standing.quiet(button.isVisible)
    return page, button


def test_a_saved_copy_is_printed_page_for_page_and_is_on_record(standing: Standing, tmp_path: Path) -> None:
    page, button = saved(standing, tmp_path)
    device = QPdfWriter(str(tmp_path / "paper.ps"))
    device.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    button.print_on(device)
    assert not button.isEnabled()
    standing.quiet(button.isEnabled)
    del device
    paper = pypdfium2.PdfDocument(tmp_path / "paper.ps")
    (file,) = tmp_path.glob("*.pdf")
    assert len(paper) == page_count(file.read_bytes())
    darkest = paper[0].render(scale=0.5).to_pil().convert("L").getextrema()[0]
    assert darkest < 100, "the paper is empty"
    assert printed(standing) == [(family_id("F1"), "full")]
    assert "went to the printer" in page.message.words()


def test_nothing_is_printed_that_could_not_be_written_down(standing: Standing, tmp_path: Path) -> None:
    page, button = saved(standing, tmp_path)
    device = QPdfWriter(str(tmp_path / "paper.ps"))
    standing.opened.desk.vault.close()
    button.print_on(device)
    standing.quiet(lambda: button.isEnabled() and page.message.words())
    del device
    assert not (tmp_path / "paper.ps").exists()


def test_without_a_printer_it_says_so(standing: Standing, tmp_path: Path) -> None:
    page, button = saved(standing, tmp_path)
    button.click()
    standing.quiet(lambda: "knows no printer" in words(page) or "knows no printer" in page.message.words())
    assert printed(standing) == []


def test_another_copy_is_not_printed_in_the_name_of_the_one_before(standing: Standing, tmp_path: Path) -> None:
    page, button = saved(standing, tmp_path)
    next(one for one in page.findChildren(QAbstractButton) if one.accessibleName() == "For Callum").click()
    assert not button.isVisible()
    button.print_on(QPdfWriter(str(tmp_path / "paper.ps")))
    assert printed(standing) == []
