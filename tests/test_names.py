"""Names say what a thing is. A participle that fits everything (`said`, `found`) says nothing, and two classes of one
name in one room are taken for each other.
"""

import ast
from collections import Counter
from collections.abc import Iterator

from tests.processes import ROOT

VAGUE = {"said", "told", "found", "taken", "given", "asked"}
FRAMEWORK = {"Command", "DatabaseWrapper", "Migration"}
"""Classes that Django looks up by their name."""


def rooms() -> Iterator[tuple[str, ast.Module]]:
    """Every module with the name of its room: a package or a module of `articles`, or `klonoinfo`."""
    for file in sorted([*ROOT.glob("articles/**/*.py"), *ROOT.glob("klonoinfo/**/*.py")]):
        top, *inner = file.relative_to(ROOT).with_suffix("").parts
        yield inner[0] if top == "articles" else top, ast.parse(file.read_text())


def names(node: ast.AST) -> Iterator[str]:
    """The variable, parameter, function or class that a node names."""
    match node:
        case ast.Name(id=name, ctx=ast.Store()) | ast.Attribute(attr=name, ctx=ast.Store()):
            yield name
        case ast.arg(arg=name) | ast.FunctionDef(name=name) | ast.AsyncFunctionDef(name=name) | ast.ClassDef(name=name):
            yield name


def vague(tree: ast.Module) -> set[str]:
    return {name for node in ast.walk(tree) for name in names(node) if name.strip("_").lower() in VAGUE}


def test_names_say_what_a_thing_is() -> None:
    """Migrations are never edited."""
    assert [(room, vague(tree)) for room, tree in rooms() if room != "migrations" and vague(tree)] == []


def test_the_test_sees_each_kind_of_name() -> None:
    sources = ("told = 1", "self.said = 1", "def f(given_): ...", "def _found(): ...", "class Asked: ...", "_TAKEN = 1")
    assert all(vague(ast.parse(source)) for source in sources)
    assert not vague(ast.parse("print(match.found, findings)"))


def test_no_two_modules_of_a_room_define_a_class_of_one_name() -> None:
    classes = Counter(
        (room, node.name)
        for room, tree in rooms()
        for node in tree.body
        if isinstance(node, ast.ClassDef) and not node.name.startswith("_") and node.name not in FRAMEWORK
    )
    assert [key for key, number in classes.items() if number > 1] == []
