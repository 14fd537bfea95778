"""Every kind of record by its name, so that the store can turn rows into models without knowing any of them."""

from coachdesk.models import access, family, organisation, person, plan
from coachdesk.models.record import Record

KINDS: dict[str, type[Record]] = {
    cls.kind: cls
    for module in (access, organisation, family, person, plan)
    for cls in vars(module).values()
    if isinstance(cls, type) and issubclass(cls, Record) and cls is not Record
}
