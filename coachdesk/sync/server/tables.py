"""The server's tables as SQLAlchemy knows them; `migrations` makes them. No column holds a word anybody wrote.

Times are seconds since 1970. Ids are 16 bytes, hashes 32.
"""

from sqlalchemy import BigInteger, Column, LargeBinary, MetaData, SmallInteger, Table, Text

METADATA = MetaData()


def _bytes(name: str) -> Column[bytes]:
    return Column(name, LargeBinary)


def _number(name: str) -> Column[int]:
    return Column(name, BigInteger)


def _flag(name: str) -> Column[int]:
    return Column(name, SmallInteger)


ORGANISATION = Table("organisation", METADATA, _bytes("id"), _bytes("root"), Column("origin", Text))
"""One row: whose server this is, the root key its devices hang from, and the address laptops were told."""

LOG = Table(
    "log",
    METADATA,
    *(_bytes("id"), _number("s"), _bytes("hash"), _number("epoch"), _bytes("control_hash")),
    *(_number("touched"), _number("moves"), _number("controlled_at"), _number("erased_at"), _bytes("of_device")),
)
"""The counter row of a log: whoever adds to the log holds it locked until the addition is committed.

`moves` counts every change of what laptops are told of this log, `touched` says when the last one was, and
`controlled_at` when the last one was that may have changed who sees what. `of_device` is the laptop whose access log it
is; null for every other log.
"""

BUNDLE = Table(
    "bundle",
    METADATA,
    *(_bytes("log"), _number("s"), _bytes("actor"), _number("first"), _number("last"), _bytes("last_hash")),
    *(_bytes("bundle_hash"), _bytes("log_hash"), _flag("kind"), _number("epoch"), _number("size")),
    *(_bytes("header"), _bytes("nonce"), _bytes("sealed"), _number("received_at"), _flag("late"), _flag("void")),
)
"""A bundle as it came, in three parts. A redacted one has an empty nonce and rest until it is sealed again."""

ACTOR = Table("actor", METADATA, _bytes("log"), _bytes("actor"), _bytes("device"), _number("last"), _bytes("hash"))
WORKER = Table("worker", METADATA, _bytes("id"), Column("role", Text), _flag("disabled"))
DEVICE = Table(
    "device",
    METADATA,
    *(_bytes("id"), _bytes("worker"), Column("kind", Text), _bytes("signing"), _bytes("receiving")),
    _number("revoked_at"),
)
"""Laptops, and invitations, which are temporary devices."""

MEMBER = Table(
    "member",
    METADATA,
    *(_bytes("log"), _bytes("worker"), Column("role", Text), _number("left_epoch"), _number("left_at")),
)
"""Who may what in a log. Whoever left keeps a row without a role: what was written before may still be handed in."""

SEALED_KEY = Table("sealed_key", METADATA, _bytes("log"), _number("epoch"), _bytes("device"), _bytes("sealed"))
BLOB = Table(
    "blob", METADATA, _bytes("log"), _bytes("id"), _number("size"), _number("held"), _number("made_at"), _flag("whole")
)
BLOB_PIECE = Table("blob_piece", METADATA, _bytes("log"), _bytes("blob"), _number("at"), _bytes("content"))
BLOB_REFERENCE = Table("blob_reference", METADATA, _bytes("log"), _bytes("blob"), _number("s"))
SESSION = Table("session", METADATA, _bytes("token_hash"), _bytes("device"), _number("ends_at"))
CHALLENGE = Table("challenge", METADATA, _bytes("nonce"), _bytes("device"), _number("ends_at"))

MIGRATION = Table("migration", METADATA, _number("number"), Column("title", Text), _number("ran_at"))

KEPT: tuple[Table, ...] = (
    *(ORGANISATION, LOG, BUNDLE, ACTOR, WORKER, DEVICE, MEMBER, BLOB, BLOB_PIECE, BLOB_REFERENCE),
)
"""What a backup of records holds. Keys go into a file of their own, which is thrown away sooner; sessions into none."""
