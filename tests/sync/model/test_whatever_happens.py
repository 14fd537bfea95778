"""Whatever happens in the street, all ends well: 200 cases in a build, 5,000 and more at night (sync.md 4.2)."""

from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis.stateful import run_state_machine_as_test

from coachdesk.desk.batch import Batch
from coachdesk.store import stepping_aside, taking
from coachdesk.store.change_log import Bundle, Place
from coachdesk.store.log_writer import Actor
from coachdesk.store.session import Session
from coachdesk.store.taking import TakeBundle
from coachdesk.sync.protocol.exchanging import Head, Pushed
from coachdesk.sync.round import Laptop
from coachdesk.sync.round import round as round_module
from coachdesk.sync.round.pushing import Pushing
from tests.sizes import at_night, cases
from tests.sync.model.machine import StreetMachine

STEPS = 12


@pytest.mark.long
@pytest.mark.faults
@pytest.mark.nightly
def test_whatever_happens_in_the_street_all_ends_well() -> None:
    """The same cases in every build, others every night: a night's finding stands in the log with its steps."""
    how = settings(
        max_examples=cases(200, 5_000),
        stateful_step_count=cases(STEPS, 24),
        derandomize=not at_night(),
        database=None,
        deadline=None,
        report_multiple_bugs=False,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    run_state_machine_as_test(StreetMachine, settings=how)


# -- controls: each fault is planted, a few things happen, and the quiet after must notice ------------------------


def remembers_what_it_sent(patch: pytest.MonkeyPatch) -> None:
    """The server's head from memory, not from the server (sync.md 3.6, rule 3)."""

    def remembered(self: Pushing) -> tuple[int, bytes]:
        heard = heard_of_server(self)
        place = self.kept.place(self.head.log)
        if place is None or place.actor is None:
            return heard
        sent[place.actor] = max(sent.get(place.actor, heard), heard)
        return sent[place.actor]

    def confirmed(self: Pushing, place: Place, bundles: list[Bundle], pushed: Pushed) -> bool:
        sent[bundles[-1].actor] = (bundles[-1].end - 1, bundles[-1].last)
        return confirm(self, place, bundles, pushed)

    sent: dict[bytes, tuple[int, bytes]] = {}
    heard_of_server, confirm = Pushing._heard, Pushing._confirm
    patch.setattr(Pushing, "_heard", remembered)
    patch.setattr(Pushing, "_confirm", confirmed)


def restored(machine: StreetMachine) -> None:
    machine.open_and_save(at=0, which=0)
    machine.back_the_server_up()
    machine.open_and_save(at=0, which=0)
    machine.all_go_round(faults=[], page=1000)
    machine.all_go_round(faults=[], page=1000)
    machine.restore_the_server()


def saves_over_what_it_never_showed(patch: pytest.MonkeyPatch) -> None:
    """The base is whatever is newest when saving, not what was on the screen (sync.md 2)."""
    amend = Batch.amend

    def over(self: Batch, opened: object, **fields: object) -> object:
        newest = machine_of[0].street.seats["Ada"].resident.desk.get(type(opened.record), opened.record.id)  # type: ignore[attr-defined]
        return amend(self, newest, **fields)

    patch.setattr(Batch, "amend", over)


machine_of: list[StreetMachine] = []


def form_open_while_another_writes(machine: StreetMachine) -> None:
    machine_of[:] = [machine]
    machine.open_a_form(at=0, which=0)
    machine.open_and_save(at=1, which=0)
    machine.all_go_round(faults=[], page=1000)
    machine.all_go_round(faults=[], page=1000)
    machine.save_a_form(which=0)


def skips_a_bundle(patch: pytest.MonkeyPatch) -> None:
    """The cursor moves and the rows do not come (sync.md 3.6, rule 2)."""
    run = TakeBundle.run

    def skipping(self: TakeBundle, session: object) -> object:
        if self.changes:
            return run(TakeBundle(self.bundle, self.stood, self.changes[:-1], self.author), session)  # type: ignore[arg-type]
        return run(self, session)  # type: ignore[arg-type]

    patch.setattr(TakeBundle, "run", skipping)


def written_and_sent(machine: StreetMachine) -> None:
    machine.open_and_save(at=0, which=0)
    machine.all_go_round(faults=[], page=1)


def what_does_not_fit_is_dropped(patch: pytest.MonkeyPatch) -> None:
    """A copied laptop keeps to the actor that the other uses too, and what of its own does not fit is thrown away."""

    def dropped(session: Session, log: bytes, actor: Actor, first: int, *_: object) -> int:
        session.connection.execute("DELETE FROM change WHERE actor = ? AND position >= ?", (actor.number, first))
        return 0

    for module in (stepping_aside, taking):
        patch.setattr(module, "move_aside", dropped)


def one_laptop_twice(machine: StreetMachine) -> None:
    machine.take_an_image(at=1)
    machine.open_and_save(at=1, which=0)
    machine.go_round(at=1, faults=[], page=1000)
    machine.put_the_image_back()
    machine.open_and_save(at=1, which=0)


def forgets_the_access_log(patch: pytest.MonkeyPatch) -> None:
    """What a restored server has lost of it is not sent again."""
    unheard_of = round_module._unheard_of

    def forgetting(laptop: Laptop, *rest: Any) -> list[Head]:
        return [head for head in unheard_of(laptop, *rest) if head.log != laptop.access_log]

    patch.setattr(round_module, "_unheard_of", forgetting)


def a_line_that_the_server_loses(machine: StreetMachine) -> None:
    machine.back_the_server_up()
    machine.open_the_family(at=1)
    machine.all_go_round(faults=[], page=1000)
    machine.all_go_round(faults=[], page=1000)
    machine.restore_the_server()


PLANTED: dict[str, tuple[Callable[[pytest.MonkeyPatch], None], Callable[[StreetMachine], None]]] = {
    "what was sent is remembered": (remembers_what_it_sent, restored),
    "a form saves over what it never showed": (saves_over_what_it_never_showed, form_open_while_another_writes),
    "a bundle comes without its last change": (skips_a_bundle, written_and_sent),
    "after a fork nothing is re-issued": (what_does_not_fit_is_dropped, one_laptop_twice),
    "an access log that was lost is not sent again": (forgets_the_access_log, a_line_that_the_server_loses),
}


@pytest.mark.faults
@pytest.mark.parametrize("what", PLANTED)
@pytest.mark.parametrize("is_planted", [False, True])
def test_a_planted_fault_is_noticed_in_the_quiet_after(
    what: str, is_planted: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    plant, happens = PLANTED[what]
    machine = StreetMachine()
    machine.begin()
    if is_planted:
        plant(monkeypatch)
    noticed = False
    try:
        happens(machine)
        machine.teardown()
    except Exception:  # noqa: BLE001 - whatever a planted fault breaks, it was noticed
        noticed = True
    finally:
        machine.close()
    assert noticed == is_planted
