"""`evaluate`, `savings`, `snapshot` and `import rates`: figures of the families on this laptop, as JSON or as lines."""

import json
import sys
from argparse import Namespace
from collections.abc import Iterable
from typing import Any

from coachdesk.cli.opening import opened_vault
from coachdesk.cli.printing_figures import print_figures
from coachdesk.desk import Desk
from coachdesk.errors import BadInput
from coachdesk.operations.families import family_by_ref
from coachdesk.operations.figures import evaluate, figures_of, savings
from coachdesk.operations.snapshots import figures_in, make_snapshot, snapshot_called, snapshots_here
from coachdesk.operations.unit_rates import bring_in_rates, look_at_rates
from coachdesk.tools.contact_rows import Verdict
from coachdesk.tools.evaluation_as_json import evaluation_as_json
from coachdesk.tools.evaluation_words import evaluation_words
from coachdesk.tools.gathered_figures import Figures
from coachdesk.tools.savings_as_json import savings_as_json
from coachdesk.tools.savings_told import savings_told
from coachdesk.tools.savings_words import family_words
from coachdesk.tools.windows import Compared, parse_window


def evaluate_families(arguments: Namespace) -> int:
    """What was recorded in one window beside an earlier one, typed or named."""
    during = parse_window(arguments.during)
    if (arguments.before is None) == (arguments.compare is None):
        raise BadInput("window", "Say what to put it beside: --before A..B, or --compare preceding or same-months.")
    before = parse_window(arguments.before) if arguments.before else Compared(arguments.compare)
    with opened_vault(arguments) as open_desk:
        desk = open_desk.desk
        figures = _figures(desk, arguments)
        chosen = _chosen(desk, arguments)
        told = evaluate(desk, before, during, chosen, figures=figures)
        print_figures(desk, arguments, before, during, chosen, figures)
    if arguments.json:
        return _json(evaluation_as_json(told))
    return _lines((*evaluation_words(told), *(one.sentence for one in told.flags)))


def tell_savings(arguments: Namespace) -> int:
    """What the savings calculator says, with its assumption; projected, and never added to what was recorded."""
    before, during = parse_window(arguments.before), parse_window(arguments.during)
    with opened_vault(arguments) as open_desk:
        desk = open_desk.desk
        figures = _figures(desk, arguments)
        found = savings(desk, before, during, _chosen(desk, arguments), figures=figures)
        told = savings_told(figures, found, desk.today().year)
    if arguments.json:
        return _json(savings_as_json(found, told, figures.names, figures.snapshot))
    families = (f"{figures.names.family(one.family)}: {family_words(one)}" for one in found.families)
    checks = (one.sentence for one in told.checks)
    return _lines((told.counted, *families, told.single_event, *told.assumption, *told.kept, *checks))


def create_snapshot(arguments: Namespace) -> int:
    """Keep the figures of every family here under a name, for ever."""
    with opened_vault(arguments) as open_desk:
        made = make_snapshot(open_desk.desk, arguments.name)
    sys.stdout.write(f"{made.digest}\n")
    sys.stderr.write(f"Figures kept of {made.families} families. They stay as they are now.\n")
    return 0


def list_snapshots(arguments: Namespace) -> int:
    """Every snapshot: its day, of how many of its families the figures are here, its digest and its name."""
    with opened_vault(arguments) as open_desk:
        found = snapshots_here(open_desk.desk)
    return _lines(
        f"{one.snapshot.made_at.date()}\t{one.here} of {one.snapshot.families} families\t{one.snapshot.digest}\t"
        f"{one.snapshot.name}"
        for one in found
    )


def import_rates(arguments: Namespace) -> int:
    """Unit costs from a file: every row's fate, kept unless it is a dry run or no row is good."""
    with opened_vault(arguments) as open_desk:
        desk = open_desk.desk
        preview = look_at_rates(desk, arguments.file, arguments.sheet)
        ready = preview.count(Verdict.READY)
        kept = bring_in_rates(desk, preview) if ready and not arguments.dry_run else 0
    reasons = [reason for one in preview.rows for reason in one.reasons]
    if arguments.json:
        return _json(
            {
                **{verdict.value: preview.count(verdict) for verdict in (Verdict.READY, Verdict.HERE, Verdict.REFUSED)},
                "kept": kept,
                "reasons": reasons,
            }
        )
    _lines(reasons)
    sys.stderr.write(f"Unit costs kept: {kept:,} of {len(preview.rows):,} rows.\n")
    return 0


def _figures(desk: Desk, arguments: Namespace) -> Figures:
    """Those of a snapshot, or those of now."""
    if arguments.snapshot:
        return figures_in(desk, snapshot_called(desk, arguments.snapshot))
    return figures_of(desk)


def _chosen(desk: Desk, arguments: Namespace) -> list[str] | None:
    if not arguments.families:
        return None
    codes = [code for word in arguments.families for code in word.split(",") if code.strip()]
    return [family_by_ref(desk, code).record.id for code in codes]


def _json(told: dict[str, Any]) -> int:
    sys.stdout.write(json.dumps(told, ensure_ascii=False, indent=2) + "\n")
    return 0


def _lines(lines: Iterable[str]) -> int:
    for line in lines:
        if line:
            sys.stdout.write(f"{line}\n")
    return 0
