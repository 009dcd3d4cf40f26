"""A question to the books is asked in the officer's words, by a method in the books: no face joins tables itself.

Looked at where couples' registrations and the township's work are shown; a face may still pick one row by its key.
"""

import ast

from tests.house.source import dotted, modules_of, place, tree_of

WHERE = ("desk/registrations/", "desk/ordinary_forms/", "desk/untold/", "desk/today/", "counter/registration/")
JOINING = "__"
ENDINGS = {"in", "isnull"}  # of a column of the very row: no join


def asked_by_hand(tree: ast.AST) -> list[str]:
    """The conditions of every `filter` and `exclude` that reach into another table, or are combined on the spot."""
    found = []
    for node in ast.walk(tree):
        if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)):
            continue
        if node.func.attr not in {"filter", "exclude"}:
            continue
        found += [f"{node.lineno}: a condition made on the spot" for one in node.args if is_made_of_q(one)]
        found += [f"{node.lineno}: {one.arg}" for one in node.keywords if one.arg and joins(one.arg)]
    return found


def is_made_of_q(argument: ast.expr) -> bool:
    return any(isinstance(one, ast.Call) and dotted(one.func) in {"Q", "models.Q"} for one in ast.walk(argument))


def joins(lookup: str) -> bool:
    parts = lookup.split(JOINING)
    return len(parts) > 1 and not (len(parts) == 2 and parts[1] in ENDINGS)


def test_no_face_of_the_township_joins_tables_itself() -> None:
    by_hand = {
        place(path): told
        for path in modules_of("desk", "counter")
        if place(path).startswith(WHERE) and (told := asked_by_hand(tree_of(path)))
    }
    assert by_hand == {}


def test_a_join_and_a_condition_made_on_the_spot_are_found() -> None:
    said = "rows.filter(Q(a=1) | Q(b=2)).exclude(case__stage='begun').filter(pk=one, office__in=offices)"
    assert asked_by_hand(ast.parse(said)) == ["1: case__stage", "1: a condition made on the spot"]
