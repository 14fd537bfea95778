"""One who reads a log from its beginning, judging each control record."""

from coachdesk.sync.membership import (
    FamilyRecord,
    OrganisationState,
    Role,
    State,
    Void,
    VoidReason,
    first_family_state,
    judge_family,
)
from tests.sync.organisations import founded, named

F = named("family")
ADA, LEA, LOU, WIN = (f"{name}'s laptop" for name in ("ada", "lea", "lou", "win"))
FOUNDED = founded().state
TRIO = {named("lea"): Role.LEAD, named("lou"): Role.LEAD, named("win"): Role.WRITER}


def commitment(epoch: int) -> bytes:
    return bytes([epoch]) * 32


def lock(epoch: int) -> bytes:
    return bytes([epoch]) * 60 if epoch > 1 else b""


class Reader:
    """One who reads a log from its beginning."""

    def __init__(self, organisation: OrganisationState = FOUNDED, log: bytes = F) -> None:
        self.state = first_family_state(log)
        self.organisation = organisation
        self.count = 0

    def put(
        self, record: FamilyRecord, device: str = LEA, actor: str | None = None, position: int | None = None
    ) -> VoidReason | None:
        self.count += 1
        judged = judge_family(
            self.state,
            self.organisation,
            record,
            digest=named(f"{F.hex()}{self.count}", 32),
            device=named(device),
            actor=named(actor or f"actor of {device}"),
            position=position or self.count,
        )
        if isinstance(judged, Void):
            return judged.reason
        self.state = judged
        return None

    def next(self, **changed: object) -> State:
        now = self.state
        epoch = changed.get("epoch", max(now.epoch, 1))
        assert isinstance(epoch, int)
        given = {
            "expect": now.control_hash,
            "members": now.members or TRIO,
            "epoch": epoch,
            "key_commitment": commitment(epoch),
            "lock": lock(epoch),
            "cut": now.cut,
            **changed,
        }
        return State(**given)  # type: ignore[arg-type]


def begun() -> Reader:
    reader = Reader()
    assert reader.put(reader.next()) is None
    return reader


def without(*names: str) -> dict[bytes, Role]:
    return {user: role for user, role in TRIO.items() if user not in {named(name) for name in names}}
