"""What can be typed after `coachdesk` for figures, and which function each command runs."""

import argparse
from pathlib import Path


def figure_commands(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """`evaluate`, `savings` and `snapshot`."""
    evaluate = commands.add_parser("evaluate", help="what was recorded in one window, beside an earlier one")
    evaluate.add_argument("--before", metavar="A..B", help="the earlier window, such as 2010-09..2011-02")
    evaluate.add_argument("--compare", choices=("preceding", "same-months"), help="or which one it is")
    _windows(evaluate)
    evaluate.add_argument("--pdf", type=Path, metavar="OUT.pdf", help="the evaluation report, for who works with them")
    evaluate.add_argument("--panel", type=Path, metavar="OUT.pdf", help="the copy for a panel: no row of one family")
    evaluate.set_defaults(run="figuring.evaluate_families")
    savings = commands.add_parser("savings", help="what the savings calculator says, from the journey maps")
    savings.add_argument("--before", required=True, metavar="A..B", help="the earlier window: 2010-03..2011-02")
    _windows(savings)
    savings.set_defaults(run="figuring.tell_savings")
    snapshot = commands.add_parser("snapshot", help="figures kept as they are").add_subparsers(
        metavar="create|list", required=True
    )
    create = snapshot.add_parser("create", help="keep the figures of every family here, for ever")
    create.add_argument("name", metavar="NAME")
    create.set_defaults(run="figuring.create_snapshot")
    snapshot.add_parser("list", help="every snapshot").set_defaults(run="figuring.list_snapshots")


def rate_commands(bring: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """`import rates`."""
    rates = bring.add_parser("rates", help="unit costs from a sheet (.csv, .xlsx, .ods)")
    rates.add_argument("file", metavar="FILE", type=Path)
    rates.add_argument("--sheet", type=int, default=0, metavar="N", help="which sheet of a workbook, from 1")
    rates.add_argument("--dry-run", action="store_true", help="look at every row, and keep nothing")
    rates.add_argument("--json", action="store_true", help="as JSON")
    rates.set_defaults(run="figuring.import_rates")


def _windows(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--during", required=True, metavar="C..D", help="the window: 2011-03..2011-08")
    parser.add_argument("--families", nargs="+", metavar="FAMILY", help="only these; codes such as F1 F2")
    parser.add_argument("--snapshot", metavar="NAME", help="from the figures kept under that name")
    parser.add_argument("--json", action="store_true", help="as JSON")
