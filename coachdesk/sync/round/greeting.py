"""What a laptop asks of a server before anybody there knows it."""

from coachdesk.sync.conversation import Conversation, Request
from coachdesk.sync.protocol.arriving import Hello, Welcome
from coachdesk.sync.round.asking import ServerSaidNo, read, refusal_in


def greet() -> Conversation[Hello]:
    """Whose server it says it is. Raises ServerSaidNo, BrokenAnswer, and what ends the conversation."""
    answer = yield Request("GET", "/v1/hello", answer_limit=Hello.limit)
    refusal = refusal_in(answer)
    if refusal is not None:
        raise ServerSaidNo(refusal, answer.wait)
    return read(Hello, answer)


def ask_welcome(invitation: bytes) -> Conversation[Welcome]:
    """What stands in an invitation that is still open, by its id. Raises ServerSaidNo with the reason, BrokenAnswer."""
    answer = yield Request("GET", f"/v1/invitation/{invitation.hex()}", answer_limit=Welcome.limit)
    refusal = refusal_in(answer)
    if refusal is not None:
        raise ServerSaidNo(refusal, answer.wait)
    return read(Welcome, answer)
