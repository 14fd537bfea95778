"""Files from outside: refused by name and size, kept as clean pictures, deleted only when they are the very ones."""

import io
import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from PIL import Image

from coachdesk.desk.attachments import attachment_bytes
from coachdesk.desk.opening import OpenDesk
from coachdesk.errors import BadInput, Refused, Unreadable
from coachdesk.models.plan import Attachment
from coachdesk.models.values import new_id
from coachdesk.operations import attachments, notes
from coachdesk.operations.attachments import PAGE_LIMIT, Shape, delete_original, papers, read_original, take_in
from coachdesk.settings import ATTACHMENT_LIMIT
from tests.desks import new_desk
from tests.operations.visit_desk import VisitDesk
from tests.sandbox.pictures import SECRET, as_the_camera_wrote, corner_of, letter

FAMILY, VISIT = new_id(), new_id()


@pytest.fixture
def opened(tmp_path: Path) -> Iterator[OpenDesk]:
    made = new_desk(tmp_path / "vault")
    yield made
    made.close()


def put(folder: Path, name: str, content: bytes) -> Path:
    place = folder / name
    place.write_bytes(content)
    return place


def test_a_photograph_is_kept_upright_and_without_what_the_camera_wrote(opened: OpenDesk, tmp_path: Path) -> None:
    taken = take_in(
        opened.desk, put(tmp_path, "Letter from housing.JPG", as_the_camera_wrote("JPEG", 6)), FAMILY, VISIT
    )
    (kept,) = taken.kept
    assert (kept.name, kept.about, kept.log, taken.pages) == ("Letter from housing", VISIT, FAMILY, 1)
    content = attachment_bytes(opened.desk, kept)
    assert SECRET.encode() not in content
    image = Image.open(io.BytesIO(content))
    assert image.size == (80, 60)
    assert corner_of(image) == (0, 1, 2, 3)


