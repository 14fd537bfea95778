"""The limits box says the same six things on every report, and a short time of support is told as one."""

from coachdesk.models.figures import NOf
from coachdesk.tools.figure_limits import about_uncosted, early_caution, limits, uncosted_words


def test_six_sentences_whatever_the_figures() -> None:
    told = limits(NOf(8, 9), uncosted_words(0))
    assert len(told) == 6
    assert told[2].startswith("These are 8 of 9 (89%) families.")
    assert "uncosted" in told[4]
    assert limits(12, "")[2].startswith("These are 12 families.")


def test_uncosted_is_never_nothing() -> None:
    assert uncosted_words(0).startswith("No contact of these windows is uncosted.")
    assert uncosted_words(1).startswith("1 contact has no cost.")
    assert uncosted_words(7).startswith("7 contacts have no cost.")
    assert uncosted_words(7).endswith("uncosted is not £0.")
    assert "fewer than 5 before and about 15 with support" in about_uncosted(None, 15)


def test_what_an_organisation_adds_comes_after_and_never_in_place() -> None:
    assert early_caution(12, "Wait.") == ()
    (fixed,) = early_caution(6, " ")
    assert fixed.startswith("6 months of support are too short to judge by.")
    assert early_caution(6, " Wait. ") == (fixed, "Wait.")
