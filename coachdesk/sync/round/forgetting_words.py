"""Words that a lead signed away: the server gets each bundle without them, and this laptop forgets them (sync.md 7)."""

from coachdesk.store.change_log import ChangeLog
from coachdesk.sync.bundles import seal
from coachdesk.sync.conversation import Conversation, Request
from coachdesk.sync.protocol.exchanging import Push, Pushed
from coachdesk.sync.protocol.refusals import Code
from coachdesk.sync.round.asking import Asking, ServerSaidNo
from coachdesk.sync.round.file_names import blobs_in
from coachdesk.sync.round.known_members import KnownMembers
from coachdesk.sync.round.row import signed_of

_NOT_NEEDED = frozenset({Code.REJECTED, Code.NOT_ALLOWED, Code.NOT_MEMBER, Code.ERASED})
"""Somebody else was quicker, the server never had it, or this worker only reads."""


def forget_words(kept: ChangeLog, members: KnownMembers, asking: Asking, log: bytes) -> Conversation[None]:
    """Seal again, without the words that were signed away, what still has them here; then forget them here too.

    In this order: cut short, it is done again. Whoever of the members comes first has done it for all.
    """
    state = members.of(log)
    bundles = kept.with_words(log, state.redacted) if state.redacted else []
    if not bundles:
        return
    key = members.keys(log).get(state.epoch)
    if key is None:
        return  # it comes, and then it is done
    for bundle in bundles:
        named = frozenset(position for actor, position in state.redacted if actor == bundle.actor)
        left = signed_of(bundle).without(named)
        files = blobs_in(body for body in left.bodies if isinstance(body, bytes))
        for named_files in (files, ()) if files else ((),):  # it went without them if the server had lost one
            body = Push((), resealed=(seal(left, key, state.epoch, named_files).to_bytes(),)).to_bytes()
            try:
                yield from asking.message(Pushed, Request("POST", f"/v1/log/{log.hex()}", body))
                break
            except ServerSaidNo as no:
                if no.refusal.error not in _NOT_NEEDED:
                    raise
    kept.redact(log, state.redacted)
