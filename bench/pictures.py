"""A photograph of 12 megapixels, from the file to what is shown and to what is kept, in the throw-away process."""

from collections.abc import Iterator

from bench.timing import limit, timed
from coachdesk.sandbox.picturing import picture_in_sandbox, written_anew
from coachdesk.sandbox.tasks.picture import Wanted
from tests.sandbox.pictures import letter, photo


def rows() -> Iterator[str]:
    """One line of figures after the other."""
    content = photo(12)
    shown = timed(lambda: picture_in_sandbox(content, Wanted(longest=1_400))).median
    kept = timed(lambda: written_anew(picture_in_sandbox(content, Wanted()))).median
    yield limit(f"a photo of 12 MP ({len(content) / 1e6:.1f} MB) shown", shown, 2.0)
    yield limit("the same stripped and made anew for the vault", kept, 2.0)
    page = letter()
    yield limit(
        "a page of a PDF drawn and kept", timed(lambda: written_anew(picture_in_sandbox(page, Wanted()))).median, 2.0
    )
