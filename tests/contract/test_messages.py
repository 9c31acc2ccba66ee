"""Whatever the program says to a user is Dutch, and says what to do."""

import ast
import inspect
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

import jeugdpeil
from jeugdpeil.domain import errors

PACKAGE = Path(jeugdpeil.__file__).parent
USER_ERRORS = {
    name
    for name, kind in inspect.getmembers(errors, inspect.isclass)
    if issubclass(kind, errors.UserError)
}
ENGLISH = re.compile(r"\b(the|this|there|cannot|wanted|which|must|should|does|has|from|your)\b")


def refusals(tree: ast.AST) -> list[ast.Call]:
    """Every place where an error for a user is made."""
    made = [node for node in ast.walk(tree) if isinstance(node, ast.Call)]
    return [node for node in made if ast.unparse(node.func) in USER_ERRORS]


def sentences(tree: ast.AST) -> list[tuple[int, str]]:
    """The texts of a module that are neither docstrings nor meant for programmers."""
    left_out = {id(text) for node in ast.walk(tree) for text in _not_for_users(node)}
    texts = (node for node in ast.walk(tree) if isinstance(node, ast.Constant))
    return [
        (node.lineno, node.value)
        for node in texts
        if isinstance(node.value, str) and id(node) not in left_out
    ]


def _not_for_users(node: ast.AST) -> Iterator[ast.AST]:
    match node:
        case ast.Expr():
            yield node.value
        case ast.Raise(exc=ast.Call(func=ast.Name(id="ValueError" | "TypeError"))):
            yield from ast.walk(node)
        case _:
            pass


MODULES = [
    pytest.param(tree, id=path.relative_to(PACKAGE).as_posix())
    for path in sorted(PACKAGE.rglob("*.py"))
    if refusals(tree := ast.parse(path.read_text("utf-8")))
]


@pytest.mark.parametrize("tree", MODULES)
def test_a_refusal_is_in_dutch(tree: ast.Module) -> None:
    """One language from the first command to the last (docs/adr/0008)."""
    assert [text for text in sentences(tree) if ENGLISH.search(text[1])] == []


@pytest.mark.parametrize("tree", MODULES)
def test_a_refusal_says_what_to_do(tree: ast.Module) -> None:
    """A message without a way out leaves a user alone."""
    without = [
        call.lineno
        for call in refusals(tree)
        if "remedy" not in {word.arg for word in call.keywords}
    ]
    assert without == []


def test_english_is_found() -> None:
    """The search sees a planted sentence, and neither a docstring nor one for programmers."""
    planted = 'def f():\n    """The doc."""\n    raise ValueError("the one")\n\n\nX = "the other"'
    assert sentences(ast.parse(planted)) == [(6, "the other")]
