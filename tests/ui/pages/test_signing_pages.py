"""Signing, copies and checking, driven as a coach, three family members and an advocate would."""

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget

from coachdesk.models.access import AccessDeed, AccessEntry
from coachdesk.models.person import Person
from coachdesk.models.plan import Attachment, Export, Ink, InkMethod, PlanVersion
from coachdesk.operations import taking_out
from coachdesk.operations.access_log import access_log
from coachdesk.operations.inking import STATEMENT
from coachdesk.operations.plan_versions import freeze
from coachdesk.operations.sample import family_id, person_id
from coachdesk.ui.page import Page
from coachdesk.ui.pages.export import ExportPage
from coachdesk.ui.pages.phone_pages import PhonePages
from coachdesk.ui.pages.sign.page import SignPage
from coachdesk.ui.pages.verify import VerifyPage
from coachdesk.ui.path_field import PathField
from coachdesk.ui.widgets.ink_surface import InkSurface
from coachdesk.ui.widgets.line_field import LineField
from tests.sandbox.pictures import as_the_camera_wrote
from tests.ui.conftest import Usable
from tests.ui.pages.standing import Standing
from tests.ui.pages.test_daily_pages import words

STROKE = ((0.1, 0.7), (0.2, 0.2), (0.3, 0.7), (0.5, 0.3), (0.8, 0.6))


def named(page: QWidget, name: str) -> QAbstractButton:
    found = page.findChild(QAbstractButton, name)
    assert isinstance(found, QAbstractButton), name
    return found


def press(standing: Standing, page: Page, name: str) -> None:
    standing.quiet(lambda: any(one.isVisible() for one in page.findChildren(QAbstractButton, name)))
    next(one for one in page.findChildren(QAbstractButton, name) if one.isVisible()).click()


def draw(page: Page) -> None:
    surface = next(one for one in page.findChildren(InkSurface) if one.isEnabled() and one.isVisibleTo(page))
    points = [QPoint(round(x * surface.width()), round(y * surface.height())) for x, y in STROKE]
    QTest.mousePress(surface, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, points[0])
    for point in points[1:]:
        QTest.mouseMove(surface, point)
    QTest.mouseRelease(surface, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, points[-1])


def inks(standing: Standing) -> dict[str, Ink]:
    found = [one.record for one in standing.opened.desk.all(Ink, family_id("F1"))]
    return {one.person or "": one for one in found}


def test_ink_binds_to_the_version_that_was_shown(standing: Standing) -> None:
    page = standing.page(SignPage, ref="F1")
    press(standing, page, "sign Marcus")
    standing.quiet(lambda: STATEMENT in words(page))
    draw(page)
    press(standing, page, "done Marcus")
    standing.quiet(lambda: inks(standing))
    ink = inks(standing)[person_id("F1", "marcus")]
    (version,) = [one.record for one in standing.opened.desk.all(PlanVersion)]
    assert (ink.method, ink.digest, ink.statement) == (InkMethod.DRAWN, version.digest, STATEMENT)
    assert ink.strokes
    standing.quiet(lambda: "Marcus signed at" in words(page))


def test_an_empty_box_is_not_a_signature(standing: Standing) -> None:
    page = standing.page(SignPage, ref="F1")
    press(standing, page, "sign Callum")
    press(standing, page, "done Callum")
    standing.quiet(lambda: "sign again inside the box" in words(page).lower())
    assert inks(standing) == {}


def test_rather_not_is_one_press_and_an_answer_like_any_other(standing: Standing) -> None:
    page = standing.page(SignPage, ref="F1")
    press(standing, page, "rather not Callum")
    standing.quiet(lambda: "would rather not sign. That is all right." in words(page))
    assert inks(standing)[person_id("F1", "callum")].method is InkMethod.RATHER_NOT


def test_after_an_answer_the_pen_goes_to_whoever_has_not_answered_and_then_to_the_copies(standing: Standing) -> None:
    page = standing.page(SignPage, ref="F1")
    page.activateWindow()

    def at() -> str:
        here = QApplication.focusWidget()
        assert here is None or page.isAncestorOf(here)
        return here.objectName() or here.accessibleName() if here else ""

    press(standing, page, "rather not Marcus")
    standing.quiet(lambda: at() == "sign Callum")
    here = QApplication.focusWidget()
    assert here is not None
    assert page.area.viewport().rect().contains(here.mapTo(page.area.viewport(), here.rect().center()))
    press(standing, page, "rather not Alfie")
    standing.quiet(lambda: len(inks(standing)) == 2 and at() == "sign Callum")
    press(standing, page, "rather not Callum")
    standing.quiet(lambda: at() == "Make the copies")


