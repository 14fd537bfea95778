"""How much and how long: every limit that laptop and server must agree on (sync.md 3.21 as amended by 7)."""

VERSION = 1
"""The only protocol version there is so far."""

ID_LENGTH = 16
HASH_LENGTH = 32
SHORT_HASH_LENGTH = 16
"""A cursor quotes the first half of the log hash."""

NONCE_LENGTH = 12
TOKEN_LENGTH = 32
CHALLENGE_LENGTH = 32
WELCOME_LENGTH = 76
"""Of what an invitation's secret opens: nonce (12), organisation (16), root key (32), tag (16)."""

LARGEST = 2**63 - 1

KIB, MIB = 1024, 1024 * 1024

CHANGES_IN_A_BUNDLE = 500
BODIES_IN_A_BUNDLE = 256 * KIB
"""Bytes of change bodies in one bundle, before compression. A single change is at most 128 KiB."""

HEADER_LIMIT = 4 * KIB
ENVELOPE_LIMIT = BODIES_IN_A_BUNDLE + 16 * KIB
"""A sealed bundle that did not compress at all: its bodies, manifest, signature, header, nonce and tag."""

BUNDLES_IN_A_PUSH = 500
PUSH_LIMIT = MIB + 64 * KIB
ROWS_IN_A_PAGE = 1_000
PAGE_LIMIT = 4 * MIB
"""Bytes of envelopes in one page; a page holds at least one row, whatever its size."""

PAGE_ANSWER_LIMIT = PAGE_LIMIT + ENVELOPE_LIMIT + 256 * KIB
HEADS_ANSWER_LIMIT = 2 * MIB
SMALL_LIMIT = 64 * KIB
"""Any request or answer that carries neither bundles nor keys of many."""

BLOB_LIMIT = 50 * MIB
BLOB_PIECE = MIB
"""Largest part of a blob in one request."""

BLOBS_IN_A_BUNDLE = 64
LOGS_OF_A_DEVICE = 1_000
DEVICES_OF_A_LOG = 64
ACCESS_LOGS_ASKED = 64
"""Access logs of other laptops in one question."""

ACTORS_OF_A_DEVICE = 256
"""Streams one device may open in one log; each fork or restored image opens one."""

SEALED_KEY_LIMIT = 4 * KIB
LONGEST_WAIT = 30
"""Seconds for which a question after heads may stay open."""

SESSION_SECONDS = 12 * 60 * 60
CHALLENGE_SECONDS = 60
DRAIN_SECONDS = 30 * 24 * 60 * 60
"""How long somebody who was removed may still hand in what was written before (sync.md 3.11)."""

REQUESTS_A_MINUTE = 300
"""Of one device."""
