"""What the server says of an invitation to whoever knows its id, and to nobody else."""

import pytest

from coachdesk.sync.membership import DeviceRecord, RevokedBecause, UserRecord, VoidReason
from coachdesk.sync.protocol.arriving import Welcome
from coachdesk.sync.protocol.refusals import Code
from coachdesk.sync.server.enrolling import read_welcome
from tests.sync.refusing import refused
from tests.sync.relay import Laptop, Relay


def welcome(relay: Relay, asked: bytes) -> Welcome:
    return relay.read(lambda db: read_welcome(db, relay.fold, asked, relay.now))


def test_an_open_invitation_says_whom_it_is_for_and_what_its_secret_opens(relay: Relay) -> None:
    record, _ = relay.invite()
    assert welcome(relay, record.invitation) == Welcome(record.user, record.welcome)
    relay.now = record.expires
    assert welcome(relay, record.invitation).user == record.user


@pytest.mark.parametrize("reason", ["used", "expired", "withdrawn", "disabled"])
def test_one_that_counts_no_longer_says_why(relay: Relay, reason: str) -> None:
    record, seed = relay.invite()
    match reason:
        case "used":
            relay.enrol(relay.certificate(Laptop(record.user), record, seed))
            expected = VoidReason.INVITATION_USED
        case "expired":
            relay.now = record.expires + 1
            expected = VoidReason.INVITATION_EXPIRED
        case "withdrawn":
            gone = DeviceRecord(record.invitation, RevokedBecause.CANCELLED)
            relay.push(relay.admin, relay.admin.control(relay.organisation, gone))
            expected = VoidReason.DEVICE_REVOKED
        case _:
            ended = UserRecord(relay.organisation_hash(), record.user, record.role, disabled=True)
            relay.push(relay.admin, relay.admin.control(relay.organisation, ended))
            expected = VoidReason.USER_DISABLED
    said = refused(lambda: welcome(relay, record.invitation))
    assert (said.error, said.reason) == (Code.REJECTED, expected.value)
