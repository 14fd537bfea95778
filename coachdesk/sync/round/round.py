"""One round: where every log stands, the organisation's first, then each log pulled, keyed and pushed (sync.md 3.6)."""

from collections.abc import Iterable, Mapping

from coachdesk.store.attachments import Files
from coachdesk.store.change_log import ChangeLog, Place
from coachdesk.sync.conversation import Conversation, Request
from coachdesk.sync.protocol.exchanging import Head, Heads
from coachdesk.sync.protocol.log_hash import FIRST_LOG_HASH, short
from coachdesk.sync.protocol.refusals import Code
from coachdesk.sync.round.asking import Asking, ServerSaidNo, read
from coachdesk.sync.round.files import CUT_SHORT, Carrying
from coachdesk.sync.round.healing import heal
from coachdesk.sync.round.keys_out import hand_out_keys, who_may_lack
from coachdesk.sync.round.known_members import KnownMembers
from coachdesk.sync.round.laptop import ACCESS, Laptop
from coachdesk.sync.round.leaving import is_proved_to
from coachdesk.sync.round.pulling import Pulling
from coachdesk.sync.round.pushing import Pushing
from coachdesk.sync.round.receipt import Alarm, LogReceipt, Receipt
from coachdesk.sync.round.resting import Wakes
from coachdesk.sync.round.sitting import Sitting

TRIES = 5
"""How often a log is looked at again within one round when others write at the same time."""


def go_round(
    laptop: Laptop,
    kept: ChangeLog,
    files: Files | None = None,
    *,
    first: Iterable[bytes] = (),
    wait: int = 0,
    known: str = "",
    sitting: Sitting | None = None,
) -> Conversation[Receipt]:
    """Everything that can be exchanged now, and what it came to. Files are carried after all words, up to a limit.

    `first` are logs to begin with, such as the family on the screen or one with a worry in it. `wait` and `known` (the
    mark of the last receipt) let the question stay open until something is new: the receipt is then empty. `sitting` is
    handed from one round to the next, so that only what has changed is gone through.
    """
    sitting = sitting or Sitting()
    sitting.begin(laptop)
    try:
        return (yield from _go_round(laptop, kept, files, list(first), wait, known, sitting))
    except BaseException:
        sitting.forget()
        raise


def _go_round(
    laptop: Laptop, kept: ChangeLog, files: Files | None, wanted: list[bytes], wait: int, known: str, sitting: Sitting
) -> Conversation[Receipt]:
    asking = Asking(laptop, sitting)
    heads = yield from _heads(asking, wait, known)
    if heads is None:
        return Receipt((), asking.server_time, known)
    told: dict[bytes, LogReceipt] = {}
    places = {place.log: place for place in kept.places()}
    members = sitting.members(laptop, kept, places.values())
    in_turn = sorted((*heads, *_unheard_of(laptop, kept, places, heads)), key=lambda one: _turn(one, laptop, wanted))
    for head in in_turn:
        told[head.log] = LogReceipt(head.log)
        wakes = sitting.rested.look(head, places, members.organisation)
        now = head
        if wakes is Wakes.WORDS:
            known_here = places[head.log]
            wakes = yield from _words_of(laptop, kept, members, asking, head, known_here, told[head.log])
            if wakes is Wakes.ALL:
                now = yield from _head_now(asking, head)
        if wakes is Wakes.ALL:
            yield from _all_of(laptop, kept, files, members, asking, now, told)
    access = told.get(laptop.access_log)
    logs = tuple(one for one in told.values() if one is not access)
    if files is None:
        return Receipt(logs, asking.server_time, asking.mark, access=access)
    carrying = Carrying(laptop, kept, files, members, asking, {one.log: one for one in in_turn}, told)
    yield from carrying.all(wanted)
    try:
        yield from _say_what_went(carrying)
    except CUT_SHORT as trouble:
        carrying.trouble = trouble
    return Receipt(logs, asking.server_time, asking.mark, carrying.more, carrying.trouble, access)


def _say_what_went(carrying: Carrying) -> Conversation[None]:
    """Files that have gone up are named in their logs, and what was written meanwhile goes with it."""
    heads = (yield from _heads(carrying.asking)) if carrying.again else None
    for head in heads or ():
        if head.log in carrying.again and head.log in carrying.receipts:
            known = (carrying.laptop, carrying.kept, carrying.files, carrying.members, carrying.asking)
            told = LogReceipt(head.log)
            yield from _one_log(*known, head, told)
            carrying.receipts[head.log].and_then(told)
    carrying.note_lost()


def _unheard_of(laptop: Laptop, kept: ChangeLog, places: Mapping[bytes, Place], heads: Iterable[Head]) -> list[Head]:
    """Logs begun on this laptop that the server has not had yet, or has lost: to it they stand at their beginning.

    Of access logs of other laptops a round is told nothing, wherever they are kept.
    """
    known = {head.log for head in heads}
    return [
        Head(log, 0, short(FIRST_LOG_HASH), 0, (), removed=False, erased=False, must_rotate=False, need_keys=())
        for log, place in places.items()
        if log not in known and (place.log_kind != ACCESS or log == laptop.access_log) and kept.keys(log)
    ]