def test_a_mark_needs_the_name_of_who_saw_it(standing: Standing) -> None:
    page = standing.page(SignPage, ref="F1")
    press(standing, page, "mark Alfie")
    standing.qtbot.wait(50)
    draw(page)
    press(standing, page, "done Alfie")
    witness = next(one for one in page.findChildren(LineField) if one.isVisibleTo(page))
    assert witness.problem()
    witness.setFocus()
    standing.qtbot.keyClicks(witness.editor(), "Bronwen Tarr")
    press(standing, page, "done Alfie")
    standing.quiet(lambda: inks(standing))
    assert inks(standing)[person_id("F1", "alfie")].witness == "Bronwen Tarr"


def test_a_page_signed_on_paper_is_kept_sealed_beside_the_version(standing: Standing, tmp_path: Path) -> None:
    picture = tmp_path / "page.png"
    picture.write_bytes(as_the_camera_wrote("PNG"))
    page = standing.page(SignPage, ref="F1")
    press(standing, page, "paper Marcus")
    standing.quiet(lambda: any(one.isVisible() for one in page.findChildren(PathField)))
    next(one for one in page.findChildren(PathField) if one.isVisible()).set_path(picture)
    press(standing, page, "done Marcus")
    standing.quiet(lambda: inks(standing))
    ink = inks(standing)[person_id("F1", "marcus")]
    assert (ink.method, ink.strokes) == (InkMethod.ON_PAPER, ())
    (attachment,) = [one.record for one in standing.opened.desk.all(Attachment)]
    assert attachment.id == ink.attachment
    press(standing, page, "see Marcus")
    assert standing.went[-1].page == "attachment"
    assert standing.went[-1].where["record_id"] == attachment.id


def test_nobody_is_shown_another_persons_private_words_while_signing(standing: Standing) -> None:
    page = standing.page(SignPage, ref="F1")
    press(standing, page, "sign Alfie")
    standing.qtbot.wait(50)
    for key, target in (("marcus", "read"), ("callum", "mum")):
        private = next(
            one.record.family_words
            for one in standing.opened.desk.all(type_of_target(), family_id("F1"))
            if person_id("F1", key) in one.record.private_to
        )
        assert private not in words(page), target


def type_of_target() -> type:
    from coachdesk.models.plan import Target

    return Target


def test_a_copy_for_one_person_asks_first_and_is_recorded(standing: Standing, tmp_path: Path) -> None:
    copies = tmp_path / "stick"
    copies.mkdir()
    page = standing.page(ExportPage, standing.opened, ref="F1")
    standing.quiet(lambda: page.findChild(QWidget, "page 1"))
    next(one for one in page.findChildren(QAbstractButton) if one.accessibleName() == "For Callum").click()
    standing.quiet(lambda: "Left out of this copy" in words(page))
    page.findChild(PathField, "folder").set_path(copies)
    named(page, "seal and save").click()
    assert "Say first whether it is safe" in page.message.words()
    assert list(copies.iterdir()) == []
    named(page, "safe").click()
    named(page, "seal and save").click()
    standing.quiet(lambda: "Saved as F1-plan-v1-2011-09-01-P2.pdf" in words(page))
    assert [path.name for path in copies.iterdir()] == ["F1-plan-v1-2011-09-01-P2.pdf"]
    (export,) = [one.record for one in standing.opened.desk.all(Export)]
    assert export.copy_for == f"person:{person_id('F1', 'callum')}"
    assert AccessDeed.EXPORTED in {one.record.deed for one in standing.opened.desk.all(AccessEntry)}


def test_a_copy_is_never_written_over_another(standing: Standing, tmp_path: Path) -> None:
    page = standing.page(ExportPage, standing.opened, ref="F1")
    standing.quiet(lambda: page.findChild(QWidget, "page 1"))
    page.findChild(PathField, "folder").set_path(tmp_path)
    named(page, "seal and save").click()
    standing.quiet(lambda: "read back and checked" in words(page))
    (file,) = tmp_path.glob("*.pdf")
    before = file.read_bytes()
    named(page, "seal and save").click()
    standing.quiet(lambda: "never writes over a file" in page.message.words())
    assert file.read_bytes() == before


def test_someone_not_to_be_contacted_is_offered_no_copy(standing: Standing) -> None:
    page = standing.page(ExportPage, standing.opened, ref="F2")
    standing.quiet(lambda: any(one.accessibleName() == "For Grace" for one in page.findChildren(QAbstractButton)))
    dean = next(one.record for one in standing.opened.desk.all(Person, family_id("F2")) if one.record.no_contact)
    assert not any(one.accessibleName() == f"For {dean.known_as}" for one in page.findChildren(QAbstractButton))


