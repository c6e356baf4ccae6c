"""The errors: every code that the sources raise, found by reading them, with what was seen, expected and what to do."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import dateline
from _pages.markdown import mono, table
from dateline import errors

SOURCES = Path(dateline.__file__).parent
_ERROR = re.compile(r"E\d{3}")
_NOTE = re.compile(r"W\d{3}")
_PARTS = ("seen", "expected", "remedy")
_KINDS = ("InputError", "CodingError", "CorpusError", "ModelError", "EvaluationError", "UsageError")
_SAID = re.compile(r"(?:^|(?<=\s\s))(E\d{3})(?::\s|\s{2,})(\S.*?)(?=\s{2,}|$)", re.M)
_PLACEHOLDER = re.compile(r"<[^>]*>")


@dataclass(frozen=True, slots=True)
class Raised:
    """One place that makes an error; a value that is only known then is shown as its name in angle brackets."""

    code: str
    kind: str
    """Name of the error's class."""
    seen: str
    expected: str
    remedy: str
    module: str
    said: str | None
    """What a docstring says that the code means."""

    @property
    def meaning(self) -> str:
        """What was seen, in words; where those come from outside, what the code or its class means."""
        words = _PLACEHOLDER.sub("", self.seen)
        if any(letter.isalpha() for letter in words):
            return self.seen
        about = self.said or (getattr(errors, self.kind).__doc__ or "").strip().rstrip(".")
        return f"{about}: {self.seen}"


@dataclass(frozen=True, slots=True)
class Noted:
    """One place that makes a note on an input that was read all the same."""

    code: str
    text: str
    module: str


def errors_page() -> str:
    """Return the page's generated part."""
    raised = list(find_raised())
    parts = [
        f"## {kind.__name__}\n\n{(kind.__doc__ or '').strip()}\n\n{_table(rows)}"
        for kind in _kinds()
        if (rows := [one for one in raised if one.kind == kind.__name__])
    ]
    notes = [(mono(one.code), _safe(one.text)) for one in find_notes()]
    parts.append("## Notes\n\nAn input with a note was read all the same.\n\n" + table(["code", "meaning"], notes))
    return "\n\n".join(parts) + "\n"


def find_raised(folder: Path = SOURCES) -> Iterator[Raised]:
    """Yield every place that makes an error, in the order of the codes."""
    names = {kind.__name__ for kind in _kinds()}
    found = [
        Raised(code, call.func.id, *(_keyword(call, part) for part in _PARTS), module, meanings.get(code))
        for module, tree in _trees(folder)
        for meanings in [_meanings(tree)]
        for call in _calls(tree)
        if isinstance(call.func, ast.Name) and call.func.id in names and (code := _code(call, _ERROR))
    ]
    yield from sorted(set(found), key=lambda one: (one.code, one.module, one.seen))


def find_notes(folder: Path = SOURCES) -> Iterator[Noted]:
    """Yield every place that makes a note, in the order of the codes."""
    found = [
        Noted(code, _words(call.args[-1]), module)
        for module, tree in _trees(folder)
        for call in _calls(tree)
        if (code := _code(call, _NOTE))
    ]
    yield from sorted(found, key=lambda one: (one.code, one.module))


def find_codes(folder: Path = SOURCES) -> set[str]:
    """Return every error code that stands alone as a text anywhere in the sources."""
    return {
        node.value
        for _, tree in _trees(folder)
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and _ERROR.fullmatch(node.value)
    }


def _kinds() -> tuple[type[errors.DatelineError], ...]:
    return tuple(getattr(errors, name) for name in _KINDS)


def _table(rows: list[Raised]) -> str:
    head = ["code", "what was seen", "what was expected", "what to do"]
    return table(head, [(mono(one.code), *map(_safe, (one.meaning, one.expected, one.remedy))) for one in rows])


def _safe(words: str) -> str:
    return words.replace("<", "&lt;").replace(">", "&gt;").replace("*", "\\*")


def _trees(folder: Path) -> Iterator[tuple[str, ast.Module]]:
    for path in sorted(folder.rglob("*.py")):
        yield path.relative_to(folder).as_posix(), ast.parse(path.read_text(encoding="utf-8"))


def _calls(tree: ast.Module) -> Iterator[ast.Call]:
    return (node for node in ast.walk(tree) if isinstance(node, ast.Call))


def _meanings(tree: ast.Module) -> dict[str, str]:
    """Return what docstrings of a module say of codes: ``E101: nothing but white space.`` or a line of a table."""
    docs = [ast.get_docstring(node) or "" for node in ast.walk(tree) if isinstance(node, ast.FunctionDef | ast.Module)]
    found: dict[str, str] = {}
    for code, words in (match.groups() for doc in docs for match in _SAID.finditer(doc)):
        found.setdefault(code, words.strip().rstrip("."))
    return found


def _code(call: ast.Call, form: re.Pattern[str]) -> str | None:
    for argument in call.args[:2]:
        if isinstance(argument, ast.Constant) and isinstance(argument.value, str) and form.fullmatch(argument.value):
            return argument.value
    return None


def _keyword(call: ast.Call, name: str) -> str:
    return next((_words(one.value) for one in call.keywords if one.arg == name), "")


def _words(node: ast.expr) -> str:
    """Return the text that an expression makes, with names for what is only known when it runs."""
    if isinstance(node, ast.Constant):
        return str(node.value)
    if isinstance(node, ast.JoinedStr):
        return "".join(map(_words, node.values))
    if isinstance(node, ast.FormattedValue):
        return _name(node.value)
    if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Add):
        return _words(node.left) + _words(node.right)
    if isinstance(node, ast.IfExp):
        return _words(node.body) if _words(node.body).strip() else _words(node.orelse)
    return _name(node)


def _name(node: ast.expr) -> str:
    """Return the last name that tells what a value is: <path>, <known>."""
    match node:
        case ast.Constant():
            return str(node.value)
        case ast.Attribute(attr=name, value=value) if name.startswith("__"):
            return _name(value)
        case ast.Name(id=name) | ast.Attribute(attr=name):
            return f"<{name.strip('_').replace('_', ' ').lower()}>"
        case (
            ast.Call(func=ast.Attribute(value=ast.Constant()), args=[first, *_])
            | ast.Call(func=ast.Name(), args=[first, *_])
        ):
            return _name(first)
        case ast.Call(func=ast.Attribute(attr="format_message")):
            return "<message>"
        case ast.Call(func=ast.Attribute(value=value)) | ast.Subscript(value=value) | ast.BinOp(left=value):
            return _name(value)
        case _:
            return "..."