def _turn(head: Head, laptop: Laptop, wanted: list[bytes]) -> tuple[bool, int]:
    """The organisation first: without it nobody is known. Then what is wanted, in its order."""
    return head.log != laptop.organisation, wanted.index(head.log) if head.log in wanted else len(wanted)


def _heads(asking: Asking, wait: int = 0, known: str = "") -> Conversation[tuple[Head, ...] | None]:
    question = Request("GET", f"/v1/heads?wait={wait}", wait=wait, known=known, answer_limit=Heads.limit)
    answer = yield from asking.answer(question)
    return read(Heads, answer).heads if answer.body else None


def _head_now(asking: Asking, head: Head) -> Conversation[Head]:
    """Where a log stands now: this laptop, or another, has moved it since the round began."""
    again = yield from _heads(asking)
    return next((one for one in again or () if one.log == head.log), head)


def _words_of(
    laptop: Laptop,
    kept: ChangeLog,
    members: KnownMembers,
    asking: Asking,
    head: Head,
    place: Place,
    told: LogReceipt,
) -> Conversation[Wakes]:
    """Of a log that had come to rest: read on and send what there is, nothing else. ALL where that was not all."""
    sitting, kind = asking.sitting, place.log_kind
    sitting.rested.wake(head.log)
    if not (yield from Pulling(laptop, kept, members, asking, head, kind, told).words(place)):
        return Wakes.ALL
    if not (yield from Pushing(laptop, kept, members, asking, head, told).words()):
        return Wakes.ALL
    now = kept.place(head.log)
    assert now is not None, "it had come to rest"
    sitting.went_through(now)
    sitting.rested.note_words(head, now, members.organisation)
    return Wakes.NOTHING


def _all_of(
    laptop: Laptop,
    kept: ChangeLog,
    files: Files | None,
    members: KnownMembers,
    asking: Asking,
    head: Head,
    receipts: dict[bytes, LogReceipt],
) -> Conversation[None]:
    """All that can be done for one log, and the keys of it to whoever may lack them after that."""
    sitting, told, people = asking.sitting, receipts[head.log], members.organisation
    yield from _one_log(laptop, kept, files, members, asking, head, told)
    place = kept.place(head.log)
    if members.organisation is not people:
        members.drop_families()
    sitting.went_through(place)
    sitting.rested.note(head, place, told, members)
    joined = told.controls > 0
    if joined or (laptop.organisation in receipts and receipts[laptop.organisation].controls):
        yield from hand_out_keys(laptop, members, asking, head.log, who_may_lack(members, head.log, joined=joined))


def _one_log(
    laptop: Laptop,
    kept: ChangeLog,
    files: Files | None,
    members: KnownMembers,
    asking: Asking,
    head: Head,
    told: LogReceipt,
) -> Conversation[None]:
    """Pull, open, push; again where somebody else was quicker."""
    kind = laptop.kind_of(head.log)
    for _ in range(TRIES):
        if head.erased:
            break
        if not head.removed:
            yield from _read_on(Pulling(laptop, kept, members, asking, head, kind, told))
        is_done = yield from Pushing(laptop, kept, members, asking, head, told).all()
        if is_done:
            break
        head = yield from _head_now(asking, head)
    if (head.removed or head.erased) and kept.place(head.log) is not None:
        if not (yield from is_proved_to(laptop, members, asking, head.log)):
            told.alarms.add(Alarm.UNPROVED)
        elif head.erased:
            kept.purge(head.log)
            told.purged = True
        else:
            _leave(kept, files, (yield from _head_now(asking, head)), told)
    told.waiting = sum(kept.quarantined(head.log).values())


def _read_on(pulling: Pulling) -> Conversation[None]:
    """All that is new, then what puts the log right. A CoachDesk that is too old to read still sends."""
    laptop, kept, members, asking = pulling.laptop, pulling.kept, pulling.members, pulling.asking
    head, told = pulling.head, pulling.told
    try:
        yield from pulling.all()
    except ServerSaidNo as no:
        if no.refusal.error is not Code.TOO_OLD:
            raise
        told.alarms.add(Alarm.TOO_OLD)
        return
    yield from hand_out_keys(laptop, members, asking, head.log, head.need_keys)
    yield from heal(laptop, kept, members, asking, head.log, pulling.log_kind, told)


def _leave(kept: ChangeLog, files: Files | None, head: Head, told: LogReceipt) -> None:
    """Somebody who is no longer a member keeps nothing of the log, once all has been handed in, the files too.

    What the server has is asked anew for this, and the log goes only if nothing has been written here since.
    """
    place = kept.place(head.log)
    assert place is not None, "it is here"
    handed_in = {actor: (last, digest) for actor, last, digest in head.actors}
    position, digest = handed_in.get(place.actor, (0, bytes(32))) if place.actor else (0, bytes(32))
    going = [one for one in files.waiting([head.log]) if one.is_here] if files else []
    if going or kept.unsent(head.log, position, digest) is not None or kept.purge(head.log, position) is None:
        told.unsent_kept = True
    else:
        told.purged = True