def test_pages_shown_for_a_phone_are_on_record_under_the_persons_name(standing: Standing) -> None:
    page = standing.page(ExportPage, standing.opened, ref="F1")
    standing.quiet(lambda: page.findChild(QWidget, "page 1"))
    next(one for one in page.findChildren(QAbstractButton) if one.accessibleName() == "For Callum").click()
    standing.quiet(lambda: "Left out of this copy" in words(page))
    next(one for one in page.findChildren(QAbstractButton) if one.accessibleName() == "Show for their phone").click()
    shown = list(page.window().findChildren(PhonePages))
    for one in shown:
        one.close()
    standing.quiet(lambda: access_log(standing.opened.desk).lines[0].entry.deed is AccessDeed.SHOWN_FOR_PHONE)
    assert (len(shown), access_log(standing.opened.desk).lines[0].about) == (1, "Callum")


def test_pages_for_a_phone_turn_by_key_and_close(standing: Standing) -> None:
    version = freeze(standing.opened.desk, family_id("F1"))
    from coachdesk.reports.preview import page_pictures

    pdf = taking_out.draw(taking_out.copy_for(standing.opened, version, None))
    pages = PhonePages(list(page_pictures(pdf, 300)))
    standing.qtbot.addWidget(pages)
    pages.resize(640, 360)
    pages.show()
    assert "Page 1 of" in words(pages)
    standing.qtbot.keyClick(pages, Qt.Key.Key_Right)
    assert "Page 2 of" in words(pages)
    standing.qtbot.keyClick(pages, Qt.Key.Key_Left)
    assert "Page 1 of" in words(pages)


def sealed_by_the_coach(standing: Standing, out: Path) -> Path:
    version = freeze(standing.opened.desk, family_id("F1"))
    taken = taking_out.seal(standing.opened, version, taking_out.copy_for(standing.opened, version, None))
    taking_out.save_copy(standing.opened, taken, None, out, safe_on_paper=False)
    return out


def test_the_advocate_checks_and_counter_signs_beside_the_file(
    standing: Standing, standing_as_advocate: Standing, tmp_path: Path
) -> None:
    file = sealed_by_the_coach(standing, tmp_path / "plan.pdf")
    before = file.read_bytes()
    page = standing_as_advocate.page(VerifyPage, standing_as_advocate.opened)
    page.findChild(PathField, "file").set_path(file)
    named(page, "check").click()
    press(standing_as_advocate, page, "countersign")
    signed = tmp_path / "plan-countersigned.pdf"
    standing_as_advocate.quiet(signed.is_file)
    assert file.read_bytes() == before
    standing_as_advocate.quiet(lambda: "Signed and checked" in page.message.words())
    page.findChild(PathField, "file").set_path(signed)
    named(page, "check").click()
    standing_as_advocate.quiet(lambda: "Imogen Clarke" in words(page))
    assert not named(page, "countersign").isVisible()


def test_a_changed_byte_is_told_and_offers_no_signature(
    standing: Standing, standing_as_advocate: Standing, tmp_path: Path
) -> None:
    file = sealed_by_the_coach(standing, tmp_path / "plan.pdf")
    content = bytearray(file.read_bytes())
    content[len(content) // 3] ^= 1
    file.write_bytes(content)
    page = standing_as_advocate.page(VerifyPage, standing_as_advocate.opened)
    page.findChild(PathField, "file").set_path(file)
    named(page, "check").click()
    standing_as_advocate.quiet(lambda: "not valid" in words(page) or page.message.words())
    assert not named(page, "countersign").isVisible()


def test_a_later_version_is_told_when_an_older_paper_is_checked(standing: Standing, tmp_path: Path) -> None:
    file = sealed_by_the_coach(standing, tmp_path / "plan.pdf")
    desk = standing.opened.desk
    target = next(one for one in desk.all(type_of_target(), family_id("F1")))
    desk.amend(target, worker_words="changed since")
    freeze(desk, family_id("F1"))
    page = standing.page(VerifyPage, standing.opened)
    page.findChild(PathField, "file").set_path(file)
    named(page, "check").click()
    standing.quiet(lambda: "A later version of this plan has replaced it." in words(page))


@pytest.mark.parametrize("cls", [SignPage, ExportPage, VerifyPage])
def test_every_signing_page_has_room_and_names_for_everything(
    standing: Standing, usable: Usable, cls: type[Page]
) -> None:
    of = None if cls is SignPage else standing.opened
    page = standing.page(cls, of, ref="" if cls is VerifyPage else "F8")
    standing.qtbot.wait(1500)
    usable(page)
