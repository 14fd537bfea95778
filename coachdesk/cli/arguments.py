"""What can be typed after `coachdesk`, and which function each command runs, as `module.function` of this package."""

import argparse
from pathlib import Path

from coachdesk import __version__
from coachdesk.cli.figure_arguments import figure_commands, rate_commands


def build_parser() -> argparse.ArgumentParser:
    """The parser of the whole command line. A command's function is only named here, and imported when it runs."""
    parser = argparse.ArgumentParser(
        prog="coachdesk",
        description="CoachDesk keeps whole-family action plans on this laptop, encrypted. Alone, it opens the window.",
        allow_abbrev=False,
    )
    parser.add_argument("--version", action="version", version=f"coachdesk {__version__}")
    parser.add_argument("--vault", type=Path, metavar="PATH", help="the vault to open")
    _passphrase(parser)
    parser.set_defaults(run="starting.open_window")
    commands = parser.add_subparsers(metavar="COMMAND")
    _demo(commands)
    _organisation(commands)
    _vault(commands)
    _reading(commands)
    _plan(commands)
    _journey(commands)
    _keeping(commands)
    _exporting(commands)
    _importing(commands)
    figure_commands(commands)
    _syncing(commands)
    _recovering(commands)
    _checking(commands)
    return parser


def _passphrase(parser: argparse.ArgumentParser, default: object = None) -> None:
    parser.add_argument(
        "--passphrase-file",
        type=Path,
        metavar="FILE",
        default=default,
        help="a file whose first line is the passphrase",
    )


