"""What an evaluator's bundle says of itself: what is in it, what each column means, and what must not be made of it."""

COLUMNS: tuple[tuple[str, str, str], ...] = (
    ("families", "family", "A code, the same in every table of this bundle and in no other bundle."),
    ("families", "state", "Where the work with the family stood when this bundle was made."),
    ("families", "joined_month", "The month in which it joined, or the year where no more is known."),
    ("families", "closed_month", "The month in which the work ended; empty where it goes on."),
    ("agencies", "agency", "A code."),
    ("agencies", "sector", "What the agency is for."),
    ("contacts", "month", "The month of the contact, or its year; date_known says how well it is known."),
    ("contacts", "date_known", "day, about, month, season (three months from this one) or year."),
    ("contacts", "kind", "incident: an emergency nobody planned. intervention: planned help. Said by who recorded it."),
    ("contacts", "category", "A code of the agencies' own list; other where it was no plain code."),
    ("contacts", "savings_category", "Under which emergency the savings calculator counts it; empty: under none."),
    ("contacts", "outcome", "Whether the help arrived."),
    ("contacts", "arranged", "How the family was told of it beforehand."),
    ("contacts", "pence", "What it cost, in pence. Empty is uncosted, which is not nothing; 0 is nothing."),
    ("contacts", "basis", "rate, actual, apportioned; excluded: known and left out of every sum; uncosted."),
    ("contacts", "harmed", "Whether somebody of the family was harmed."),
    (
        "coverage",
        "coverage",
        "What is known of an agency's month. What is not here is missing, and missing is not zero.",
    ),
    ("steps", "target", "A code for something the family wanted. Its words are not here."),
    ("steps", "target_status", "How far it came."),
    ("steps", "added_month", "The month in which it was added; empty where it was there from the beginning."),
    ("steps", "step", "A code for a step towards it; empty where it has none."),
    ("steps", "state", "How far the step came."),
    ("steps", "done_month", "The month in which it was done."),
    ("steps", "done_how", "Who did it."),
    ("steps", "barrier", "What stands in its way."),
    ("answers", "person", "A code."),
    ("answers", "person_is", "child (under 18 when this bundle was made) or grown_up."),
    ("answers", "whose", "self_reported or workers_view. The two are never one series."),
    ("answers", "set", "Which questions; those an organisation wrote itself are codes."),
    ("answers", "version", "Answers to different versions are not to be compared."),
    ("answers", "question", "Which question."),
    ("answers", "status", "Whether it was answered. What is no answer has no place, and is never 0."),
    ("answers", "mode", "How it was asked. Answers in different modes are not to be compared."),
    ("answers", "place", "From 0, the bad end, to 1,000, the good end."),
    ("answers", "first", "Where the mark was put first."),
    ("line_marks", "line", "A code for a line from where things began to where they are to go."),
    ("line_marks", "place", "From 0, where it began, to 1,000, where it is to go."),
)

READ_ME = """\
Evaluator's bundle

Each family, person, agency, target and line is a code. The codes were made with a key that was drawn for this bundle
and kept nowhere: nobody can turn them back, and no two bundles can be put together by them.

There are no names, addresses, dates of birth or words that anybody typed. Days are months.

It is still about people. Who knows a family well may know it again by its months. Keep it locked away, share it with
nobody who does not need it, do not put it beside other records to find out who somebody is, and delete it when the
evaluation is done. Publish nothing of fewer than five families or five contacts.

Missing is not zero. Uncosted is not nothing. Families joined when things were at their worst, and some would have
improved anyway. There is no comparison group. Nothing here proves that the coach caused anything.

Money is in pence. Text is UTF-8 with commas between cells. columns.csv says what each column means.
"""
