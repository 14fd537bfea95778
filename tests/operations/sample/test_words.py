"""What the sample says, and never says: no label for a family, no real telephone, postcode or address."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from coachdesk.settings import resource

FILES = sorted(path for path in resource("sample").rglob("*.json"))

NEVER_SAID = (
    r"troubled",
    r"chaotic",
    r"chaos",
    r"barely coping",
    r"not coping",
    r"hard[ -]to[ -]reach",
    r"fail(?:ed|s|ing|ure)? to engage",
    r"non[ -]?complian",
    r"disengaged?\b",
    r"(?-i:\bDNA\b)",
    r"high[ -]impact",
    r"\b(?:a|the|this|these) cases?\b",
    r"case ?load",
    r"problem famil",
    r"dysfunctional",
    r"vulnerable",
    r"service users?\b",
    r"hostile",
    r"resistant",
    r"\bconsented\b",
)
"""architecture.md, "Never said of a family", and their near relations."""

SAID_OF_A_FAMILY = re.compile("|".join(NEVER_SAID), re.IGNORECASE)


def texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for inner in value.values():
            yield from texts(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from texts(inner)


def said_in(path: Path) -> list[str]:
    return list(texts(json.loads(path.read_text(encoding="utf-8"))))


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_nothing_is_said_that_is_never_said_of_a_family(path: Path) -> None:
    assert [text for text in said_in(path) if SAID_OF_A_FAMILY.search(text)] == []


@pytest.mark.parametrize(
    "planted",
    [
        "a Troubled family",
        "She is hard-to-reach",
        "They failed to engage",
        "DNA twice",
        "a high impact household",
        "Discussed the case.",
        "non-compliant",
    ],
)
def test_the_search_for_such_words_would_find_them(planted: str) -> None:
    assert SAID_OF_A_FAMILY.search(planted)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_every_telephone_number_is_one_kept_for_drama(path: Path) -> None:
    numbers = [found for text in said_in(path) for found in re.findall(r"\+?\d[\d ()-]{8,}\d", text)]
    dates = re.compile(r"\d{4}-\d{2}-\d{2}")
    assert [one for one in numbers if not dates.fullmatch(one) and not DRAMA.fullmatch(one)] == []


DRAMA = re.compile(r"01632 960\d{3}|07700 900\d{3}")
"""The ranges Ofcom keeps for radio and television."""


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_every_postcode_is_in_no_real_area_and_every_address_for_mail_in_no_real_domain(path: Path) -> None:
    said = "\n".join(said_in(path))
    postcodes = re.findall(r"\b[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}\b", said)
    assert all(one.startswith("ZZ") for one in postcodes)
    assert all(domain.endswith(".example") for domain in re.findall(r"@([\w.-]*\w)", said))


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_text_is_whole_british_and_without_placeholders(path: Path) -> None:
    for text in said_in(path):
        assert text == text.strip()
        assert not re.search(r"lorem|todo|xxx|tbc|\bcolor\b|\bfavorite\b|\bneighbor|organiz|  ", text, re.IGNORECASE)
        assert text.count("(") == text.count(")")
        assert text.count('"') % 2 == 0


def test_no_two_families_have_the_same_name_or_the_same_words_for_a_target() -> None:
    families = [json.loads(path.read_text(encoding="utf-8")) for path in FILES if path.parent.name == "families"]
    assert len({family["family"]["name"] for family in families}) == 9
    said = [target["family_words"] for family in families for plan in family["plans"] for target in plan["targets"]]
    assert len(said) == len(set(said))


def test_surnames_stand_apart_from_the_hardest_stories() -> None:
    names = {
        path.stem: json.loads(path.read_text(encoding="utf-8"))["family"]["name"]
        for path in FILES
        if path.parent.name == "families"
    }
    assert (names["F5"], names["F7"]) == ("Mahmood-Silva", "Farrant-Pike")
    assert (names["F2"], names["F6"]) == ("Castell-Lane", "Okafor")
    told = (resource("sample") / "README.md").read_text(encoding="utf-8")
    assert all(names[ref] in told for ref in ("F2", "F5", "F6", "F7"))
