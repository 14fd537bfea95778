"""Taking pictures in, shaping them by mouse and keys, and looking at them; nothing of them stays behind a left page."""

import io
from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QWidget

from coachdesk.desk.attachments import attachment_bytes
from coachdesk.models.plan import Attachment
from coachdesk.operations.attachments import take_in
from coachdesk.operations.sample import family_id
from coachdesk.ui.page import Page
from coachdesk.ui.pages.attachment.page import AttachmentPage
from coachdesk.ui.pages.attachment.papers_page import PapersPage
from coachdesk.ui.pages.attachment.take_page import TakePage
from coachdesk.ui.path_field import PathField
from coachdesk.ui.widgets.crop_edge import CropEdge, Side
from coachdesk.ui.widgets.picture_view import PictureView
from tests.sandbox.pictures import as_the_camera_wrote, corner_of, letter, quarters, written
from tests.ui.conftest import Usable
from tests.ui.pages.standing import Standing
from tests.ui.pages.test_daily_pages import words


def named(page: QWidget, name: str) -> QAbstractButton:
    found = page.findChild(QAbstractButton, name)
    assert isinstance(found, QAbstractButton), name
    return found


def edge(page: QWidget, name: str) -> CropEdge:
    return next(one for one in page.findChildren(CropEdge) if one.accessibleName() == name)


def put(folder: Path, name: str, content: bytes) -> Path:
    place = folder / name
    place.write_bytes(content)
    return place


def taking(standing: Standing, place: Path) -> TakePage:
    page = standing.page(TakePage, ref="F1")
    assert isinstance(page, TakePage)
    page.take(place)
    standing.quiet(lambda: not page.shaping.view.is_empty())
    return page


def kept(standing: Standing) -> list[Attachment]:
    return standing.opened.desk.records(Attachment, family_id("F1"))


def image_of(standing: Standing, record: Attachment) -> Image.Image:
    return Image.open(io.BytesIO(attachment_bytes(standing.opened.desk, record)))


def test_a_picture_is_turned_cropped_by_keys_and_kept(standing: Standing, tmp_path: Path) -> None:
    page = taking(standing, put(tmp_path, "letter.png", written(quarters(400, 300), "PNG")))
    page.activateWindow()
    named(page, "turn right").click()
    named(page, "crop").click()
    standing.quiet(page.shaping.view.is_cropping)
    left = edge(page, "Left edge")
    assert left.hasFocus()
    for _ in range(10):
        QTest.keyClick(left, Qt.Key.Key_PageUp)
    bottom = edge(page, "Bottom edge")
    for _ in range(50):
        QTest.keyClick(bottom, Qt.Key.Key_Up)
    assert page.shaping.view.crop() == (5_000, 0, 10_000, 5_000)
    named(page, "keep").click()
    standing.quiet(lambda: kept(standing))
    image = image_of(standing, kept(standing)[0])
    assert image.size == (150, 200)
    assert set(corner_of(image)) == {0}  # the top left of the file lies top right when it is turned to the right


def test_a_handle_is_dragged(standing: Standing, tmp_path: Path) -> None:
    page = taking(standing, put(tmp_path, "letter.png", written(quarters(400, 300), "PNG")))
    named(page, "crop").click()
    right = edge(page, "Right edge")
    start = right.rect().center()
    QTest.mousePress(right, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, start)
    half = round(page.shaping.view.box().width() / 2)
    QTest.mouseMove(right, start - QPoint(half, 0))
    QTest.mouseRelease(right, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, start)
    assert page.shaping.view.crop()[2] == pytest.approx(5_000, abs=400)
    named(page, "whole").click()
    assert page.shaping.view.crop() == (0, 0, 10_000, 10_000)


def test_no_edge_passes_the_one_opposite(standing: Standing, tmp_path: Path) -> None:
    page = taking(standing, put(tmp_path, "letter.png", written(quarters(400, 300), "PNG")))
    named(page, "crop").click()
    for side in Side:
        slider = next(one for one in page.findChildren(CropEdge) if one.accessibleName().lower().startswith(side.value))
        slider.setValue(10_000 if side in {Side.LEFT, Side.TOP} else 0)
        left, top, right, bottom = page.shaping.view.crop()
        assert right - left >= 500
        assert bottom - top >= 500


def test_each_page_of_a_pdf_keeps_the_shape_it_was_given(standing: Standing, tmp_path: Path) -> None:
    page = taking(standing, put(tmp_path, "form.pdf", letter(pages=2)))
    assert "Page 1 of 2" in words(page)
    named(page, "turn left").click()
    named(page, "next page").click()
    standing.quiet(lambda: "Page 2 of 2" in words(page))
    named(page, "keep").click()
    standing.quiet(lambda: len(kept(standing)) == 2)
    sizes = {one.name: image_of(standing, one).size for one in kept(standing)}
    assert sizes["form, page 1 of 2"] == sizes["form, page 2 of 2"][::-1]


@pytest.mark.parametrize("delete", [True, False])
def test_the_original_stays_until_somebody_says_so(standing: Standing, tmp_path: Path, delete: bool) -> None:
    place = put(tmp_path, "letter.png", as_the_camera_wrote("PNG"))
    page = taking(standing, place)
    named(page, "keep").click()
    standing.quiet(lambda: named(page, "delete").isVisible())
    assert place.exists()
    assert str(tmp_path) in words(page)
    named(page, "delete" if delete else "leave it").click()
    standing.quiet(lambda: "The original is" in page.message.words())
    assert place.exists() is not delete


