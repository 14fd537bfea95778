"""Pictures through the real throw-away process: sealed off, believed only when well formed, and written anew."""

import io
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from coachdesk.crypto import codec
from coachdesk.errors import Unreadable
from coachdesk.sandbox.parent import run_in_sandbox
from coachdesk.sandbox.picturing import picture_in_sandbox, written_anew
from coachdesk.sandbox.tasks import SEALED, TASKS, drawn_page, photograph
from coachdesk.sandbox.tasks.picture import LONGEST, Picture, Wanted, payload, picture_in
from tests.sandbox.pictures import SECRET, as_the_camera_wrote, form_filled_in, letter, photo, quarters, written

KINDS = {
    "JPEG": as_the_camera_wrote("JPEG", 6),
    "PNG": as_the_camera_wrote("PNG", 3),
    "WebP": as_the_camera_wrote("WEBP", 8),
    "see-through": written(quarters().convert("RGBA"), "PNG"),
    "palette": written(quarters().convert("P"), "PNG"),
    "grey": written(quarters().convert("LA"), "PNG"),
    "ink of a printer": written(quarters().convert("CMYK"), "JPEG"),
    "two at once": written(quarters(), "MPO", save_all=True, append_images=[quarters()]),
    "letter": letter(pages=2),
    "form": form_filled_in(),
}


@pytest.mark.parametrize("kind", KINDS)
def test_a_sealed_process_reads_the_same_as_an_open_one(kind: str) -> None:
    content, wanted = KINDS[kind], Wanted(longest=400, turns=1)
    here = (drawn_page if content.startswith(b"%PDF") else photograph).run(payload(content, wanted))
    assert picture_in_sandbox(content, wanted) == picture_in(here)


def test_every_task_that_reads_pictures_is_sealed() -> None:
    assert set(TASKS) - SEALED == {"verify-pdf"}


def test_a_sealed_process_can_open_no_file_and_no_connection() -> None:
    tries = """
import socket, sys
from coachdesk.operating_system import open_nothing_more
sys.stdout.write("before ")
open_nothing_more()
for attempt in (lambda: open("/etc/hostname"), lambda: open("/dev/null", "w"), socket.socket):
    try:
        attempt()
        sys.stdout.write("opened ")
    except OSError:
        sys.stdout.write("refused ")
"""
    import subprocess

    ran = subprocess.run([sys.executable, "-c", tries], capture_output=True, text=True, check=True)
    assert ran.stdout.split() == ["before", "refused", "refused", "refused"]


def test_a_sentence_of_the_reader_arrives() -> None:
    with pytest.raises(Unreadable, match="HEIC"):
        picture_in_sandbox(b"\0\0\0\x18ftypheic" + bytes(100), Wanted())


def test_a_bomb_ends_the_child_or_its_patience_and_not_the_program() -> None:
    bomb = written(Image.new("RGB", (6_000, 6_000), "white"), "PNG")
    assert len(bomb) < 400_000
    assert max(picture_in_sandbox(bomb, Wanted()).pixels) == 255
    with pytest.raises(Unreadable):
        run_in_sandbox("photograph", payload(bomb, Wanted()), memory_mb=160)


@pytest.mark.parametrize("form", ["JPEG", "PNG", "WEBP"])
def test_nothing_of_the_file_is_kept_but_its_pixels(form: str) -> None:
    content = as_the_camera_wrote(form)
    assert SECRET.encode() in content
    kept, _mime = written_anew(picture_in(photograph.run(payload(content, Wanted()))))
    assert SECRET.encode() not in kept
    image = Image.open(io.BytesIO(kept))
    image.load()
    assert dict(image.getexif()) == {}
    assert set(image.info) <= {"jfif", "jfif_version", "jfif_unit", "jfif_density"}
    assert SECRET.encode() not in image.tobytes()


def test_a_title_of_a_pdf_is_not_kept() -> None:
    content = letter()
    assert SECRET.encode() in content
    kept, _mime = written_anew(picture_in(drawn_page.run(payload(content, Wanted(longest=300)))))
    assert SECRET.encode() not in kept


def test_a_photograph_is_kept_as_jpeg_and_print_as_whichever_is_smaller() -> None:
    kept, mime = written_anew(picture_in_sandbox(photo(2), Wanted()))
    assert mime == "image/jpeg"
    assert kept.startswith(b"\xff\xd8\xff")
    assert len(kept) < len(photo(2)) * 1.5
    drawing = Picture(600, 400, True, 1, bytes(600 * 400))
    kept, mime = written_anew(drawing)
    assert mime == "image/png"
    assert Image.open(io.BytesIO(kept)).tobytes() == drawing.pixels


@given(st.integers(1, 40), st.integers(1, 40), st.booleans(), st.randoms(use_true_random=False))
def test_what_is_written_anew_is_the_same_picture(width: int, height: int, grey: bool, chance: object) -> None:
    pixels = chance.randbytes(width * height * (1 if grey else 3))  # type: ignore[attr-defined]
    kept, _mime = written_anew(Picture(width, height, grey, 1, pixels))
    image = Image.open(io.BytesIO(kept))
    assert (image.size, image.mode) == ((width, height), "L" if grey else "RGB")


SOUND = {"width": 2, "height": 2, "grey": True, "pages": 1, "pixels": b"1234"}


@pytest.mark.parametrize(
    "change",
    [
        {"width": 3},
        {"pixels": b""},
        {"grey": False},
        {"grey": 1},
        {"pages": 0},
        {"pixels": "1234"},
        {"width": "2"},
        {"width": -2, "height": -2},
        {"width": LONGEST + 1, "height": 1, "pixels": bytes(LONGEST + 1)},
        {"width": 2_300, "height": 2_300, "pixels": bytes(2_300 * 2_300)},
        {"more": 1},
    ],
)
def test_a_reply_that_is_no_picture_is_not_believed(change: dict[str, object]) -> None:
    assert picture_in(codec.encode(SOUND)).pixels == b"1234"
    with pytest.raises(Unreadable):
        picture_in(codec.encode({**SOUND, **change}))


@given(st.binary(max_size=60))
def test_junk_is_no_picture(junk: bytes) -> None:
    with pytest.raises(Unreadable):
        picture_in(junk)


def test_the_one_who_asks_never_loads_what_reads_pictures() -> None:
    import subprocess

    asks = """
import sys, coachdesk.sandbox.picturing
print([m for m in sys.modules if m.startswith(("pypdfium2", "PIL.ImageCms", "coachdesk.sandbox.tasks.photo"))])
"""
    ran = subprocess.run([sys.executable, "-c", asks], capture_output=True, text=True, check=True)
    assert ran.stdout.strip() == "[]"
