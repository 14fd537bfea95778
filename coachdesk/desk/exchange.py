"""The change log as `sync` is handed it: every call goes through the vault's one writer, and what came is told."""

from collections.abc import Iterable, Mapping, Sequence

from coachdesk.desk.desk import Desk
from coachdesk.desk.leaving import take_away
from coachdesk.desk.told import Touched
from coachdesk.store import control_rows, judging_rows, log_keys, putting_back, quarantine, sending
from coachdesk.store.change_log import (
    Adoption,
    Author,
    Bundle,
    Chain,
    ChangeLog,
    Control,
    Filed,
    LoggedChange,
    Place,
    Purged,
    Run,
    Stood,
    Taken,
    Verdict,
)
from coachdesk.store.late_words import LearnWords
from coachdesk.store.log_rows import State
from coachdesk.store.queries import RecordNames
from coachdesk.store.reading import read_changes
from coachdesk.store.redacting import Redact, WithWords
from coachdesk.store.stepping_aside import StepAside
from coachdesk.store.taking import TakeBundle


class Sending:
    """What leaves: places, runs to cut, bundles to keep. See `ChangeLog` for what each method gives."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._vault = desk.vault
        self._author = Author(bytes.fromhex(desk.owner.worker_id), bytes.fromhex(desk.owner.device_id))

    def places(self) -> list[Place]:
        return self._vault.ask(sending.Places(self._author))

    def place(self, log: bytes) -> Place | None:
        return next(iter(self._vault.ask(sending.Places(self._author, log))), None)

    def order(self, log: bytes) -> list[bytes]:
        return self._vault.ask(sending.Order(log))

    def unsent(self, log: bytes, position: int, head: bytes) -> Bundle | Run | None:
        return self._vault.ask(sending.Unsent(log, self._author, position, head))

    def keep_cut(self, bundle: Bundle) -> None:
        self._vault.do(sending.KeepCut(bundle, self._author))

    def step_aside(self, log: bytes) -> int:
        return self._vault.do(StepAside(log, self._author))

    def reset(self, log: bytes) -> None:
        self._vault.do(sending.Reset(log))

    def lacking(self, log: bytes) -> list[Bundle]:
        return self._vault.ask(sending.Lacking(log))

    def append_control(self, log: bytes, log_kind: str, body: bytes) -> None:
        self._vault.do(control_rows.AppendControl(log, log_kind, self._author, body))

    def found(self, log: bytes, log_kind: str, bodies: Sequence[bytes], *, again: bool = False) -> None:
        self._vault.do(control_rows.FoundLog(log, log_kind, self._author, tuple(bodies), again))

    def _tell(self, log: bytes, kinds: frozenset[str]) -> frozenset[str]:
        if kinds:
            self._desk.told.announce(Touched(kinds, frozenset((log.hex(),))))
        return kinds

    def _hear(self, log: bytes, taken: Taken) -> Taken:
        self._desk.gone.is_back(log.hex())
        if taken.latest_stamp:
            self._desk.hear(taken.latest_stamp)
        self._tell(log, taken.kinds)
        return taken


class Healing(Sending):
    """What puts a log right again. See `HealingLog` for what each method gives."""

    def adopt(self, log: bytes, log_kind: str, bodies: Sequence[bytes]) -> None:
        self._vault.do(putting_back.Adopt(log, log_kind, self._author, tuple(bodies)))

    def adoptions(self, log: bytes, *, every: bool = False) -> list[Adoption]:
        return self._vault.ask(putting_back.Adoptions(log, every))

    def put_back(self, adoption: Adoption, bundle: Bundle, verdict: Verdict) -> Taken:
        changes = read_changes(bundle, verdict)
        back = putting_back.PutBack(adoption, bundle, verdict, changes, self._author)
        return self._hear(bundle.log, self._vault.do(back))

    def refuse_adoption(self, adoption: Adoption) -> None:
        self._vault.do(putting_back.SettleAdoption(adoption, State.MALFORMED))

    def chains(self, log: bytes) -> list[Chain]:
        return self._vault.ask(judging_rows.Chains(log))

    def filed(self, log: bytes) -> list[Filed]:
        return self._vault.ask(judging_rows.EveryFiled(log))

    def judged(self, log: bytes) -> bytes:
        return self._vault.ask(judging_rows.Judged(log))

    def mark_judged(self, log: bytes, control_hash: bytes) -> None:
        self._vault.do(judging_rows.MarkJudged(log, control_hash))

    def with_words(self, log: bytes, items: Iterable[tuple[bytes, int]]) -> list[Bundle]:
        return self._vault.ask(WithWords(log, frozenset(items)))

    def redact(self, log: bytes, items: Iterable[tuple[bytes, int]]) -> frozenset[str]:
        return self._tell(log, self._vault.do(Redact(log, frozenset(items))))


class Exchange(Healing):
    """A `ChangeLog` over one desk. Methods may be called from any thread."""

    def take(self, bundle: Bundle, stood: Stood, *, words_later: bool = False) -> Taken:
        """See `ChangeLog.take`. Its changes are read here, in the caller's thread; the writer only files them."""
        changes = read_changes(bundle, stood.verdict) if stood.verdict.opened else ()
        asked = TakeBundle(bundle, stood, changes, self._author, words_later)
        return self._hear(bundle.log, self._vault.do(asked))

    def learn_words(self) -> None:
        while self._vault.do(LearnWords()):
            pass

    def waiting(self, log: bytes) -> list[tuple[Bundle, Stood]]:
        return self._vault.ask(quarantine.Waiting(log))

    def judge(self, log: bytes, bundle_hash: bytes, verdict: Verdict) -> frozenset[str]:
        return self._tell(log, self._vault.do(quarantine.Judge(log, bundle_hash, verdict)))

    def admit(self, log: bytes, changes: Iterable[bytes]) -> frozenset[str]:
        return self._tell(log, self._vault.do(quarantine.Admit(log, frozenset(changes))))

    def held(self, log: bytes) -> list[LoggedChange]:
        return self._vault.ask(quarantine.Held(log))

    def quarantined(self, log: bytes | None = None) -> dict[str, int]:
        return self._vault.ask(quarantine.Quarantined(log))

    def incomplete(self, log: bytes) -> frozenset[bytes]:
        return self._vault.ask(quarantine.Incomplete(log))

    def controls(self, log: bytes) -> list[Control]:
        return self._vault.ask(control_rows.Controls(log))

    def keep_key(self, log: bytes, log_kind: str, epoch: int, key: bytes) -> None:
        self._vault.do(log_keys.KeepKey(log, log_kind, epoch, key))

    def keys(self, log: bytes) -> Mapping[int, tuple[bytes, ...]]:
        return self._vault.ask(log_keys.Keys(log))

    def purge(self, log: bytes, position: int | None = None) -> Purged | None:
        kinds = frozenset(kind for kind, _ in self._vault.ask(RecordNames(log)))
        purged = take_away(self._desk, log, None if position is None else (self._author, position))
        self._tell(log, kinds)
        return purged


def change_log_of(desk: Desk) -> ChangeLog:
    """What `sync` is given to work with."""
    return Exchange(desk)
