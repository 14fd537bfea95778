"""One exchange of a laptop with its server, as a conversation that does no input or output of its own (sync.md 3.6)."""

from coachdesk.sync.round.laptop import Laptop
from coachdesk.sync.round.receipt import Alarm, LogReceipt, Receipt
from coachdesk.sync.round.round import go_round

__all__ = ["Alarm", "Laptop", "LogReceipt", "Receipt", "go_round"]
