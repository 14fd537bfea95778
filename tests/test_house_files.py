"""What holds for every file: no machine's paths, no registries, reasons beside exceptions, small files."""

import ast
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
TOP_LEVEL = {
    *("pyproject.toml", "uv.lock", "Makefile", "README.md", "ARCHITECTURE.md", "CONTRIBUTING.md", "CHANGELOG.md"),
    *("SECURITY.md", "LICENSE", ".ci", "coachdesk", "resources", "tests", "packaging", "bench", "docs"),
}
NOT_OURS = {".git", ".gitignore", ".venv", "build", "dist"}
TEXT = {".py", ".pyi", ".md", ".txt", ".toml", ".sh", ".json", ".spec", ".yml", ".svg", ".ts", ".service"}
NAMED = {"Makefile", "LICENSE", "run"}
LONGER_FOR_A_REASON = {
    "tests/desk/test_desk.py": "the laws of the one door, side by side",
    "tests/ui/pages/test_plan_page.py": "one plan, driven through every part of its page",
    "tests/reports/verifying/test_checking.py": "every way a plan can be good or forged, side by side",
    "tests/tools/test_plan_copy.py": "one caseload of secrets, and every reader it must be kept from",
    "tests/ui/widgets/test_ink_pad.py": "pen, finger and mouse through the same box",
}
CROWDED_FOR_A_REASON = {
    "coachdesk/desk/desk.py: Desk": "the one door: parting it would make two, and its public methods are 18",
}


def files() -> Iterator[Path]:
    """Every file of the project that is text."""
    for top in sorted(TOP_LEVEL):
        place = ROOT / top
        for path in sorted(place.rglob("*")) if place.is_dir() else [place]:
            if path.is_file() and (path.suffix in TEXT or path.name in NAMED) and "__pycache__" not in path.parts:
                yield path


def within(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def python_files(*tops: str) -> list[Path]:
    return [path for path in files() if path.suffix == ".py" and within(path).split("/")[0] in tops]


def test_the_top_level_holds_what_the_design_names_and_nothing_else() -> None:
    found = {path.name for path in ROOT.iterdir() if not (path.name.startswith(".") and path.name != ".ci")}
    assert found - NOT_OURS <= TOP_LEVEL


def test_no_file_names_a_place_on_one_machine() -> None:
    # the places are written in pieces, so that this file names none either
    places = ["/wor" + "k/", "/tm" + "p/w", "/roo" + "t/", "../sha" + "red", "/opt/whee" + "ls", "/opt/py" + "pi"]
    homes = re.compile("/(?:home|Users)" + r"/[a-z]+")
    named = [
        f"{within(path)}: {place}"
        for path in files()
        if path.name != "uv.lock"
        for words in [path.read_text(encoding="utf-8")]
        for place in [*[one for one in places if one in words], *homes.findall(words)]
    ]
    assert named == []


def test_no_file_but_the_lock_names_a_registry() -> None:
    hosts = ["py" + "pi.org", "python" + "hosted", "deb." + "debian.org", "npm" + "js", "archive." + "ubuntu"]
    named = [
        f"{within(path)}: {host}"
        for path in files()
        if path.name != "uv.lock"
        for host in hosts
        if host in path.read_text(encoding="utf-8")
    ]
    assert named == []


def test_the_lock_takes_every_package_from_one_registry() -> None:
    hosts = set(re.findall(r"https?://([^/\"]+)", (ROOT / "uv.lock").read_text(encoding="utf-8")))
    assert hosts == {"py" + "pi.org", "files.python" + "hosted.org"}


def test_the_lock_holds_every_package_to_its_files_by_hash() -> None:
    for package in tomllib.loads((ROOT / "uv.lock").read_text(encoding="utf-8"))["package"]:
        if package["name"] != "coachdesk":
            assert package["wheels"]
            assert all(wheel["hash"].startswith("sha256:") for wheel in package["wheels"]), package["name"]


def test_every_module_opens_with_a_sentence() -> None:
    silent = [
        within(path)
        for path in python_files("coachdesk", "tests", "bench", ".ci")
        if not (path.name == "__init__.py" and not path.read_text(encoding="utf-8"))
        if not ast.get_docstring(ast.parse(path.read_text(encoding="utf-8")))
    ]
    assert silent == []


def test_no_file_is_longer_than_300_lines_without_a_reason() -> None:
    long = {
        within(path)
        for path in python_files("coachdesk", "tests", "bench", ".ci", "packaging")
        if len(path.read_text(encoding="utf-8").splitlines()) > 300
    }
    assert long <= set(LONGER_FOR_A_REASON)


def is_ours(name: str) -> bool:
    """Whether a method's name was our choice: Qt's are like `paintEvent`, Python's like `__init__`."""
    return name == name.lower() and not name.startswith("__")


def test_no_class_has_more_than_20_methods() -> None:
    crowded = [
        f"{within(path)}: {node.name}"
        for path in python_files("coachdesk")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.ClassDef)
        if sum(isinstance(part, ast.FunctionDef) and is_ours(part.name) for part in node.body) > 20
    ]
    assert set(crowded) == set(CROWDED_FOR_A_REASON)


