"""Freezing figures under a name, and reading them again: the same for ever, or refused (C-17).

What a family's figures are lies in its own log, so that whoever has no key of a family reads none of its figures; the
organisation's log has the name, the day, and a digest of each family's bytes.
"""

from dataclasses import dataclass, replace

from coachdesk.crypto import codec
from coachdesk.crypto.digest import sha256_hex
from coachdesk.desk import Desk, new_record
from coachdesk.desk.attachments import NewFile, attach_with, attachment_bytes
from coachdesk.desk.edge import checked
from coachdesk.errors import BadInput, NotFound, Refused, Unreadable
from coachdesk.models.figures import ProgrammeCost
from coachdesk.models.frozen_figures import FiguresSnapshot, FrozenFigures, FrozenRate
from coachdesk.models.plan import Attachment
from coachdesk.models.saving import Range, UnitCost
from coachdesk.models.values import new_id
from coachdesk.operations.attachments import FROZEN_FIGURES
from coachdesk.operations.contacts import contacts_of
from coachdesk.operations.figures import figures_of
from coachdesk.operations.unit_rates import unit_rates
from coachdesk.tools.family_code import code_order
from coachdesk.tools.frozen_figures import FrozenFamily, frozen, parted, thawed, together
from coachdesk.tools.gathered_figures import Figures

_WHY = "Figures kept as they are today"
_CHANGED = (
    "These figures are not what was kept under that name: something was changed in the records. "
    "Nothing is worked out from them. Restore a backup, or make a new snapshot."
)


@dataclass(frozen=True, slots=True)
class SnapshotHere:
    """A snapshot, and of how many of its families the figures are on this laptop."""

    snapshot: FiguresSnapshot
    here: int


def make_snapshot(desk: Desk, name: str) -> FiguresSnapshot:
    """Keep the figures of every family on this laptop as they are now.

    It counts once its own record is written, which is last. Raises BadInput when the name is in use, and Refused when
    there is no family here.
    """
    if any(one.name.casefold() == " ".join(name.split()).casefold() for one in desk.records(FiguresSnapshot)):
        raise BadInput("name", "A snapshot has that name already. It stays as it is: choose another name.")
    figures = figures_of(desk)
    if not figures.families:
        raise Refused("There is no family on this laptop, so there are no figures to keep.")
    this = new_id()
    contents = {
        one.family: frozen(one) for one in parted(figures, this, {one.id: one.log for one in contacts_of(desk)})
    }
    snapshot = _whole(desk, figures, this, name, sorted(map(sha256_hex, contents.values())))
    for family, content in contents.items():
        with desk.together(_WHY) as batch:
            file = attach_with(
                desk, batch, family, NewFile(f"figures of {this[:8]}", FROZEN_FIGURES, content), about=this
            )
            kept = {"snapshot": this, "attachment": file.record.id, "sha256": sha256_hex(content)}
            batch.add(new_record(FrozenFigures, family, **kept))
    return desk.add(snapshot, _WHY).record


def snapshots_here(desk: Desk) -> list[SnapshotHere]:
    """Every snapshot that was made, the newest first."""
    frozen_here = [one.snapshot for one in desk.records(FrozenFigures) if one.log not in desk.closed.families]
    found = sorted(desk.records(FiguresSnapshot), key=lambda one: (one.made_at, one.id), reverse=True)
    return [SnapshotHere(one, frozen_here.count(one.id)) for one in found]


def snapshot_called(desk: Desk, name: str) -> FiguresSnapshot:
    """The snapshot of that name. Raises NotFound, and Refused where two laptops gave one name to two."""
    wanted = " ".join(name.split()).casefold()
    found = [one for one in desk.records(FiguresSnapshot) if one.name.casefold() == wanted]
    if not found:
        raise NotFound("There is no snapshot of that name on this laptop.")
    if len(found) > 1:
        raise Refused("Two snapshots have that name, made on two laptops. Make a new one under another name.")
    return found[0]


def figures_in(desk: Desk, snapshot: FiguresSnapshot) -> Figures:
    """The figures as they were frozen, of the families whose logs are here.

    Raises Unreadable where a byte of them is not what was frozen, and Refused where none of them is here.
    """
    if snapshot.digest != _digest(snapshot):
        raise Unreadable(_CHANGED)
    here = (
        one
        for one in desk.records(FrozenFigures)
        if one.snapshot == snapshot.id and one.log not in desk.closed.families
    )
    parts = [part for one in here if (part := _read(desk, snapshot, one)) is not None]
    if not parts:
        raise Refused("No family of this snapshot is on this laptop, or its figures have not arrived yet.")
    parts.sort(key=lambda one: code_order(one.ref))
    held = together(parts)
    said = {one.category: one for one in snapshot.rates}
    programme = snapshot.programme_pence
    return replace(
        held,
        names=replace(
            held.names, categories={**held.names.categories, **{key: one.label for key, one in said.items()}}
        ),
        unit_costs={key: _unit_cost(one) for key, one in said.items()},
        cashable=frozenset(key for key, one in said.items() if one.cashable),
        programme=None
        if programme is None
        else ProgrammeCost(programme, snapshot.programme_source, snapshot.programme_estimate),
        snapshot=snapshot.name,
    )


def _whole(desk: Desk, figures: Figures, this: str, name: str, prints: list[str]) -> FiguresSnapshot:
    programme = figures.programme
    values = {
        "id": this,
        "log": desk.owner.organisation_id,
        "name": name,
        "made_at": desk.now(),
        "by": desk.owner.worker_id,
        "prints": tuple(prints),
        "digest": "0" * 64,
        "rates": tuple(
            FrozenRate(**{field: getattr(one.record, field) for field in FrozenRate.model_fields})
            for one in unit_rates(desk)
        ),
    }
    if programme is not None:
        values |= {
            "programme_pence": programme.pence_per_family,
            "programme_source": programme.source,
            "programme_estimate": programme.estimate,
        }
    made = checked(FiguresSnapshot, values)
    return made.model_copy(update={"digest": _digest(made)})


def _digest(snapshot: FiguresSnapshot) -> str:
    fields = {name: value for name, value in snapshot.to_fields().items() if name != "digest"}
    return sha256_hex(codec.encode({"id": snapshot.id, "log": snapshot.log, **fields}))


def _read(desk: Desk, snapshot: FiguresSnapshot, kept: FrozenFigures) -> FrozenFamily | None:
    """One family's part; None where its file has not arrived."""
    file = desk.find(Attachment, kept.attachment)
    try:
        content = attachment_bytes(desk, file.record) if file is not None else None
    except NotFound:
        content = None
    if content is None:
        return None
    digest = sha256_hex(content)
    if digest != kept.sha256 or digest not in snapshot.prints:
        raise Unreadable(_CHANGED)
    part = thawed(content)
    if part.family != kept.log or part.snapshot != snapshot.id:
        raise Unreadable(_CHANGED)
    return part


def _unit_cost(one: FrozenRate) -> UnitCost:
    pence = Range(one.low, one.likely, one.high)
    return UnitCost(one.category, one.label, pence, one.source, one.price_year, one.invented)