def test_a_kept_picture_is_on_the_disk_only_encrypted(opened: OpenDesk, tmp_path: Path) -> None:
    (kept,) = take_in(opened.desk, put(tmp_path, "a.png", as_the_camera_wrote("PNG")), FAMILY).kept
    attachments.stored_picture(opened.desk, kept)
    content = attachment_bytes(opened.desk, kept)
    part = content[len(content) // 3 : len(content) // 3 + 24]
    for file in (tmp_path / "vault").rglob("*"):
        assert not file.is_file() or part not in file.read_bytes(), file.name
    assert {file.name for file in tmp_path.iterdir()} == {"a.png", "vault"}


def test_each_page_of_a_pdf_is_a_picture_in_its_own_shape(opened: OpenDesk, tmp_path: Path) -> None:
    original = read_original(put(tmp_path, "form.pdf", letter(pages=2)))
    taken = attachments.keep(opened.desk, original, FAMILY, VISIT, {2: Shape(1, (0, 0, 5_000, 10_000))})
    assert [one.name for one in taken.kept] == ["form, page 1 of 2", "form, page 2 of 2"]
    sizes = [Image.open(io.BytesIO(attachment_bytes(opened.desk, one))).size for one in taken.kept]
    assert sizes[0][0] < sizes[0][1]
    assert sizes[1] == (1754, 2400) or sizes[1][0] < sizes[1][1]
    assert papers(opened.desk, FAMILY, VISIT) == list(taken.kept)
    assert papers(opened.desk, FAMILY, new_id()) == []


def test_a_long_pdf_is_kept_as_far_as_is_said(
    opened: OpenDesk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(attachments, "PAGE_LIMIT", 2)
    taken = take_in(opened.desk, put(tmp_path, "long.pdf", letter(pages=12)), FAMILY)
    assert (len(taken.kept), taken.pages) == (2, 12)
    assert PAGE_LIMIT == 20


def test_pages_stand_in_the_order_of_their_numbers(opened: OpenDesk) -> None:
    from coachdesk.desk.attachments import NewFile, attach_together

    files = [NewFile(f"b, page {number} of 12", "image/png", b"x") for number in (10, 2, 1)]
    attach_together(opened.desk, FAMILY, [*files, NewFile("A", "image/png", b"x")])
    names = [one.name for one in papers(opened.desk, FAMILY)]
    assert names == ["A", "b, page 1 of 12", "b, page 2 of 12", "b, page 10 of 12"]


def test_stopped_half_way_keeps_nothing(opened: OpenDesk, tmp_path: Path) -> None:
    original = read_original(put(tmp_path, "form.pdf", letter(pages=3)))
    asked: list[bool] = []

    def cancelled() -> bool:
        asked.append(True)
        return len(asked) == 2

    with pytest.raises(Refused, match="Nothing was added"):
        attachments.keep(opened.desk, original, FAMILY, cancelled=cancelled)
    assert opened.desk.records(Attachment, FAMILY) == []


def test_what_cannot_be_read_is_a_sentence_and_keeps_nothing(opened: OpenDesk, tmp_path: Path) -> None:
    with pytest.raises(Unreadable, match="read safely"):
        take_in(opened.desk, put(tmp_path, "torn.jpg", as_the_camera_wrote("JPEG")[:300]), FAMILY)
    assert opened.desk.records(Attachment, FAMILY) == []


@pytest.mark.parametrize(
    ("name", "content", "sentence"),
    [
        ("notes.docm", b"PK", "something else"),
        ("run.exe", b"MZ", "something else"),
        ("photo.HEIC", b"x", "HEIC"),
        ("empty.png", b"", "empty"),
        ("large.png", bytes(ATTACHMENT_LIMIT + 1), "10 MB"),
    ],
)
def test_a_file_is_refused_by_its_name_and_size(tmp_path: Path, name: str, content: bytes, sentence: str) -> None:
    with pytest.raises(BadInput, match=sentence):
        read_original(put(tmp_path, name, content))


def test_only_an_ordinary_file_is_read(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.png")
    (tmp_path / "folder.png").mkdir()
    (tmp_path / "link.png").symlink_to(put(tmp_path, "real.png", b"x"))
    for name in ("pipe.png", "folder.png", "link.png", "gone.png", "a\0b.png"):
        with pytest.raises(BadInput):
            read_original(tmp_path / name)


def test_a_file_that_grows_while_it_is_read_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    place = put(tmp_path, "a.png", b"first")
    states = [place.stat()]
    with place.open("ab") as more:
        more.write(b"and more")
    states.append(place.stat())
    monkeypatch.setattr(os, "fstat", lambda _number: states.pop(0) if len(states) > 1 else states[0])
    with pytest.raises(BadInput, match="changed while"):
        read_original(place)


def test_the_original_goes_only_when_asked_and_only_itself(tmp_path: Path) -> None:
    place = put(tmp_path, "a.png", b"content")
    original = read_original(place)
    assert place.exists()
    delete_original(original)
    assert not place.exists()
    with pytest.raises(Refused, match="still where it was"):
        delete_original(original)


def test_another_file_of_that_name_and_size_is_left_alone(tmp_path: Path) -> None:
    place = put(tmp_path, "a.png", b"content")
    original = read_original(place)
    place.rename(tmp_path / "b.png")
    put(tmp_path, "a.png", b"another")
    with pytest.raises(Refused, match="left alone"):
        delete_original(original)
    assert place.read_bytes() == b"another"
    assert (tmp_path / "b.png").read_bytes() == b"content"


def test_a_file_written_to_since_is_left_alone(tmp_path: Path) -> None:
    place = put(tmp_path, "a.png", b"content")
    original = read_original(place)
    os.utime(place, ns=(1, 1))
    with pytest.raises(Refused, match="left alone"):
        delete_original(original)
    assert place.exists()


def test_a_link_put_in_its_place_is_left_alone(tmp_path: Path) -> None:
    place = put(tmp_path, "a.png", b"content")
    original = read_original(place)
    place.rename(tmp_path / "b.png")
    place.symlink_to(tmp_path / "b.png")
    with pytest.raises(Refused):
        delete_original(original)
    assert (tmp_path / "b.png").exists()


@pytest.mark.parametrize("name", ["  two   words .png", ".png", "x" * 200 + ".png"])
def test_every_name_makes_a_name_that_is_kept(opened: OpenDesk, tmp_path: Path, name: str) -> None:
    (kept,) = take_in(opened.desk, put(tmp_path, name, as_the_camera_wrote("PNG")), FAMILY).kept
    assert 0 < len(kept.name) <= 120


def test_a_visits_pictures_are_its_own_and_its_notes_also_when_a_note_was_put_right(tmp_path: Path) -> None:
    table = VisitDesk(tmp_path)
    desk, visit = table.desk, table.visit.record
    assert attachments.papers_of_visit(desk, visit) == {}
    first = notes.write_note(desk, table.family, "Boiler off", visit=visit).record
    elsewhere = notes.write_note(desk, table.family, "Rang").record

    def add(about: str) -> str:
        return take_in(desk, put(tmp_path, "a.jpg", as_the_camera_wrote("JPEG", 6)), table.family, about).kept[0].id

    whole, with_note = add(visit.id), add(first.id)
    for other in (elsewhere.id, table.mother):
        add(other)
    second = notes.amend_note(desk, [first], "It was on", fact="Boiler on").record
    also = add(second.id)
    found = attachments.papers_of_visit(desk, visit)
    assert {place: {one.id for one in held} for place, held in found.items()} == {
        visit.id: {whole},
        second.id: {with_note, also},
    }
    table.close()