def _demo(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    demo = commands.add_parser("demo", help="walk through a visit on the sample caseload")
    demo.add_argument("--headless", action="store_true", help="without a window: walk, write the results and end")
    demo.add_argument("--out", type=Path, default=Path("coachdesk-demo"), metavar="DIR", help="where results go")
    demo.set_defaults(run="starting.run_demo")


def _organisation(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    organisation = commands.add_parser("organisation", help="the organisation's signing root and authority")
    create = organisation.add_subparsers(metavar="create", required=True).add_parser("create")
    create.add_argument("administrator", type=Path, metavar="ADMIN", help="the administrator file to make")
    create.add_argument("--trust", type=Path, required=True, metavar="OUT", help="the public trust file to make")
    create.add_argument("--name", default="CoachDesk organisation", help="the organisation's name")
    _passphrase(create, argparse.SUPPRESS)
    create.set_defaults(run="making.create_organisation_file")


def _vault(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    vault = commands.add_parser("vault", help="make a vault")
    create = vault.add_subparsers(metavar="create", required=True).add_parser("create")
    create.add_argument("path", type=Path, metavar="PATH", help="the folder to make")
    create.add_argument("--organisation", type=Path, metavar="ADMIN", help="the administrator file to join")
    create.add_argument(
        "--organisation-passphrase-file", type=Path, metavar="FILE", help="opens ADMIN, if it is not the vault's own"
    )
    create.add_argument("--worker", default="Coach", metavar="NAME", help="whose vault it is")
    create.add_argument("--role", default="coach", choices=("coach", "advocate", "manager"), help="what she does")
    create.add_argument("--recovery-code", type=Path, metavar="OUT", help="write the recovery code there, to print")
    _passphrase(create, argparse.SUPPRESS)
    create.set_defaults(run="making.create_vault_folder")


def _reading(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    families = commands.add_parser("families", help="the families on this laptop")
    families.add_argument("--json", action="store_true", help="as JSON")
    families.set_defaults(run="telling.tell_families")
    for name, runs, text in (
        ("show", "telling.tell_family", "one family and its plan"),
        ("history", "telling.tell_history", "who changed what"),
    ):
        command = commands.add_parser(name, help=text)
        command.add_argument("family", metavar="FAMILY", help="a code such as F1")
        command.add_argument("--json", action="store_true", help="as JSON")
        command.set_defaults(run=runs)


def _plan(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    plan = commands.add_parser("plan", help="take a plan out, or counter-sign one").add_subparsers(
        metavar="export|countersign", required=True
    )
    export = plan.add_parser("export", help="a sealed copy of a family's plan")
    export.add_argument("family", metavar="FAMILY")
    export.add_argument(
        "--copy", required=True, metavar="full|person:PERSON|agency:NAME", help="PERSON is a code: F1-P2"
    )
    export.add_argument(
        "--family-said-now", action="store_true", help="an agency's copy waits a day unless the family says now"
    )
    export.add_argument("out", type=Path, metavar="OUT.pdf")
    export.set_defaults(run="taking_out.export_plan")
    countersign = plan.add_parser("countersign", help="add the advocate's signature to a sealed copy")
    countersign.add_argument("file", type=Path, metavar="FILE")
    countersign.add_argument("out", type=Path, metavar="OUT.pdf")
    countersign.set_defaults(run="taking_out.countersign_plan")


def _journey(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    journey = commands.add_parser("journey", help="a family's journey map").add_subparsers(
        metavar="export", required=True
    )
    export = journey.add_parser("export", help="on A3, for a room that the family is in: without costs")
    export.add_argument("family", metavar="FAMILY", help="a code such as F1")
    export.add_argument("out", type=Path, metavar="OUT.pdf")
    export.add_argument("--with-cost", action="store_true", help="everything, with costs: not for the family's room")
    export.set_defaults(run="journeys.export_journey")


def _keeping(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    backup = commands.add_parser("backup", help="a checked, encrypted copy of the vault")
    backup.add_argument("out", type=Path, metavar="OUT")
    backup.set_defaults(run="keeping.make_backup")
    restore = commands.add_parser("restore", help="put a backup back as a vault of its own")
    restore.add_argument("backup", type=Path, metavar="IN")
    restore.add_argument("path", type=Path, metavar="PATH")
    _passphrase(restore, argparse.SUPPRESS)
    restore.set_defaults(run="keeping.restore_backup")
    forms = commands.add_parser("print-forms", help="empty forms for every set of questions, and the line, as PDFs")
    forms.add_argument("out", type=Path, metavar="DIR", help="the folder to put them in")
    forms.add_argument("--alone", action="store_true", help="with the questions a person is asked only when alone")
    forms.set_defaults(run="printing_forms.print_forms")
    study = commands.add_parser("case-study", help="a family's one page, once each grown-up has said yes to it")
    study.add_argument("family", metavar="FAMILY", help="a code such as F1")
    study.add_argument("out", type=Path, metavar="OUT.pdf")
    study.add_argument("--named", action="store_true", help="with the names of the family's people")
    study.set_defaults(run="case_studies.export_case_study")
    commands.add_parser("rebuild", help="fold the records anew from the log").set_defaults(
        run="keeping.rebuild_records"
    )


def _exporting(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    export = commands.add_parser("export", help="tables for evaluation").add_subparsers(
        metavar="measures|contacts|evaluator", required=True
    )
    measures = export.add_parser("measures", help="every answer and mark by code, as CSV; a skip is empty, never 0")
    measures.add_argument("out", type=Path, metavar="OUT.csv")
    measures.add_argument("--family", metavar="FAMILY", help="only this one: a code such as F1")
    measures.set_defaults(run="exporting.export_measures")
    contacts = export.add_parser("contacts", help="every contact that counts, by code, as a sheet")
    contacts.add_argument("out", type=Path, metavar="OUT.csv|.xlsx")
    contacts.add_argument("--family", metavar="FAMILY", help="only this one: a code such as F1")
    contacts.set_defaults(run="exporting.export_contacts")
    evaluator = export.add_parser("evaluator", help="tables under codes nobody can turn back, for an evaluator")
    evaluator.add_argument("out", type=Path, metavar="OUT.zip")
    evaluator.add_argument("--families", nargs="+", metavar="FAMILY", help="only these, five or more: F1 F2 ...")
    evaluator.set_defaults(run="exporting.export_evaluator")


def _importing(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    bring = commands.add_parser("import", help="bring in what agencies send").add_subparsers(
        metavar="contacts|rates|undo", required=True
    )
    contacts = bring.add_parser("contacts", help="contacts from a sheet (.csv, .xlsx, .ods)")
    contacts.add_argument("file", type=Path, metavar="FILE")
    contacts.add_argument("--map", type=Path, metavar="M", help="JSON that says which column means what")
    contacts.add_argument("--from", dest="sender", metavar="NAME", help="whose sheet it is; its map is remembered")
    contacts.add_argument("--sheet", type=int, default=0, metavar="N", help="which sheet of a workbook, from 1")
    contacts.add_argument("--dry-run", action="store_true", help="look at every row, and keep nothing")
    contacts.add_argument("--json", action="store_true", help="as JSON")
    contacts.set_defaults(run="importing.import_contacts")
    rate_commands(bring)
    undo = bring.add_parser("undo", help="take an import out again, all of it")
    undo.add_argument("batch", metavar="BATCH", help="the import's id, as it was told")
    undo.set_defaults(run="importing.undo_import")


def _syncing(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    connect = commands.add_parser("connect", help="bring the organisation to its server, with this vault the first")
    connect.add_argument("server", metavar="SERVER", help="its address, as every laptop will be told it")
    connect.add_argument("--administrator", type=Path, required=True, metavar="FILE", help="the organisation file")
    connect.add_argument(
        "--administrator-passphrase-file", type=Path, metavar="FILE", help="opens it, if it is not the vault's own"
    )
    _trusting(connect)
    connect.set_defaults(run="syncing.connect_vault")
    invite = commands.add_parser("invite", help="an invitation for a worker's laptop")
    invite.add_argument("worker", metavar="WORKER", help="her name")
    invite.add_argument("out", type=Path, metavar="OUT", help="the invitation to write")
    invite.add_argument("--role", choices=("coach", "advocate", "manager"), help="add her, if nobody has that name")
    invite.add_argument("--administrator", action="store_true", help="she will invite and withdraw laptops too")
    invite.add_argument("--code", action="store_true", help="show the code that can be typed instead, once")
    invite.set_defaults(run="syncing.invite_worker")
    enrol = commands.add_parser("enrol", help="make the vault that an invitation is for")
    enrol.add_argument("invitation", type=Path, metavar="INVITE", help="its file, or one with its typed code")
    enrol.add_argument("--server", metavar="SERVER", help="with a typed code: the server's address")
    enrol.add_argument("--recovery-code", type=Path, metavar="OUT", help="write the recovery code there, to print")
    _trusting(enrol)
    enrol.set_defaults(run="syncing.enrol_vault")
    rejoin = commands.add_parser("rejoin", help="a restored vault joins again, by an invitation")
    rejoin.add_argument("invitation", type=Path, metavar="INVITE", help="its file")
    rejoin.set_defaults(run="syncing.join_vault_again")
    certify = commands.add_parser("certify", help="who waits for a signing certificate; with the file, gives them one")
    certify.add_argument("--administrator", type=Path, metavar="FILE", help="the organisation file")
    certify.add_argument(
        "--administrator-passphrase-file", type=Path, metavar="FILE", help="opens it, if it is not the vault's own"
    )
    certify.set_defaults(run="syncing.certify_signers")
    sync = commands.add_parser("sync", help="exchange with the server what is new")
    sync.add_argument("--once", action="store_true", required=True, help="one round, then end")
    sync.add_argument("--json", action="store_true", help="as JSON")
    sync.set_defaults(run="syncing.sync_once")


def _recovering(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    recover = commands.add_parser("recover", help="open a laptop whose passphrase is lost").add_subparsers(
        metavar="ask|answer|open", required=True
    )
    ask = recover.add_parser("ask", help="on the locked laptop; the passphrase is the one that it will have")
    ask.add_argument("out", type=Path, metavar="REQUEST", help="the request to write, for the officers")
    ask.set_defaults(run="recovering.ask_officers")
    answer = recover.add_parser("answer", help="on an administrator's laptop, with both halves of the recovery key")
    answer.add_argument("request", type=Path, metavar="REQUEST")
    answer.add_argument("out", type=Path, metavar="ANSWER", help="the answer to write, for that laptop alone")
    answer.add_argument("--worker", required=True, metavar="NAME", help="whose laptop it is: ask her for the words")
    answer.add_argument("--halves", type=Path, required=True, metavar="FILE", help="a line from each officer's paper")
    answer.set_defaults(run="recovering.answer_laptop")
    opening = recover.add_parser("open", help="on the locked laptop again, with the passphrase chosen when it asked")
    opening.add_argument("answer", type=Path, metavar="ANSWER")
    opening.add_argument(
        "--recovery-code", type=Path, metavar="OUT", help="write the new recovery code there, to print"
    )
    opening.set_defaults(run="recovering.open_laptop")


def _trusting(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--authority", type=Path, metavar="PEM", help="who signs the server's certificate")
    parser.add_argument("--pin", action="append", default=[], metavar="HEX", help="SHA-256 of a key it may have")


def _checking(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    verify = commands.add_parser("verify", help="check a signed plan: 0 valid, 1 not, 2 unreadable")
    verify.add_argument("file", type=Path, metavar="FILE")
    verify.add_argument("--trust", type=Path, metavar="T", help="the organisation's trust file")
    verify.add_argument("--json", action="store_true", help="as JSON")
    verify.set_defaults(run="checking.verify_file")
    commands.add_parser("doctor", help="what this machine has and lacks").set_defaults(run="checking.tell_health")
    sandbox = commands.add_parser("read-in-sandbox")  # the throw-away process; nobody types this
    sandbox.set_defaults(run="starting.read_in_sandbox")
    family = commands.add_parser("show-to-family")  # the pages a family holds; nobody types this
    family.set_defaults(run="starting.show_to_family")
