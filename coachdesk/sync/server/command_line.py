"""`coachdesk-server`: what an IT officer types. Answers go to standard output, sentences to standard error."""

import argparse
import secrets
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import TextIO

from sqlalchemy import func, select

from coachdesk.errors import CoachDeskError
from coachdesk.operating_system import WallClock
from coachdesk.sync.server.backup import back_up, restore
from coachdesk.sync.server.database import Database
from coachdesk.sync.server.folder import check_origin, database_in, make_server, make_token, read_token, read_trust
from coachdesk.sync.server.migrations import migrate, steps_done
from coachdesk.sync.server.service import Service, read_organisation
from coachdesk.sync.server.serving import Place, log_to, serve
from coachdesk.sync.server.tables import BLOB, BUNDLE, DEVICE, LOG, MEMBER, SEALED_KEY, SESSION, WORKER


def run(arguments: Sequence[str], out: TextIO, err: TextIO, clock: Callable[[], datetime] | None = None) -> int:
    """One command; 0 when it was done, 1 when it was not, 2 for what could not be understood or read."""
    asked = _parser().parse_args(arguments)
    asked.say = lambda words: print(words, file=out, flush=True)
    asked.err, asked.clock = err, clock or WallClock().now
    asked.now = int(asked.clock().timestamp())
    try:
        asked.do(asked)
    except CoachDeskError as trouble:
        print(trouble.sentence, file=err)
        return 1
    return 0


def _init(asked: argparse.Namespace) -> None:
    organisation, root = read_trust(asked.trust)
    origin = check_origin(asked.origin)
    asked.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    database = database_in(asked.folder, asked.database, must_exist=False)
    try:
        make_server(asked.folder, database, organisation, root, origin, secrets.token_bytes, asked.now)
    finally:
        database.close()
    asked.say(f"organisation {organisation.hex()}")


def _serve(asked: argparse.Namespace) -> None:
    token = read_token(asked.folder)
    database = database_in(asked.folder, asked.database)
    with database.writing() as connection:
        migrate(connection, asked.now)
    organisation, root, origin = read_organisation(database)
    service = Service(database, organisation, root, origin, asked.clock, secrets.token_bytes, token)
    log_to(asked.err, service)
    place = Place(asked.host, asked.port, asked.tls_cert, asked.tls_key, tuple(asked.behind_proxy))
    serve(service, place, asked.say)


def _backup(asked: argparse.Namespace) -> None:
    read_token(asked.folder)
    begun = time.monotonic()
    asked.out.mkdir(mode=0o700, parents=True, exist_ok=True)
    with _closing(database_in(asked.folder, asked.database)) as database:
        for name, made in back_up(database, asked.out, asked.now).items():
            asked.say(f"{name} {made.size} bytes, {sum(made.rows.values())} rows")
    asked.say(f"done in {time.monotonic() - begun:.1f} s")


def _restore(asked: argparse.Namespace) -> None:
    begun = time.monotonic()
    asked.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    with _closing(database_in(asked.folder, asked.database, must_exist=False)) as database:
        for name, count in restore(database, asked.backup, asked.now).items():
            asked.say(f"{name} {count}")
    make_token(asked.folder, secrets.token_bytes)
    asked.say(f"done in {time.monotonic() - begun:.1f} s")


def _status(asked: argparse.Namespace) -> None:
    read_token(asked.folder)
    with _closing(database_in(asked.folder, asked.database)) as database:
        organisation, _, origin = read_organisation(database)
        with database.reading() as connection:
            asked.say(f"organisation {organisation.hex()}\norigin {origin}\nstep {max(steps_done(connection))}")
            for table in (LOG, BUNDLE, WORKER, DEVICE, MEMBER, SEALED_KEY, BLOB, SESSION):
                asked.say(f"{table.name} {connection.execute(select(func.count()).select_from(table)).scalar_one()}")


_COMMANDS: dict[str, tuple[Callable[[argparse.Namespace], None], str]] = {
    "init": (_init, "make a server's folder and tables for one organisation"),
    "serve": (_serve, "serve until SIGTERM; prints the address it listens at"),
    "backup": (_backup, "write every row of this moment to two files, while the server runs"),
    "restore": (_restore, "fill an empty database from a backup, of SQLite or PostgreSQL alike"),
    "status": (_status, "count what is kept"),
}


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="coachdesk-server", description="The relay that can read nothing it keeps.")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    made = {}
    for name, (do, told) in _COMMANDS.items():
        made[name] = one = commands.add_parser(name, help=told, description=told)
        one.set_defaults(do=do)
        if name == "restore":
            one.add_argument("backup", type=Path, metavar="BACKUP")
        one.add_argument("folder", type=Path, metavar="DIR")
        one.add_argument("--database", metavar="URL", help="postgresql://…; without it a SQLite file in DIR")
    made["init"].add_argument("--trust", type=Path, required=True, help="the organisation's public trust file")
    made["init"].add_argument("--origin", required=True, help="the address laptops are told: https://sync.example.org")
    made["backup"].add_argument("out", type=Path, metavar="OUT", help="a folder; nothing in it is written over")
    made["serve"].add_argument("--host", default="127.0.0.1")
    made["serve"].add_argument("--port", type=int, default=0, help="0: any that is free")
    made["serve"].add_argument("--tls-cert", type=Path, help="PEM, with its chain")
    made["serve"].add_argument("--tls-key", type=Path, help="PEM, without a passphrase")
    made["serve"].add_argument("--behind-proxy", action="append", default=[], metavar="ADDRESS")
    return parser


@contextmanager
def _closing(database: Database) -> Iterator[Database]:
    try:
        yield database
    finally:
        database.close()
