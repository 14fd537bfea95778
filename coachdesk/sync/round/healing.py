"""After a log was read and before anything is sent: all that puts it right, in the one order in which it is safe."""

from coachdesk.store.change_log import ChangeLog
from coachdesk.sync.conversation import Conversation
from coachdesk.sync.round.adopting import Adopting
from coachdesk.sync.round.asking import Asking
from coachdesk.sync.round.forgetting_words import forget_words
from coachdesk.sync.round.judging_again import judge_again
from coachdesk.sync.round.known_members import KnownMembers
from coachdesk.sync.round.laptop import Laptop
from coachdesk.sync.round.receipt import LogReceipt
from coachdesk.sync.round.rotating import rotate_if_due


def heal(
    laptop: Laptop, kept: ChangeLog, members: KnownMembers, asking: Asking, log: bytes, log_kind: str, told: LogReceipt
) -> Conversation[None]:
    """What others adopted is filed, every bundle is judged by what is signed now, words that were signed away go.

    Then this laptop says what is its to say: a new key where one is due, and what a restored server lacks.
    """
    adopting = Adopting(laptop, kept, members, log, log_kind, told)
    adopting.put_back()
    judge_again(kept, members, log)
    yield from forget_words(kept, members, asking, log)
    rotate_if_due(laptop, kept, members, log, log_kind)
    adopting.offer()
