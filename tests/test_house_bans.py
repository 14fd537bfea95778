"""What no file of the package may say: each ban is read off the syntax tree, and each is shown to catch its offence."""

import ast
import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

PACKAGE = Path(__file__).resolve().parent.parent / "coachdesk"
START_UP = ("__main__.py", "app.py", "cli.py", "cli/", "demo.py", "demo/", "operating_system/wall_clock.py")
Ban = Callable[[ast.AST], bool]


def dotted(node: ast.AST) -> str:
    """`a.b.c` for the expression a.b.c, and the empty string for anything else."""
    if isinstance(node, ast.Name):
        return node.id
    if isinstance(node, ast.Attribute):
        return f"{dotted(node.value)}.{node.attr}"
    return ""


def imported(node: ast.AST) -> list[str]:
    """The top-level modules an import statement names."""
    if isinstance(node, ast.Import):
        return [alias.name.split(".")[0] for alias in node.names]
    if isinstance(node, ast.ImportFrom) and node.module:
        return [node.module.split(".")[0]]
    return []


def text_of(node: ast.AST) -> str:
    """The fixed text of a string or an f-string, with {} where something is put in."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return node.value
    if isinstance(node, ast.JoinedStr):
        return "".join(text_of(part) if isinstance(part, ast.Constant) else "{}" for part in node.values)
    return ""


def reads_the_clock(node: ast.AST) -> bool:
    clocks = r"(^|\.)(datetime\.(now|utcnow|today)|date\.today|time\.(time|time_ns|localtime|gmtime|strftime))$"
    return isinstance(node, ast.Attribute) and re.search(clocks, dotted(node)) is not None


def reads_the_place(node: ast.AST) -> bool:
    places = r"(^|\.)(os\.(environ|environb|getenv|getcwd)|Path\.(home|cwd)|expanduser|gethostname|getuser)$"
    return (isinstance(node, ast.Attribute) and re.search(places, dotted(node)) is not None) or (
        "platformdirs" in imported(node)
    )


def runs_text(node: ast.AST) -> bool:
    calls = {"eval", "exec", "compile", "__import__", "os.system", "os.popen"}
    return isinstance(node, ast.Call) and dotted(node.func) in calls


def unpacks_objects(node: ast.AST) -> bool:
    return bool({"pickle", "marshal", "shelve", "dill", "yaml"} & set(imported(node)))


def uses_a_shell(node: ast.AST) -> bool:
    return isinstance(node, ast.keyword) and node.arg == "shell" and not is_false(node.value)


def trusts_anyone(node: ast.AST) -> bool:
    return (isinstance(node, ast.keyword) and node.arg in {"verify", "check_hostname"} and is_false(node.value)) or (
        isinstance(node, ast.Attribute) and node.attr in {"CERT_NONE", "_create_unverified_context"}
    )


def is_false(node: ast.AST) -> bool:
    return isinstance(node, ast.Constant) and node.value is False


SQL = re.compile(r"^\s*(SELECT|INSERT|UPDATE|DELETE|REPLACE|CREATE|DROP|ALTER|ATTACH|WITH|PRAGMA)\s")


def says_sql(node: ast.AST) -> bool:
    return SQL.match(text_of(node)) is not None


def makes_sql_of_text(node: ast.AST) -> bool:
    """SQL with something put into it. PRAGMA takes no parameters, so its settings are let through."""
    if isinstance(node, ast.JoinedStr):
        return says_sql(node) and "{}" in text_of(node) and not text_of(node).startswith("PRAGMA")
    if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Add | ast.Mod):
        return says_sql(node.left)
    return (
        isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and (node.func.attr == "format" and says_sql(node.func.value))
    )


def keys_by_text(node: ast.AST) -> bool:
    return re.match(r"\s*PRAGMA\s+(re)?key\b", text_of(node), re.IGNORECASE) is not None


def prints(node: ast.AST) -> bool:
    return isinstance(node, ast.Call) and dotted(node.func) in {"print", "pprint"}


def translates_what_is_not_fixed(node: ast.AST) -> bool:
    if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)):
        return False
    place = {"tr": 0, "translate": 1}.get(node.func.attr)
    owner = dotted(node.func.value)
    if place is None or len(node.args) <= place or (node.func.attr == "translate" and owner != "QCoreApplication"):
        return False
    words = node.args[place]
    put_together = isinstance(words, ast.Call) and isinstance(words.func, ast.Attribute) and words.func.attr == "format"
    return put_together or isinstance(words, ast.JoinedStr | ast.BinOp)


def reads_text_as_markup(node: ast.AST) -> bool:
    """Qt's and reportlab's parts that take `<b>` or `<img src=…>` in a name for an order (security, finding 11)."""
    if not isinstance(node, ast.Call):
        return False
    called = dotted(node.func).rsplit(".", 1)[-1]
    return called in {
        *("QLabel", "QTextEdit", "QTextBrowser", "QMessageBox", "QErrorMessage", "QTextDocument", "Paragraph"),
        *("setHtml", "insertHtml", "appendHtml", "setMarkdown"),
    }


EVERYWHERE = "everywhere"
BANS: dict[str, tuple[Ban, str, tuple[str, ...], str]] = {
    # name: (ban, where it holds, files let through, an offence)
    "reads the clock": (reads_the_clock, "below app", (), "when = datetime.now(UTC)"),
    "reads the environment, the home folder or the name of the machine": (
        reads_the_place,
        "below app",
        (),
        "folder = os.environ['HOME']",
    ),
    "runs text as a program": (runs_text, EVERYWHERE, (), "eval(words)"),
    "unpacks objects of any kind": (unpacks_objects, EVERYWHERE, (), "import pickle"),
    "starts a shell": (uses_a_shell, EVERYWHERE, (), "run('ls', shell=True)"),
    "trusts any certificate": (trusts_anyone, EVERYWHERE, (), "get(url, verify=False)"),
    "says SQL": (says_sql, EVERYWHERE, ("store/", "sync/server/"), "'SELECT * FROM people'"),
    "makes SQL of text": (makes_sql_of_text, EVERYWHERE, (), "f'SELECT * FROM {table}'"),
    "gives a key as SQL text": (keys_by_text, EVERYWHERE, (), "'PRAGMA key = x'"),
    "reads text as markup": (
        reads_text_as_markup,
        EVERYWHERE,
        ("ui/pages/phone_pages.py",),  # a label that holds a picture, set to plain text
        "QLabel(family.name)",
    ),
    "prints": (prints, EVERYWHERE, ("cli.py", "cli/", "sync/server/command_line.py"), "print(name)"),
    "translates text that is not fixed": (translates_what_is_not_fixed, EVERYWHERE, (), "self.tr(f'{name} saved')"),
}


def modules() -> Iterator[tuple[str, ast.Module, set[int]]]:
    """Every file of the package: its path, its tree, and the lines where a reason is given for SQL made of text."""
    for path in sorted(PACKAGE.rglob("*.py")):
        words = path.read_text(encoding="utf-8")
        reasoned = {number for number, line in enumerate(words.splitlines(), 1) if "noqa: S608 - " in line}
        yield path.relative_to(PACKAGE).as_posix(), ast.parse(words), reasoned


def offences(name: str) -> Iterator[str]:
    """Where the package does what the ban names."""
    ban, where, let_through, _ = BANS[name]
    free = (*let_through, *(START_UP if where == "below app" else ()))
    for path, tree, reasoned in modules():
        for node in ast.walk(tree) if not path.startswith(free) else ():
            if ban(node):
                lines = range(getattr(node, "lineno", 0) - 1, (getattr(node, "end_lineno", 0) or 0) + 1)
                if not (ban is makes_sql_of_text and reasoned.intersection(lines)):
                    yield f"{path}:{getattr(node, 'lineno', '?')}"


@pytest.mark.parametrize("name", BANS)
def test_no_file_does_what_is_banned(name: str) -> None:
    assert list(offences(name)) == []


@pytest.mark.parametrize("name", BANS)
def test_each_ban_catches_its_offence(name: str) -> None:
    ban, _, _, offence = BANS[name]
    assert any(ban(node) for node in ast.walk(ast.parse(offence)))


@pytest.mark.parametrize(
    "innocent",
    [
        "self.tr('%1 saved').replace('%1', name)",
        "words.translate(table)",
        "connection.execute('SELECT body FROM changes WHERE id = ?', (change,))",
        "f'PRAGMA cache_size = {size}'",
        "run(['ls'], shell=False)",
        "time.monotonic()",
        "clock.now()",
        "label = 'Select a family'",
        "class SafeLabel(QLabel): pass",
        "SafeLabel(family.name)",
    ],
)
def test_no_ban_catches_the_innocent(innocent: str) -> None:
    caught = [
        name
        for name, (ban, _, _, _) in BANS.items()
        if name != "says SQL" and any(ban(node) for node in ast.walk(ast.parse(innocent)))
    ]
    assert caught == []