def test_a_file_is_dropped_on_the_page(standing: Standing, tmp_path: Path) -> None:
    page = standing.page(TakePage, ref="F1")
    assert isinstance(page, TakePage)
    carried = QMimeData()
    carried.setUrls([QUrl.fromLocalFile(str(put(tmp_path, "a.jpg", as_the_camera_wrote("JPEG"))))])
    page.dropEvent(
        QDropEvent(
            QPointF(9, 9), Qt.DropAction.CopyAction, carried, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
        )
    )
    standing.quiet(lambda: not page.shaping.view.is_empty())


@pytest.mark.parametrize(("name", "sentence"), [("a.docm", "something else"), ("a.heic", "HEIC"), ("a.png", "safely")])
def test_what_is_not_taken_is_said_and_offers_nothing_to_keep(
    standing: Standing, tmp_path: Path, name: str, sentence: str
) -> None:
    page = standing.page(TakePage, ref="F1")
    assert isinstance(page, TakePage)
    page.take(put(tmp_path, name, b"\x89PNG\r\n\x1a\n" + bytes(90)))
    standing.quiet(lambda: sentence in page.message.words())
    assert not named(page, "keep").isVisible()


def stored(standing: Standing, tmp_path: Path) -> Attachment:
    place = put(tmp_path, "letter.png", written(quarters(400, 300), "PNG"))
    return take_in(standing.opened.desk, place, family_id("F1")).kept[0]


def test_a_kept_picture_is_shown_and_painted_over_when_the_page_is_left(standing: Standing, tmp_path: Path) -> None:
    record = stored(standing, tmp_path)
    page = standing.page(AttachmentPage, ref="F1", record_id=record.id)
    assert isinstance(page, AttachmentPage)
    standing.quiet(lambda: not page.view.is_empty())
    assert page.accessibleName() == "letter"
    memory = page.view._image.bits()
    assert any(bytes(memory[:1200]))
    image = page.view._image  # keeps the memory there to be looked at
    page.leave()
    assert page.view.is_empty()
    assert not any(bytes(image.bits()[:1200]))


def test_keys_alone_bring_every_part_of_a_tall_page_into_sight(standing: Standing, tmp_path: Path) -> None:
    record = take_in(standing.opened.desk, put(tmp_path, "letter.pdf", letter()), family_id("F1")).kept[0]
    page = standing.page(AttachmentPage, ref="F1", record_id=record.id)
    assert isinstance(page, AttachmentPage)
    standing.quiet(lambda: not page.view.is_empty())
    standing.qtbot.wait(50)
    assert page.view.height() >= page.view.heightForWidth(page.view.width()) > page.height()
    page.first_focus().setFocus()
    bar = page.area.verticalScrollBar()
    bar.setValue(0)
    QTest.keyClick(page.first_focus(), Qt.Key.Key_PageDown)
    assert 0 < bar.value() < bar.maximum()
    QTest.keyClick(page.first_focus(), Qt.Key.Key_End)
    assert bar.value() == bar.maximum()
    QTest.keyClick(page.first_focus(), Qt.Key.Key_Home)
    assert bar.value() == 0


def test_hiding_the_window_paints_it_over_too(standing: Standing, tmp_path: Path) -> None:
    record = stored(standing, tmp_path)
    page = standing.page(AttachmentPage, ref="F1", record_id=record.id)
    assert isinstance(page, AttachmentPage)
    standing.quiet(lambda: not page.view.is_empty())
    page.hide()
    assert page.view.is_empty()


def test_no_pixmap_is_ever_made_of_a_picture() -> None:
    import coachdesk.ui.pages.attachment as pages
    import coachdesk.ui.widgets.picture_view as view

    files = [Path(view.__file__), *Path(pages.__path__[0]).glob("*.py")]
    assert len(files) > 4
    for file in files:
        code = file.read_text("utf-8").split('"""')
        assert not any("QPixmap" in part for part in code[::2]), file.name


def test_the_list_opens_what_is_in_it(standing: Standing, tmp_path: Path) -> None:
    page = standing.page(PapersPage, ref="F1")
    standing.quiet(lambda: "No pictures or papers yet" in words(page))
    record = stored(standing, tmp_path)
    page.refresh()
    standing.quiet(lambda: any(one.accessibleName() == "Open letter" for one in page.findChildren(QAbstractButton)))
    next(one for one in page.findChildren(QAbstractButton) if one.accessibleName() == "Open letter").click()
    assert standing.went[-1].page == "attachment"
    assert standing.went[-1].where["record_id"] == record.id


@pytest.mark.parametrize("cls", [TakePage, AttachmentPage, PapersPage])
def test_every_page_of_pictures_has_room_and_names(
    standing: Standing, usable: Usable, tmp_path: Path, cls: type[Page]
) -> None:
    record = stored(standing, tmp_path)
    if cls is TakePage:
        page: Page = taking(standing, put(tmp_path, "form.pdf", letter(pages=2)))
        named(page, "crop").click()
    else:
        page = standing.page(cls, ref="F1", record_id=record.id)
    standing.quiet(lambda: cls is PapersPage or not page.findChild(PictureView).is_empty())
    standing.qtbot.wait(200)
    usable(page)


def test_the_page_is_clean_again_after_keeping(standing: Standing, tmp_path: Path) -> None:
    page = taking(standing, put(tmp_path, "letter.png", as_the_camera_wrote("PNG")))
    assert not page.is_clean()
    named(page, "keep").click()
    standing.quiet(page.is_clean)
    assert page.shaping.view.is_empty()
    assert page.findChild(PathField, "file").path() is None
