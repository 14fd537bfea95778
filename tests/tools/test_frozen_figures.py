"""A family's figures become bytes that are the same for the same figures, and figures again; nothing else is read."""

import string
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coachdesk.crypto import codec
from coachdesk.errors import MadeByNewer, Unreadable
from coachdesk.models.coverage_mark import Coverage
from coachdesk.models.figure_names import FigureNames
from coachdesk.models.figures import Counted, Marked
from coachdesk.models.saving import Happened
from coachdesk.tools.figure_checks import CheckCode, Finding
from coachdesk.tools.frozen_figures import FrozenFamily, frozen, parted, thawed, together
from coachdesk.tools.gathered_figures import Figures, LineMarked, ReviewHeld
from coachdesk.tools.tallies import tallied

FAMILIES = ("f1", "f2", "f3")
NAMES = FigureNames({one: one.upper() for one in FAMILIES}, {"a": "Ambulance", "p": "Police"}, {"C01": "Call"})
_DAYS = st.dates(date(2010, 1, 1), date(2012, 1, 1))
_MONTHS = st.sampled_from(("", "2010-09", "2011-03"))
_FAMILY = st.sampled_from(FAMILIES)
_ID = st.text(string.ascii_lowercase, min_size=4, max_size=4)


@st.composite
def some_figures(draw: st.DrawFn) -> tuple[Figures, dict[str, str]]:
    """Figures of three families, and whose each contact is."""
    ids = draw(st.lists(_ID, unique=True, max_size=12))
    contacts = [
        Counted(
            one, draw(_FAMILY), draw(st.sampled_from("ap")), draw(_MONTHS), draw(st.sampled_from(("", "C01", "P01"))),
            draw(st.booleans()), draw(st.none() | st.integers(0, 10**8)), draw(st.booleans()),
            draw(st.sampled_from(("", "nobody_in"))), draw(st.sampled_from(("", "looked-after"))),
        )
        for one in ids
    ]  # fmt: skip
    owners = {one.id: one.family for one in contacts}

    def of_each(made: st.SearchStrategy[object]) -> list[tuple[str, object]]:
        return sorted(draw(st.lists(st.tuples(_FAMILY, made), max_size=4)), key=lambda one: one[0])

    apart = sorted((one,) for one in draw(st.lists(st.sampled_from(ids), unique=True, max_size=3))) if ids else []
    checks = [Finding(CheckCode.FAR_FROM_USUAL, about) for about in apart]
    checks += [Finding(CheckCode.UNCOSTED, tuple(sorted(ids)))] if ids and draw(st.booleans()) else []
    mapped = draw(st.frozensets(_FAMILY))
    return Figures(
        families=FAMILIES,
        names=NAMES,
        tallies=tallied(contacts),
        marks=tuple(Marked(who, "a", "2011-03", state) for who, state in of_each(st.sampled_from(Coverage))),  # type: ignore[arg-type]
        happened=tuple(
            Happened(one.id, one.family, "C01", one.month) for one in sorted(contacts, key=lambda it: it.family)
        ),
        mapped=mapped,
        joined=dict.fromkeys(draw(st.frozensets(_FAMILY)), "2011-03"),
        reasons={(one, "2011-03..2011-08"): "Because" for one in draw(st.frozensets(_FAMILY))},
        checks=tuple(checks),
        several=frozenset({"a"} if any(one.agency == "a" for one in contacts) and draw(st.booleans()) else ()),
        reviews=tuple(ReviewHeld(who, day, date(2011, 3, 1)) for who, day in of_each(_DAYS)),  # type: ignore[arg-type]
        line_marks=tuple(LineMarked(who, day) for who, day in of_each(_DAYS)),  # type: ignore[arg-type]
    ), owners


@settings(max_examples=25)
@given(some_figures())
def test_frozen_and_thawed_they_are_the_same_figures(made: tuple[Figures, dict[str, str]]) -> None:
    figures, owners = made
    parts = parted(figures, "snapshot", owners)
    contents = [frozen(one) for one in parts]
    assert [frozen(thawed(one)) for one in contents] == contents
    back = together(thawed(one) for one in contents)
    for field in (
        "families", "tallies", "marks", "happened", "mapped", "joined", "reasons", "checks", "several", "reviews",
        "line_marks",
    ):  # fmt: skip
        assert getattr(back, field) == getattr(figures, field), field
    assert back.names.families == NAMES.families
    assert all(back.names.agency(one.agency) == NAMES.agency(one.agency) for one in back.tallies)


def test_a_part_holds_nothing_of_another_family() -> None:
    contacts = [Counted(f"{who} 1", who, "a", "2011-03", "C01", True, 5) for who in FAMILIES]
    figures = Figures(
        FAMILIES, NAMES, tallied(contacts), checks=(Finding(CheckCode.UNCOSTED, tuple(one.id for one in contacts)),)
    )
    parts = parted(figures, "s", {one.id: one.family for one in contacts})
    for one, part in zip(FAMILIES, parts, strict=True):
        content = frozen(part)
        assert [other for other in FAMILIES if f"{other} 1".encode() in content] == [one]


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"figures",
        codec.encode({}),
        codec.encode([1]),
        codec.encode({"version": 1}),
        codec.encode({"version": "2"}),
    ],
)
def test_what_is_no_frozen_family_is_refused(content: bytes) -> None:
    with pytest.raises(Unreadable):
        thawed(content)


@pytest.mark.parametrize(
    "wrong", [{"marks": [["a", "2011-03", "perhaps"]]}, {"tallies": [[1]]}, {"reviews": [["x", 1]]}]
)
def test_what_does_not_fit_in_a_frozen_family_is_refused(wrong: dict[str, object]) -> None:
    held = codec.decode(frozen(FrozenFamily("f1", "F1", "s")))
    assert thawed(codec.encode(held)).ref == "F1"
    with pytest.raises(Unreadable):
        thawed(codec.encode({**held, **wrong}))


def test_what_a_newer_coachdesk_froze_says_so() -> None:
    with pytest.raises(MadeByNewer):
        thawed(codec.encode({"version": 2}))