# `handle` and `process` may be said in prose; `manager` is a job, and `info`, `data` and `common` name nothing.
NAMED_BY_OTHERS = {"data", "data_received", "get_extra_info"}  # Qt's, asyncio's and httpcore's for what we override
EMPTY_WORDS = {"helper", "helpers", "util", "utils", "misc", "common", "data", "info", "handle", "handler"}


def parts_of(name: str) -> list[str]:
    """The words of a name of ours: snake_case or CapWords. Qt's own names, like mimeData, are one word."""
    words = re.sub(r"(?<=[a-z])(?=[A-Z])", "_", name) if name[0].isupper() else name
    return words.lower().split("_")


def test_no_name_is_an_empty_word() -> None:
    empty = [
        f"{within(path)}: {name}"
        for path in python_files("coachdesk")
        for name in [
            path.stem,
            *[
                node.name
                for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
                if isinstance(node, ast.ClassDef | ast.FunctionDef)
            ],
        ]
        if EMPTY_WORDS & set(parts_of(name)) and name not in NAMED_BY_OTHERS
    ]
    assert empty == []


@pytest.mark.parametrize("mark", ["noqa", "type: ignore", "pragma: no cover", "pragma: no branch"])
def test_every_exception_names_its_rule_and_its_reason(mark: str) -> None:
    bare = [
        f"{within(path)}:{number}"
        for path in python_files("coachdesk", "bench")
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
        if f"# {mark}" in line
        if not re.search(rf"# {mark}(: [A-Z]+\d+(, [A-Z]+\d+)*|\[[\w-]+\])?\W+\w.{{8,}}", line)
    ]
    assert bare == []


def test_no_test_is_skipped() -> None:
    skipping = re.compile(r"\b(?:pytest\.)?(?:mark\.)?(?:skip|skipif|xfail|importorskip)\(")
    skipped = [
        within(path)
        for path in python_files("tests")
        if path != Path(__file__)
        if skipping.search(path.read_text(encoding="utf-8"))
    ]
    assert skipped == []


# -- README.md and the Makefile say the same ---------------------------------------------------------------


def targets() -> dict[str, list[str]]:
    """Every target of the Makefile and the commands it runs, with the Makefile's own names taken out."""
    made: dict[str, list[str]] = {}
    name = ""
    for line in (ROOT / "Makefile").read_text(encoding="utf-8").splitlines():
        if found := re.match(r"([a-z-]+):", line):
            name = found[1]
            made[name] = []
        elif line.startswith("\t") and name:
            plain = line.strip().replace("$(UV)", "uv").replace(" $(PYTEST_ARGS)", "")
            made[name].append(plain)
    return made


def test_the_readme_says_what_each_target_runs() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    for target, commands in targets().items():
        if target in {"help", "check", "coverage", "coverage-gate"}:  # made of other targets
            continue
        assert f"`make {target}`" in readme, target
        for command in commands:
            if command.startswith("uv "):
                assert f"`{command}`" in readme, command


def test_every_make_command_in_the_guides_exists() -> None:
    said = {
        target
        for path in files()
        if path.suffix == ".md" or within(path) == ".ci/run"
        for target in re.findall(r"`make ([a-z-]+)", path.read_text(encoding="utf-8"))
        + re.findall(r"make --no-print-directory ([a-z-]+)", path.read_text(encoding="utf-8"))
    }
    assert said <= set(targets())
    assert {"demo", "test", "setup"} <= said


def test_ci_runs_the_readmes_own_test_command() -> None:
    assert " make --no-print-directory test " in (ROOT / ".ci" / "run").read_text(encoding="utf-8")


def test_every_link_in_the_guides_leads_somewhere() -> None:
    lost = [
        f"{within(path)}: {link}"
        for path in files()
        if path.suffix == ".md"
        for link in re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)", path.read_text(encoding="utf-8"))
        if not (path.parent / link).exists()
    ]
    assert lost == []


def test_every_file_that_the_guides_name_exists() -> None:
    """A promise in SECURITY.md names the test that would catch its breach: that test is there."""
    named = [
        f"{within(path)}: {name}"
        for path in files()
        if path.suffix == ".md"
        for name in re.findall(
            r"`((?:coachdesk|tests|resources|packaging|bench|docs|\.ci)/[\w./-]+)`", path.read_text()
        )
        if not (ROOT / name).exists()
    ]
    assert named == []
