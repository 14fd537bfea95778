"""What a column can be, what becomes of a row, and how an import stands: in words."""

from collections.abc import Mapping

from PySide6.QtCore import QCoreApplication

from coachdesk.models.contact import ContactKind
from coachdesk.models.contact_batch import BatchState
from coachdesk.operations.imports_list import ImportLine
from coachdesk.operations.shown_time import on_the_wall
from coachdesk.tools.contact_columns import Meaning
from coachdesk.tools.contact_rows import RowRead, Verdict
from coachdesk.tools.dates import short
from coachdesk.tools.money import to_the_penny
from coachdesk.ui.translatable import QT_TRANSLATE_NOOP
from coachdesk.ui.widgets.bidi import isolated
from coachdesk.ui.widgets.choice import Choice

NOT_READ = "not_read"
"""The choice of a column that nothing is taken from."""

MEANINGS: dict[Meaning, str] = {
    Meaning.FAMILY: str(QT_TRANSLATE_NOOP("import_words", "the family’s code")),
    Meaning.DAY: str(QT_TRANSLATE_NOOP("import_words", "the day it happened")),
    Meaning.KIND: str(QT_TRANSLATE_NOOP("import_words", "emergency or planned")),
    Meaning.WHAT: str(QT_TRANSLATE_NOOP("import_words", "what happened")),
    Meaning.AGENCY: str(QT_TRANSLATE_NOOP("import_words", "which agency it was")),
    Meaning.POUNDS: str(QT_TRANSLATE_NOOP("import_words", "its cost in pounds")),
    Meaning.PENCE: str(QT_TRANSLATE_NOOP("import_words", "its cost in pence")),
    Meaning.CATEGORY: str(QT_TRANSLATE_NOOP("import_words", "its code")),
    Meaning.PEOPLE: str(QT_TRANSLATE_NOOP("import_words", "whom it was about")),
    Meaning.OUTCOME: str(QT_TRANSLATE_NOOP("import_words", "how it went")),
    Meaning.OUTCOME_WORDS: str(QT_TRANSLATE_NOOP("import_words", "why it went so")),
    Meaning.ARRANGED: str(QT_TRANSLATE_NOOP("import_words", "how it was arranged")),
    Meaning.BASIS: str(QT_TRANSLATE_NOOP("import_words", "where the cost is from")),
    Meaning.SAVINGS_CATEGORY: str(QT_TRANSLATE_NOOP("import_words", "its calculator code")),
    Meaning.THEIR_ID: str(QT_TRANSLATE_NOOP("import_words", "the agency’s number")),
    Meaning.NOTE: str(QT_TRANSLATE_NOOP("import_words", "a note")),
}

VERDICTS: dict[Verdict, str] = {
    Verdict.REFUSED: str(QT_TRANSLATE_NOOP("import_words", "Left out: %n")),
    Verdict.WAITING: str(QT_TRANSLATE_NOOP("import_words", "To wait: %n")),
    Verdict.HERE: str(QT_TRANSLATE_NOOP("import_words", "Here already: %n")),
    Verdict.READY: str(QT_TRANSLATE_NOOP("import_words", "Ready: %n")),
}
"""Those that need somebody first."""

KINDS: dict[ContactKind, str] = {
    ContactKind.INCIDENT: str(QT_TRANSLATE_NOOP("import_words", "emergency")),
    ContactKind.INTERVENTION: str(QT_TRANSLATE_NOOP("import_words", "planned help")),
}

STATES: dict[BatchState, str] = {
    BatchState.KEPT: "",
    BatchState.STAGING: str(QT_TRANSLATE_NOOP("import_words", "It was not finished, so none of it counts.")),
    BatchState.UNDOING: str(QT_TRANSLATE_NOOP("import_words", "It is being taken out, so none of it counts.")),
}


def say(text: str, number: int = -1) -> str:
    """A text of this page in the language of the window."""
    return QCoreApplication.translate("import_words", text, "", number)


def meaning_choices() -> list[Choice]:
    """What a column can be; first that nothing is taken from it."""
    nothing = Choice(NOT_READ, say(str(QT_TRANSLATE_NOOP("import_words", "not brought in"))))
    return [nothing, *(Choice(one.value, say(MEANINGS[one])) for one in Meaning)]


def row_words(row: RowRead, families: Mapping[str, str], agencies: Mapping[str, str]) -> str:
    """A row that is good: "Row 2: F1 · Tue 15 Mar 2011 · emergency · Police call-out · Police · £56.00"."""
    values = row.values
    kind = values["contact_kind"]
    parts = (
        isolated(families.get(row.family, "")),
        short(values["happened_on"]),
        say(KINDS[kind]) if kind is not None else "",
        isolated(values["what"]),
        isolated(agencies.get(values["agency"], "")),
        say(str(QT_TRANSLATE_NOOP("import_words", "uncosted")))
        if values["pence"] is None
        else to_the_penny(values["pence"]),
    )
    start = say(str(QT_TRANSLATE_NOOP("import_words", "Row {number}:"))).format(number=row.row)
    return f"{start} {' · '.join(part for part in parts if part)}"


def about_words(line: ImportLine) -> str:
    """ "412 contacts · 3 without their kind · Bronwen Tarr, Thu 1 Sep 2011, 09:13"."""
    batch = line.batch
    wall = on_the_wall(batch.begun_at)
    waiting = say(str(QT_TRANSLATE_NOOP("import_words", "%n came without saying what it was")), batch.waiting)
    parts = (
        say(str(QT_TRANSLATE_NOOP("import_words", "%n row(s)")), batch.ready + batch.waiting),
        waiting if batch.waiting else "",
        f"{isolated(line.by)}, {short(wall.date())}, {wall:%H:%M}"
        if line.by
        else f"{short(wall.date())}, {wall:%H:%M}",
    )
    return " · ".join(part for part in parts if part)
