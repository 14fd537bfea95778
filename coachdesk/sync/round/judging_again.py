"""What is thought of every bundle of a log, asked anew when its signed records say something else (sync.md 3.8, 3.16).

The answer depends on the log alone: who was a member where the bundle stands, what was cut and admitted by the end.
So whoever reads the log sees the same, in whatever order the family's log and the organisation's came.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from coachdesk.crypto.adoption_body import AdoptionBody, decode_adoption
from coachdesk.errors import Malformed
from coachdesk.store.change_log import Adoption, Author, ChangeLog, Verdict
from coachdesk.sync.bundles import SignedBundle, read_plain
from coachdesk.sync.membership import Role
from coachdesk.sync.round.known_members import KnownMembers


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a bundle stands in the log: as row `s`, or in an adoption that is one. A lead may have vouched for it."""

    s: int
    vouched: bool = False


@dataclass(frozen=True, slots=True)
class Carried:
    """An adoption, and the signed bundle in it."""

    adoption: Adoption
    body: AdoptionBody
    signed: SignedBundle


def carried(adoptions: Iterable[Adoption]) -> list[Carried]:
    """Adoptions with what they carry; those that carry no bundle are left out."""
    found = []
    for one in adoptions:
        body = decode_adoption(one.body)
        assert body is not None, "it was read as one when it came"
        try:
            found.append(Carried(one, body, read_plain(body.original)))
        except Malformed:
            continue
    return found


def spots(members: KnownMembers, log: bytes, found: Iterable[Carried]) -> Mapping[bytes, list[Spot]]:
    """By the hash of a bundle, where adoptions put it."""
    places: dict[bytes, list[Spot]] = {}
    for one in found:
        if one.adoption.s is None:
            continue
        then, author = members.at(log, one.adoption.s), one.adoption.author
        leads = then.members.get(author.worker) is Role.LEAD
        counts = then.counts(author.device, one.adoption.actor, one.adoption.position)
        places.setdefault(one.signed.hash, []).append(Spot(one.adoption.s, one.body.vouched and leads and counts))
    return places


def thought_of(
    members: KnownMembers, log: bytes, author: Author, actor: bytes, last: int, where: Iterable[Spot]
) -> Verdict:
    """The verdict on an author's bundle that ends at position `last` of an actor, by all places where it stands."""
    if not members.of(log).counts(author.device, actor, last):
        return Verdict.CUT
    counts = any(spot.vouched or members.at(log, spot.s).may_write(author.worker) for spot in where)
    return Verdict.COUNTS if counts else Verdict.HELD


def judge_again(kept: ChangeLog, members: KnownMembers, log: bytes) -> None:
    """Every opened bundle of a log, where its records have changed since the last time. Cut short, it is done again."""
    now = members.of(log)
    if kept.judged(log) == now.control_hash:
        return
    adopted = spots(members, log, carried(kept.adoptions(log, every=True)))
    for one in kept.filed(log):
        where = [*([Spot(one.s)] if one.s is not None else []), *adopted.get(one.hash, [])]
        if not where:
            continue  # the server has not had it: it is this laptop's own, or is being adopted
        due = thought_of(members, log, one.author, one.actor, one.end, where)
        if one.verdict is not due and (one.verdict, due) != (Verdict.HISTORY, Verdict.COUNTS):
            kept.judge(log, one.hash, due)
    if now.admitted:
        kept.admit(log, now.admitted)
    kept.mark_judged(log, now.control_hash)
