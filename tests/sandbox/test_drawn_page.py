"""Each page of a PDF is drawn as a reader would see it on paper, and nothing but the drawing comes back."""

import pytest
from PIL import Image

from coachdesk.errors import Unreadable
from coachdesk.sandbox.picturing import picture_in_sandbox
from coachdesk.sandbox.tasks import drawn_page
from coachdesk.sandbox.tasks.picture import LONGEST, MOST_PIXELS, Picture, Wanted, payload, picture_in, task_for
from tests.sandbox.pictures import form_filled_in, letter, locked_letter, no_pages


def read(content: bytes, wanted: Wanted | None = None) -> Picture:
    return picture_in(drawn_page.run(payload(content, wanted or Wanted())))


def shown(picture: Picture) -> Image.Image:
    return Image.frombytes("L" if picture.grey else "RGB", (picture.width, picture.height), picture.pixels)


def inked(image: Image.Image) -> bool:
    return image.convert("L").getextrema()[0] < 100


def test_a_page_is_drawn_whole_at_the_size_that_letters_need() -> None:
    picture = read(letter(pages=3))
    assert picture.height == LONGEST
    assert picture.width == pytest.approx(LONGEST * 595 / 842, abs=1)
    assert picture.pages == 3
    image = shown(picture)
    assert image.getpixel((5, LONGEST - 5)) == (255, 0, 0)
    assert image.getpixel((picture.width - 5, 5)) == (255, 255, 255)
    assert inked(image.crop((100, 100, 700, 220)))


def test_each_page_is_its_own_and_none_is_beyond_the_last() -> None:
    pages = [read(letter(pages=2), Wanted(page=page)).pixels for page in (1, 2)]
    assert pages[0] != pages[1]
    with pytest.raises(Unreadable, match="PDF could not be read"):
        read(letter(pages=2), Wanted(page=3))


def test_a_part_of_a_page_is_drawn_finer_than_the_whole() -> None:
    part = read(letter(), Wanted(turns=1, crop=(0, 0, 5_000, 5_000)))
    assert (part.width, part.height) == (1754, 1240)  # half an A4 page turned, at 300 dots an inch
    assert shown(part).getpixel((5, 5)) == (255, 0, 0)


def test_what_was_filled_into_a_form_is_there() -> None:
    image = shown(read(form_filled_in()))
    box = (image.width // 10, image.height * 45 // 100, image.width // 2, image.height * 55 // 100)
    assert inked(image.crop(box))


@pytest.mark.parametrize("size", [(72, 72), (14_400, 14_400), (14_400, 3), (3, 14_400), (200_000, 300_000)])
def test_pages_of_any_size_come_out_within_the_limits(size: tuple[float, float]) -> None:
    picture = read(letter("", size=size))
    assert max(picture.width, picture.height) <= LONGEST
    assert picture.width * picture.height <= MOST_PIXELS
    if size == (72, 72):
        assert (picture.width, picture.height) == (300, 300)


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (locked_letter(), "asks for a password"),
        (b"%PDF-1.7\nnothing more", "PDF could not be read"),
        (letter()[:400], "PDF could not be read"),
    ],
)
def test_what_cannot_be_drawn_is_a_sentence(content: bytes, sentence: str) -> None:
    with pytest.raises(Unreadable, match=sentence):
        read(content)


def test_a_file_is_read_as_what_it_says_it_is_where_readers_look() -> None:
    assert task_for(letter()) == "pdf-page"
    assert task_for(b"junk before it\n" + letter()) == "pdf-page"
    assert task_for(bytes(1024) + letter()) == "photograph"


def test_a_pdf_without_pages_is_a_sentence() -> None:
    with pytest.raises(Unreadable, match="PDF could not be read"):
        picture_in_sandbox(no_pages(), Wanted())
