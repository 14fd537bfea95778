"""Every kind of record by its name, so that the store can turn rows into models without knowing any of them."""

from coachdesk.models import (
    access,
    agreement,
    alert,
    appointment,
    call,
    case_study,
    coach_report,
    contact,
    contact_batch,
    copy_out,
    coverage_mark,
    family,
    frozen_figures,
    handover,
    journey,
    letter,
    life_event,
    measures,
    meeting,
    note,
    organisation,
    person,
    plan,
    practice,
    programme_cost,
    purge_receipt,
    question_set,
    recovery_use,
    saving_reason,
    sharing,
    signing_key,
    small_spend,
    story,
    unit_rate,
    value_judgement,
    visit,
    worry,
)
from coachdesk.models.record import Record

_MODULES = (
    *(access, copy_out, purge_receipt, organisation, signing_key, recovery_use, family, handover, person, plan),
    *(visit, appointment, call, note, letter, small_spend, story),
    *(worry, alert, agreement, sharing),
    *(question_set, measures, coach_report),
    *(contact, contact_batch, coverage_mark, meeting, life_event, journey, case_study),
    *(unit_rate, programme_cost, saving_reason, frozen_figures, practice, value_judgement),
)

KINDS: dict[str, type[Record]] = {
    cls.kind: cls
    for module in _MODULES
    for cls in vars(module).values()
    if isinstance(cls, type) and issubclass(cls, Record) and cls is not Record
}
