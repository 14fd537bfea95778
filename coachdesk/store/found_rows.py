"""The rows of the search index: the words each record is found by, and of which records it is still to learn them."""

from coachdesk.store.connection import Connection

Words = tuple[str, str]
"""The words that Ctrl+K finds a record by, and how they sound."""

NOT_FOUND: Words = ("", "")
"""What a record that no search finds is found by."""


def keep_words(connection: Connection, number: int | None, before: Words, now: Words, *, later: bool) -> None:
    """A record is found by other words than before; `later` only notes it. What no search finds goes at once."""
    if now == before:
        return
    if now == NOT_FOUND:
        forget_words(connection, number)
    elif later:
        connection.execute("INSERT OR IGNORE INTO unsearched VALUES (?)", (number,))
    elif before == NOT_FOUND:
        connection.execute("INSERT INTO found (rowid, words, sounds) VALUES (?, ?, ?)", (number, *now))
    else:
        put_words(connection, number, now)


def put_words(connection: Connection, number: int | None, words: Words) -> None:
    """These words and no others, whatever it was found by before."""
    connection.execute("REPLACE INTO found (rowid, words, sounds) VALUES (?, ?, ?)", (number, *words))


def forget_words(connection: Connection, number: int | None) -> None:
    """No search finds this record."""
    connection.execute("DELETE FROM found WHERE rowid = ?", (number,))


def forget_all_words(connection: Connection) -> None:
    """The index is empty, and nothing waits for it."""
    connection.execute("INSERT INTO found (found) VALUES ('delete-all')")
    connection.execute("DELETE FROM unsearched")


def take_noted(connection: Connection, most: int) -> list[int]:
    """At most so many records of which the words are still to be learnt; they are noted no more."""
    rows = connection.execute("SELECT number FROM unsearched ORDER BY number LIMIT ?", (most,)).fetchall()
    connection.executemany("DELETE FROM unsearched WHERE number = ?", rows)
    return [number for (number,) in rows]


def has_noted(connection: Connection) -> bool:
    """Whether the search does not know of some record's words yet."""
    return connection.execute("SELECT 1 FROM unsearched").fetchone() is not None
