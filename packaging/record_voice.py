"""Makes the clips of resources/voice/LANGUAGE with a voice of one's own choosing, or lists what is to be recorded.

    python packaging/record_voice.py --list              every line, for somebody who reads them into a microphone
    python packaging/record_voice.py VOICE FOLDER        VOICE is a command: text on its input, a WAV file on its output

Opus files of 24 kbit/s are made by `opusenc` (Debian: opus-tools). A line that has its clip already keeps it.
"""

import json
import subprocess
import sys
import unicodedata
from pathlib import Path

from coachdesk.operations.question_sets import shipped_sets
from coachdesk.ui.family_mode.questions.spoken_lines import spoken_lines


def main(arguments: list[str]) -> int:
    """Lists, or records what lacks; answers 0."""
    lines = spoken_lines(one for one in shipped_sets() if one.language == "en")
    if arguments == ["--list"]:
        sys.stdout.write("".join(f"{line}\n" for line in lines))
        return 0
    voice, folder = arguments
    index = Path(folder) / "index.json"
    told = json.loads(index.read_text("utf-8"))
    had = {line: name for line, name in told["clips"].items() if line in lines}
    names = set(had.values())
    for line in lines:
        if line not in had:
            had[line] = _free_name(line, names)
            names.add(had[line])
            spoken = subprocess.run([voice], input=line.encode(), capture_output=True, check=True).stdout
            encoder = ["opusenc", "--quiet", "--bitrate", "24", "--discard-comments", "-"]
            subprocess.run([*encoder, str(index.with_name(had[line]))], input=spoken, check=True)
    told["clips"] = {line: had[line] for line in lines}
    index.write_text(json.dumps(told, ensure_ascii=False, indent=1) + "\n", "utf-8")
    for path in index.parent.glob("*.opus"):
        if path.name not in names:
            path.unlink()
    return 0


def _free_name(line: str, taken: set[str]) -> str:
    """A file name that tells what is said: how-is-money-for-us.opus."""
    plain = unicodedata.normalize("NFKD", line).encode("ascii", "ignore").decode().casefold()
    stem = "-".join("".join(letter if letter.isalnum() else " " for letter in plain).split())[:60]
    name, number = f"{stem}.opus", 1
    while name in taken:
        number += 1
        name = f"{stem}-{number}.opus"
    return name


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
