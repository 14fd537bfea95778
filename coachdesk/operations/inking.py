"""Each person's answer to "do you agree?" on the very page they were shown (issue 2, item 6)."""

from collections.abc import Mapping, Sequence

from coachdesk.desk import Desk, Opened, new_record
from coachdesk.errors import BadInput, Refused, Stale
from coachdesk.models.person import Person
from coachdesk.models.plan import Attachment, Ink, InkMethod, PlanVersion
from coachdesk.operations.attachments import Original, Shape, keep
from coachdesk.operations.plan_versions import content_at
from coachdesk.settings import INK_POINT_LIMIT
from coachdesk.tools.plan_digest import digest

STATEMENT = "I agree today. I can change my mind. This is not a contract; nothing is lost if I don't sign."
"""What stands beside the box, and is kept with the ink."""

Strokes = Sequence[Sequence[int]]


def record_ink(
    desk: Desk,
    version: PlanVersion,
    person: Person,
    shown_digest: str,
    method: InkMethod,
    strokes: Strokes = (),
    witness: str = "",
    attachment: Attachment | None = None,
) -> Opened[Ink]:
    """Keep one person's answer on one version. A later answer of the same person takes its place.

    Raises Stale when what was shown is not this version, Refused for someone who must not be contacted, and BadInput
    when the method lacks what it needs: strokes, a witness, or the photographed page.
    """
    if shown_digest != version.digest or digest(content_at(desk, version)) != version.digest:
        raise Stale
    if person.no_contact or person.deceased_on or person.due_date:
        raise Refused("This person is not asked to sign.")
    drawn = method in (InkMethod.DRAWN, InkMethod.MARK_WITH_WITNESS)
    if drawn and not any(strokes):
        raise BadInput("strokes", "Please sign inside the box.")
    if sum(len(stroke) for stroke in strokes) > 2 * INK_POINT_LIMIT:
        raise BadInput("strokes", "That is more ink than a name needs. Please sign again.")
    if any(len(stroke) % 2 or not all(0 <= at <= 10_000 for at in stroke) for stroke in strokes):
        raise BadInput("strokes", "Please sign again inside the box.")
    if method is InkMethod.MARK_WITH_WITNESS and not witness.strip():
        raise BadInput("witness", "Write the name of the person who saw the mark being made.")
    if method is InkMethod.ON_PAPER and attachment is None:
        raise BadInput("attachment", "Attach a picture of the signed page.")
    return desk.add(
        new_record(
            Ink,
            version.log,
            version=version.id,
            digest=shown_digest,
            person=person.id,
            method=method,
            strokes=tuple(tuple(stroke) for stroke in strokes) if drawn else (),
            witness=witness,
            statement=STATEMENT,
            signed_at=desk.now(),
            attachment=attachment.id if attachment else None,
        )
    )


def attach_signed_page(
    desk: Desk, version: PlanVersion, original: Original, shapes: Mapping[int, Shape] | None = None
) -> Attachment:
    """Keep pictures of the signed page beside the version, made anew and encrypted; answers the first.

    Raises Unreadable for what cannot be read as a picture or PDF.
    """
    return keep(desk, original, version.log, version.id, shapes).kept[0]


def may_sign(people: Sequence[Person]) -> list[Person]:
    """Who of a family is asked to sign: everyone who can be, children too; nobody is made to."""
    return [one for one in people if one.included and not (one.no_contact or one.deceased_on or one.due_date)]
