"""A question goes to the right server alone and comes back whole, or there is a known reason why not."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from coachdesk.crypto.server_trust import ServerTrust
from coachdesk.errors import BadInput, BrokenAnswer, CoachDeskError, NotOurServer, SignInPage, Unreachable
from coachdesk.sync.conversation import Answer, Request
from coachdesk.sync.transport import Line, Times, Way
from tests.sync.transport.servers import CBOR, Authority, Listener, answer, new_authority

HELLO = Request("GET", "/v1/hello")
PUSH = Request("POST", "/v1/log/00", body=b"sealed", token=b"\x01\x02")


@pytest.fixture(scope="module")
def authority() -> Authority:
    return new_authority()


def asked(listener: Listener, request: Request = HELLO, **way: object) -> Answer:
    with Line(Way(listener.origin(), **way)) as line:  # type: ignore[arg-type]
        return line.ask(request)


def refused(listener: Listener, request: Request = HELLO, **way: object) -> type[CoachDeskError]:
    with pytest.raises(CoachDeskError) as found:
        asked(listener, request, **way)
    assert found.value.sentence.endswith(".")
    return type(found.value)


def test_a_question_and_its_answer_arrive_as_they_were_sent() -> None:
    with Listener(lambda _: answer(b"body", b"429 Too Many", more=b"Retry-After: 7\r\n")).open() as server:
        assert asked(server, PUSH) == Answer(429, b"body", wait=7)
    (said,) = server.asked
    head, _, body = said.partition(b"\r\n\r\n")
    assert head.startswith(b"POST /v1/log/00 HTTP/1.1\r\n")
    assert b"Authorization: Bearer 0102" in head
    assert b"Content-Type: application/cbor" in head
    assert b"Accept-Encoding: identity" in head
    assert body == b"sealed"


def test_files_go_as_bytes_and_say_how_much_of_them_is_there() -> None:
    sizes = b"CoachDesk-Size: 900\r\nCoachDesk-Held: 300\r\n"
    with Listener(lambda _: answer(b"", more=sizes)).open() as server:
        found = asked(server, Request("PUT", "/v1/blob/00/11?at=0&of=900", body=b"piece"))
        assert (found.size, found.held) == (900, 300)
        assert asked(server, Request("HEAD", "/v1/blob/00/11")).size == 900
    assert b"Content-Type: application/octet-stream" in server.asked[0]


def test_what_is_known_already_is_not_sent_again() -> None:
    still_so = b'HTTP/1.1 304 Not Modified\r\nETag: "ab12"\r\n\r\n'
    with Listener(lambda _: still_so).open() as server:
        found = asked(server, Request("GET", "/v1/heads?wait=30", wait=30, known='"ab12"'))
        assert (found.status, found.body, found.mark) == (304, b"", '"ab12"')
    assert b'If-None-Match: "ab12"' in server.asked[0]


@pytest.mark.parametrize("more", [b"Retry-After: soon\r\n", b"Retry-After: 9999999999\r\n", b""])
def test_a_wait_that_is_no_number_is_none(more: bytes) -> None:
    with Listener(lambda _: answer(b"", more=more)).open() as server:
        assert asked(server).wait is None


def test_nobody_is_sent_away_for_more_than_an_hour() -> None:
    with Listener(lambda _: answer(b"", more=b"Retry-After: 999999\r\n")).open() as server:
        assert asked(server).wait == 3600


# -- whom it talks to ---------------------------------------------------------------------------


def test_the_organisations_own_server_is_talked_to(tmp_path: Path, authority: Authority) -> None:
    mine = authority.server(tmp_path)
    with Listener(lambda _: answer(b"yes"), mine.context).open() as server:
        assert asked(server, trust=ServerTrust(authority.pem)).body == b"yes"
        assert asked(server, trust=ServerTrust(authority.pem, frozenset({mine.pin, b"x" * 32}))).body == b"yes"


@pytest.mark.parametrize("wrong", ["authority", "key", "host", "expired", "old"])
def test_nobody_else_is_told_a_word(tmp_path: Path, authority: Authority, wrong: str) -> None:
    signed_by = new_authority("another") if wrong == "authority" else authority
    host = "otherwise.example" if wrong == "host" else "127.0.0.1"
    theirs = signed_by.server(tmp_path, host, days=-1 if wrong == "expired" else 2, oldest=wrong == "old")
    keys = frozenset({bytes(32)}) if wrong == "key" else frozenset[bytes]()
    with Listener(lambda _: answer(b"no"), theirs.context).open() as server:
        assert refused(server, PUSH, trust=ServerTrust(authority.pem, keys)) is NotOurServer
    assert server.asked == []


@pytest.mark.parametrize(
    "origin",
    [
        "http://council.example",
        "https://council.example",
        "ftp://127.0.0.1",
        "http://127.0.0.1/inside",
        "",
        "https://:0",
    ],
)
def test_an_address_that_is_no_servers_is_refused_at_once(origin: str) -> None:
    with pytest.raises(BadInput) as found:
        Way(origin)
    assert found.value.field == "origin"


# -- what comes back ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    "page",
    [
        answer(b"<html>Welcome to the Black Horse", kind=b"text/html; charset=utf-8"),
        answer(b"", b"302 Found", more=b"Location: http://sign.in/\r\n"),
        answer(b"sign in", b"511 Network Authentication Required", CBOR),
        answer(b"x", kind=b""),
    ],
)
def test_a_page_for_people_is_told_from_the_server(page: bytes) -> None:
    with Listener(lambda _: page).open() as server:
        assert refused(server) is SignInPage
    assert len(server.asked) == 1, "no redirect is followed"


def test_what_would_have_to_be_unpacked_is_left_alone() -> None:
    with Listener(lambda _: answer(b"\x1f\x8b", more=b"Content-Encoding: gzip\r\n")).open() as server:
        assert refused(server) is BrokenAnswer


def test_an_answer_larger_than_was_agreed_is_not_read_to_its_end() -> None:
    small = Request("GET", "/v1/hello", answer_limit=100)
    with Listener(lambda n: answer(b"x" * (100 if n == 0 else 101))).open() as server:
        assert len(asked(server, small).body) == 100
        assert refused(server, small) is BrokenAnswer
    endless = b"HTTP/1.1 200 OK\r\nContent-Type: application/cbor\r\nTransfer-Encoding: chunked\r\n\r\n"
    with Listener(lambda _: endless + b"ff\r\n" + b"x" * 255 + b"\r\n").open() as server:
        assert refused(server, small) is BrokenAnswer


def test_an_answer_cut_at_any_byte_is_no_answer() -> None:
    whole = answer(b"the whole of it")
    with Listener(lambda n: whole[:n]).open() as server:
        for _ in range(len(whole)):
            assert refused(server) is Unreachable
        assert asked(server).body == b"the whole of it"


def test_nobody_there() -> None:
    with Listener(lambda _: b"").open() as gone:
        pass
    assert refused(gone) is Unreachable


def test_noise_is_no_answer() -> None:
    with Listener(lambda _: b"SSH-2.0-OpenSSH_9.2\r\n").open() as server:
        assert refused(server) is Unreachable


def test_an_answer_that_drips_comes_to_an_end() -> None:
    """Each part comes in good time; the clock, moved by hand, says that the whole does not."""
    clock = iter(range(0, 100_000, 7))
    head = b"HTTP/1.1 200 OK\r\nContent-Type: application/cbor\r\nContent-Length: 1000000\r\n\r\n"
    with (
        Listener(lambda _: head + b"x" * 900_000).open() as server,
        Line(Way(server.origin()), Times(whole=60), lambda: next(clock)) as line,
        pytest.raises(Unreachable),
    ):
        line.ask(Request("GET", "/v1/hello", answer_limit=2_000_000))
    assert next(clock) < 60 + 4 * 7


# -- by whom it goes ----------------------------------------------------------------------------


@pytest.fixture
def elsewhere(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    for name in ("HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "http_proxy", "https_proxy", "all_proxy"):
        monkeypatch.setenv(name, "http://127.0.0.1:9")
    return None


@pytest.mark.usefixtures("elsewhere")
def test_the_environment_says_nothing() -> None:
    with Listener(lambda _: answer(b"straight")).open() as server:
        assert asked(server).body == b"straight"


def test_a_proxy_is_signed_in_to_and_says_so_when_it_was_not(authority: Authority) -> None:
    turned_away = b"HTTP/1.1 407 Proxy Authentication Required\r\nContent-Length: 0\r\n\r\n"
    with Listener(lambda _: turned_away).open() as proxy:
        way = Way(
            "https://council.example", ServerTrust(authority.pem), f"http://jo%40x:a%20word@127.0.0.1:{proxy.port}"
        )
        with Line(way) as line, pytest.raises(Unreachable) as found:
            line.ask(HELLO)
    assert "name and password" in found.value.sentence
    assert proxy.asked[0].startswith(b"CONNECT council.example:443")
    assert b"Proxy-Authorization: Basic am9AeDphIHdvcmQ=" in proxy.asked[0]


def test_through_a_proxy_the_server_is_as_sure_as_without_one(tmp_path: Path, authority: Authority) -> None:
    mine = authority.server(tmp_path)
    with (
        Listener(lambda _: answer(b"through"), mine.context).open() as server,
        Listener(lambda _: b"HTTP/1.1 200 Connection established\r\n\r\n", tunnel_to=server.port).open() as proxy,
    ):
        by = f"http://127.0.0.1:{proxy.port}"
        assert asked(server, trust=ServerTrust(authority.pem, frozenset({mine.pin})), proxy=by).body == b"through"
        assert refused(server, trust=ServerTrust(new_authority("the café").pem), proxy=by) is NotOurServer
    assert len(server.asked) == 1


def test_a_proxy_that_says_no_is_no_way() -> None:
    with Listener(lambda _: b"HTTP/1.1 502 Bad Gateway\r\nContent-Length: 0\r\n\r\n").open() as proxy:
        way = Way("https://council.example", ServerTrust(new_authority().pem), f"http://127.0.0.1:{proxy.port}")
        with Line(way) as line, pytest.raises(Unreachable) as found:
            line.ask(HELLO)
    assert "name and password" not in found.value.sentence


@pytest.mark.parametrize("proxy", ["socks5://127.0.0.1:1", "https://127.0.0.1:1", "nonsense", "http://127.0.0.1:99999"])
def test_a_proxy_of_another_kind_is_refused_by_its_field(proxy: str) -> None:
    with pytest.raises(BadInput) as found:
        Way("https://council.example", ServerTrust(new_authority().pem), proxy)
    assert found.value.field == "proxy"
