"""Ctrl+K over the encrypted index: by the start of words, or by how a name sounds."""

from coachdesk.store.connection import Connection
from coachdesk.store.projection import ProjectedRecord, Rules, read_rows


def search(connection: Connection, rules: Rules, words: str, sounds: str, limit: int) -> list[ProjectedRecord]:
    """Records found, best first: those whose words match, then those that only sound alike.

    `words` are typed text (every word must begin some word of the record); `sounds` are sound keys.
    """
    numbers = _matches(connection, "words", [f"{word}*" for word in _quoted(words)], limit)
    for number in _matches(connection, "sounds", _quoted(sounds), limit):
        if number not in numbers and len(numbers) < limit:
            numbers.append(number)
    found: list[ProjectedRecord] = []
    for number in numbers:
        found.extend(read_rows(connection, rules, "record.number = ? AND record.deleted = 0", (number,)))
    return found


def _quoted(text: str) -> list[str]:
    """Each word as an FTS5 string, so that nothing typed is read as a query.

    A NUL would end the query in the middle of a string, and half an emoji cannot be written at all.
    """
    plain = text.replace("\0", " ").encode("utf-8", "replace").decode("utf-8")
    return ['"' + word.replace('"', '""') + '"' for word in plain.split()]


def numbers_of(connection: Connection, word: str) -> list[int]:
    """The number of every record by which the index knows one word, also of records that are gone."""
    terms = " AND ".join(_quoted(word))
    rows = connection.execute("SELECT rowid FROM found WHERE found MATCH ?", (terms,)).fetchall() if terms else []
    return [number for (number,) in rows]


def _matches(connection: Connection, column: str, terms: list[str], limit: int) -> list[int]:
    if not terms:
        return []
    query = " AND ".join(f"{column} : {term}" for term in terms)
    rows = connection.execute(
        "SELECT rowid FROM found WHERE found MATCH ? ORDER BY rank LIMIT ?", (query, limit)
    ).fetchall()
    return [number for (number,) in rows]
