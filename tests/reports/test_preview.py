"""A preview shows the page that will be saved, signature boxes and all."""

import io

import pytest
from PIL import Image

from coachdesk.errors import Unreadable
from coachdesk.reports.plan_pages import render_plan
from coachdesk.reports.preview import page_count, page_pictures
from tests.plan_copies import plan_copy


def test_each_page_is_a_picture_of_the_width_asked_for() -> None:
    pdf = render_plan(plan_copy("Marcus"))
    pictures = [Image.open(io.BytesIO(content)) for content in page_pictures(pdf, 300)]
    assert len(pictures) == page_count(pdf) > 2
    for picture in pictures:
        assert picture.format == "PNG"
        assert picture.width == 300
        assert 420 < picture.height < 428
        assert len(picture.convert("L").getcolors()) > 20


def test_only_the_page_asked_for_is_drawn() -> None:
    first = next(iter(page_pictures(render_plan(plan_copy()), 100)))
    assert first.startswith(b"\x89PNG")


@pytest.mark.parametrize("content", [b"", b"%PDF-1.7\nnothing", b"\x00" * 500])
def test_what_is_no_pdf_is_unreadable(content: bytes) -> None:
    with pytest.raises(Unreadable):
        page_count(content)
    with pytest.raises(Unreadable):
        next(iter(page_pictures(content, 100)))
