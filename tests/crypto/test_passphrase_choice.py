"""The suggestion is five words by chance; a passphrase of one's own is refused when it would be guessed."""

import hashlib
import math
import subprocess
import sys

import pytest

from coachdesk.crypto.passphrase_choice import (
    check_choice,
    estimated_bits,
    known_phrases,
    suggested_passphrase,
    word_list,
)
from coachdesk.errors import BadInput
from coachdesk.settings import resource

ABOUT = ("Margaret Ellis", "Kirklees Families First")


def refused(words: str) -> str:
    with pytest.raises(BadInput) as said:
        check_choice(bytearray(words.encode()), ABOUT)
    assert said.value.field == "passphrase"
    assert len(words) < 8 or words not in said.value.sentence
    return said.value.sentence


def test_the_word_list_is_the_published_one() -> None:
    content = resource("wordlists", "eff_large_wordlist.txt").read_bytes()
    assert hashlib.sha256(content).hexdigest() == "addd35536511597a02fa0a9ff1e5284677b8883b83e986e43f15a3db996b903e"
    assert len(set(word_list())) == len(word_list()) == 7776
    assert all(word == word.lower() and " " not in word for word in word_list())
    assert hashlib.sha256(content).hexdigest() in resource("wordlists", "README.md").read_text("utf-8")


def test_a_suggestion_is_five_words_each_drawn_from_the_whole_list() -> None:
    drawn_from: list[object] = []

    def last(words: object) -> str:
        drawn_from.append(words)
        assert isinstance(words, tuple)
        return str(words[-len(drawn_from)])

    assert suggested_passphrase(choose=last) == " ".join(reversed(word_list()[-5:]))
    assert drawn_from == [word_list()] * 5
    assert math.log2(len(word_list())) * 5 > 64.6


def test_every_suggestion_is_accepted_when_it_is_typed_back() -> None:
    suggestions = {suggested_passphrase() for _ in range(300)}
    assert len(suggestions) == 300
    for words in suggestions:
        if len(set(words.split())) == 5:
            check_choice(bytearray(words.encode()), ABOUT)
            check_choice(bytearray(words.upper().encode()), ABOUT)


@pytest.mark.parametrize(
    "words",
    [
        "correct horse battery staple",
        "The quick brown fox jumps over",
        "You'll never walk alone!!",
        "thisismypassword2011",
        "password password password",
        "aaaaaaaaaaaaaaaaaaaaaaaa",
        "qwertyuiopasdfghjkl",
        "12345678901234567890",
        "Margaret Ellis 1974",
        "kirklees families first",
        "Kirklees-Families-First-2011",
        "Monday Tuesday Wednesday",
        "abacus abdomen abdominal",
        "my mother loves me",
        "summer holiday in blackpool 2019",
        "J8$kd0-Xw2pq!z",
    ],
)
def test_what_would_be_guessed_is_refused_with_what_to_do(words: str) -> None:
    assert "word" in refused(words)


@pytest.mark.parametrize(
    "words",
    [
        "seven blue herons over Ribblehead viaduct",
        "żółw gęś świerszcz łąka",
        "kR8#vq-2Lm!xz9Tw$hB4p",
        "grandad's shed smelt of creosote and peas",
        "🦔🌧🚲 hedgehogs cycling in drizzle",
    ],
)
def test_what_would_not_be_guessed_is_taken_in_any_script(words: str) -> None:
    check_choice(bytearray(words.encode()), ABOUT)


def test_spacing_a_saying_out_does_not_make_it_strong() -> None:
    for words in ("thequickbrownfox", "the-quick-brown-fox", "The  Quick,  Brown;  Fox"):
        assert estimated_bits(words) < 20


def test_fourteen_letters_at_least_and_two_hundred_and_fifty_six_at_most() -> None:
    assert "14" in refused("kR8#vq-2Lm!xz")
    assert "14" in refused("ﬃ" * 4)  # counted as the letters it stands for
    assert "14" in refused("")
    assert "256" in refused("kR8#vq-2Lm!xz9Tw$" * 16)
    check_choice(bytearray(("kR8#vq-2Lm!xz9Tw$ häß " * 20)[:256].encode()))


def test_what_is_no_text_is_refused() -> None:
    with pytest.raises(BadInput):
        check_choice(bytearray(b"\xff\xfe" * 10))


def test_a_text_of_nothing_but_gaps_is_weak() -> None:
    assert estimated_bits(" " * 20) < 20
    assert estimated_bits("") == 0


def test_known_phrases_are_letters_only() -> None:
    assert len(known_phrases()) > 50
    assert all(phrase.isascii() and phrase.isalpha() and phrase.islower() for phrase in known_phrases())


def test_unlocking_never_loads_the_judge() -> None:
    code = "import sys, coachdesk.crypto.passphrase_choice, coachdesk.crypto.key_file; print('zxcvbn' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"


def test_the_names_an_ex_partner_would_try_first_count_for_nothing() -> None:
    words = "Thistlethwaite Ravenglass Oughtershaw"
    names = ("Thistlethwaite", "Oughtershaw and Ravenglass Families")
    assert estimated_bits(words) > 60
    assert estimated_bits(words, names) < 30
