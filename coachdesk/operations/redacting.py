"""Words about a family that should never have been written are forgotten, everywhere and for good (GDPR, rule B-02).

A lead signs which change it is; the server drops it, every laptop forgets it, and the history says who did it and why.
What stood there before does not come back.
"""

from collections.abc import Collection

from coachdesk.crypto.adoption_body import AdoptionBody, encode_adoption
from coachdesk.crypto.digest import chain_beside
from coachdesk.desk.exchange import change_log_of
from coachdesk.desk.forgetting import where_it_stands, write_over
from coachdesk.desk.opening import OpenDesk
from coachdesk.errors import BadInput, NotEnrolled, Refused
from coachdesk.models.record import Record
from coachdesk.operations.syncing.enrolled import enrolled, members_of
from coachdesk.operations.syncing.going_round import go_round_once
from coachdesk.operations.syncing.lines import Ask
from coachdesk.operations.syncing.membership import TRIES
from coachdesk.sync.membership import may_control
from coachdesk.sync.round.judging_again import Carried, carried
from coachdesk.sync.round.laptop import FAMILY, ORGANISATION
from coachdesk.sync.round.leading import redact as sign_away

_NOT_YOURS = "Only whoever leads the work with a family, or an administrator, can have words forgotten."
_QUICKER = "Somebody else was changing this at the same moment. Look at it again, then say it once more."


def may_redact(open_desk: OpenDesk, log_id: str) -> bool:
    """Whether whoever sits here may have words of a family forgotten."""
    try:
        known, device = members_of(open_desk), enrolled(open_desk).device
    except NotEnrolled:
        return False
    state = known.of(bytes.fromhex(log_id))
    return state.epoch > 0 and may_control(state, known.organisation, device)


def redact(open_desk: OpenDesk, record: Record, change_id: str, fields: Collection[str], ask: Ask, *, why: str) -> None:
    """One change of a record, by its id in the history, is forgotten; of what it said only `fields` go.

    The field is then empty, and who did it and why is in the history. Only with a way to the server. Raises BadInput
    without a reason, NotFound, NotEnrolled, Refused, and what `ask` raises: whether it came about is then seen at the
    next round.
    """
    if not why.strip():
        raise BadInput("why", "Say why this is to be forgotten.")
    laptop, log = enrolled(open_desk), bytes.fromhex(record.log)
    go_round_once(open_desk, ask, first=(record.log,))
    if not may_redact(open_desk, record.log):
        raise Refused(_NOT_YOURS)
    desk, kind = open_desk.desk, ORGANISATION if log == laptop.organisation else FAMILY
    standing = where_it_stands(desk, record, change_id)
    write_over(desk, record, standing, fields, why)
    items = standing.items | _adopted_again(open_desk, log, kind, standing.items)
    kept = change_log_of(desk)
    for _ in range(TRIES):
        state = members_of(open_desk).of(log)
        if not items <= state.redacted:
            sign_away(kept, state, kind, items)
        go_round_once(open_desk, ask, first=(record.log,))
        if items <= members_of(open_desk).of(log).redacted:
            kept.redact(log, items)
            return
    raise Refused(_QUICKER)


def _adopted_again(
    open_desk: OpenDesk, log: bytes, kind: str, items: frozenset[tuple[bytes, int]]
) -> frozenset[tuple[bytes, int]]:
    """Adoptions that carry one of these words go too; what else was in them is adopted again without it."""
    kept = change_log_of(open_desk.desk)
    gone: set[tuple[bytes, int]] = set()
    for one in carried(kept.adoptions(log, every=True)):
        named = _named(one, items)
        if named:
            gone.add((one.adoption.actor, one.adoption.position))
            rest = one.signed.without(named)
            if any(isinstance(body, bytes) for body in rest.bodies):
                kept.adopt(log, kind, [encode_adoption(AdoptionBody(rest.plain(), one.body.vouched))])
    return frozenset(gone)


def _named(one: Carried, items: frozenset[tuple[bytes, int]]) -> frozenset[int]:
    manifest, bodies = one.signed.manifest, one.signed.bodies
    chains = (manifest.actor, chain_beside(one.signed.hash))
    words = (at for at, body in enumerate(bodies, manifest.first) if isinstance(body, bytes))
    return frozenset(at for at in words if any((chain, at) in items for chain in chains))
