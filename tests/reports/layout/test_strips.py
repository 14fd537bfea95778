"""Strips spread over pages: all of them, in order, none over another or over the edge."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from coachdesk.reports.layout.strips import Strip, as_block, kept_together, paginate
from coachdesk.reports.tagged.canvas import TaggedCanvas

TOP, BOTTOM = 100.0, 0.0


def nothing(_canvas: TaggedCanvas, _top: float) -> None:
    """Draws nothing."""


def of(height: float) -> Strip:
    return Strip(height, nothing)


strips = st.lists(
    st.builds(
        Strip,
        height=st.integers(min_value=0, max_value=60),
        draw=st.just(nothing),
        before=st.integers(min_value=0, max_value=20),
        keep_with_next=st.booleans(),
        in_block=st.booleans(),
        header=st.none() | st.just(of(9)),
    ),
    max_size=30,
)


@given(strips)
def test_every_strip_is_placed_once_and_in_order(given_strips: list[Strip]) -> None:
    placed = [one.strip for page in paginate(given_strips, TOP, BOTTOM) for one in page]
    headers = {id(strip.header) for strip in given_strips if strip.header}
    assert [id(strip) for strip in placed if id(strip) not in headers] == [id(strip) for strip in given_strips]


@given(strips)
def test_strips_neither_overlap_nor_leave_the_page(given_strips: list[Strip]) -> None:
    for page in paginate(given_strips, TOP, BOTTOM):
        level = TOP
        for strip, top in page:
            assert top <= level + 1e-9
            level = top - strip.height
        assert level >= BOTTOM - 9  # a table's head may push one strip down


@given(st.lists(st.integers(min_value=1, max_value=30), min_size=2, max_size=4), st.integers(0, 90))
def test_what_is_kept_together_is_parted_only_when_no_page_holds_it(heights: list[int], used: int) -> None:
    for keeping in (kept_together, as_block):
        group = keeping([of(height) for height in heights])
        pages = paginate([of(used), *group, of(5)], TOP, BOTTOM)
        on = {number for number, page in enumerate(pages) for one in page if one.strip in group}
        assert len(on) == (1 if sum(heights) <= TOP else len(on))


@given(st.integers(1, 99), st.lists(st.integers(1, 30), min_size=4, max_size=9))
def test_a_block_too_high_for_a_page_never_leaves_half_a_page_empty(used: int, heights: list[int]) -> None:
    block = as_block([of(height) for height in [*heights, 60, 60]])
    pages = paginate([of(used), *block], TOP, BOTTOM)
    goes_on = len(pages[0]) > 1
    assert goes_on is (TOP - used >= 50)


def test_within_a_block_too_high_for_a_page_what_is_kept_stays_together() -> None:
    step = kept_together([of(15), of(15)])
    pages = paginate(as_block([of(40), of(40), *step, of(60)]), TOP, BOTTOM)
    assert [len(page) for page in pages] == [2, 3]


def test_a_head_comes_again_on_the_next_page() -> None:
    head = of(10)
    rows = [replace(of(45), header=head) for _ in range(3)]
    pages = paginate([of(5), *rows], TOP, BOTTOM)
    assert [one.strip for one in pages[1]] == [head, rows[2]]


def test_no_strips_make_one_empty_page() -> None:
    assert paginate([], TOP, BOTTOM) == [[]]
