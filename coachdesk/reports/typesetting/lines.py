"""Words broken into lines of a given width, each line in the order it stands on the page."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from coachdesk.reports.typesetting.atoms import Atom, Setting, units_of
from coachdesk.reports.typesetting.bidi import visual_order
from coachdesk.reports.typesetting.shaping import Shaped
from coachdesk.reports.typesetting.words import Words


@dataclass(frozen=True, slots=True, eq=False)
class Line:
    """One line: its atoms from left to right. Spaces at the end are kept in the text but not in the width."""

    atoms: tuple[Atom, ...]
    width: int
    """In 1/1000 of the font size."""
    right_to_left: bool
    hanging: int
    """Width of the spaces that hang over the line's end."""


def break_lines(words: tuple[Words, ...], width: int, setting: Setting) -> list[Line]:
    """Lines at most `width` wide (1/1000 of the font size); a word too wide for a line is broken between letters.

    At least one line, empty for empty words. Takes time in step with the length of the words.
    """
    lines: list[Line] = []
    for one_line in _split_at_line_ends(words):
        units, base = units_of(one_line, setting)
        lines += [_line(atoms, base) for atoms in _fill(units, width, setting)]
    return lines


def _split_at_line_ends(words: tuple[Words, ...]) -> list[tuple[Words, ...]]:
    split: list[list[Words]] = [[]]
    for part in words:
        for n, text in enumerate(part.text.replace("\u2028", "\n").replace("\u2029", "\n").split("\n")):
            if n:
                split.append([])
            if text:
                split[-1].append(replace(part, text=text))
    return [tuple(line) for line in split]


def _fill(units: list[list[Atom]], width: int, setting: Setting) -> Iterator[list[Atom]]:
    line: list[Atom] = []
    used = 0
    for unit in units:
        needed = sum(atom.width for atom in unit)
        if unit[0].is_space:
            line += unit
            used += needed
            continue
        if line and used + needed > width:
            yield line
            line, used = [], 0
        if needed <= width:
            line += unit
            used += needed
            continue
        for atom in unit:
            for piece in _pieces(atom, width - used, width, setting):
                if line and used + piece.width > width:
                    yield line
                    line, used = [], 0
                line.append(piece)
                used += piece.width
    yield line


def _pieces(atom: Atom, first: int, width: int, setting: Setting) -> Iterator[Atom]:
    """The atom cut between clusters so that the first piece fits `first` and the others `width`, where they can."""
    if not isinstance(atom.ink, Shaped):
        for box in atom.ink:
            yield replace(atom, text=box.text, ink=(box,), width=box.width)
        return
    logical = reversed(atom.ink.clusters) if atom.ink.right_to_left else iter(atom.ink.clusters)
    text, used, room = "", 0, first
    for cluster in logical:
        if text and used + cluster.width > room:
            yield _reshaped(atom, atom.ink, text, setting)
            text, used, room = "", 0, width
        text += cluster.text
        used += cluster.width
    yield _reshaped(atom, atom.ink, text, setting)


def _reshaped(atom: Atom, ink: Shaped, text: str, setting: Setting) -> Atom:
    shaped = setting.shaper.shape(text, ink.font, right_to_left=ink.right_to_left)
    return replace(atom, text=text, ink=shaped, width=shaped.width)


def _line(atoms: list[Atom], base: int) -> Line:
    end = len(atoms)
    while end and atoms[end - 1].is_space:
        end -= 1
    hanging = sum(atom.width for atom in atoms[end:])
    levels = [atom.level for atom in atoms[:end]] + [base] * (len(atoms) - end)
    ordered = tuple(atoms[i] for i in visual_order(levels))
    return Line(ordered, sum(atom.width for atom in atoms) - hanging, base % 2 == 1, hanging)
