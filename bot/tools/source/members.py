"""The functions, classes and methods of a program that tree-sitter has read, for `child.py`."""

from collections.abc import Iterator
from typing import Any

_FUNCTIONS = (
    *("function_declaration", "generator_function_declaration", "method_definition"),
    *("method_declaration", "constructor_declaration", "function_item"),
    *("arrow_function", "function_expression", "generator_function"),
)
_HOLDERS = (
    *("class_declaration", "abstract_class_declaration", "interface_declaration"),
    *("enum_declaration", "record_declaration", "impl_item", "class", "object"),
)
_PLAIN = ("object", "impl_item")
"""Of those that hold others, what is nothing by itself."""
_AROUND = (
    *("export_statement", "lexical_declaration", "variable_declaration", "expression_statement"),
    *("class_body", "internal_module", "statement_block"),
)
_NAMES = ("name", "left", "key", "property", "type")
_NO_NAMES = ("if", "for", "while", "switch", "catch", "function")
"""What looks like a method where a bracket is missing."""


def members(node: Any, owner: str = "") -> Iterator[str]:
    """Their names, those of methods behind that of what holds them (`Cart.add`); what stands within
    functions is not told."""
    for child in node.named_children:
        value = child.child_by_field_name("value") or child.child_by_field_name("right") or child
        name = _name_of(child, owner)
        if child.type in _AROUND:
            yield from members(child, owner)
        elif value.type in _FUNCTIONS and name:
            yield name
        elif value.type in _HOLDERS:
            if name and value.type not in _PLAIN:
                yield name
            yield from members(value.child_by_field_name("body") or value, name or owner)


def _name_of(node: Any, owner: str) -> str:
    found = next((each for key in _NAMES if (each := node.child_by_field_name(key))), None)
    name = found.text.decode("utf-8", "replace") if found else ""
    return f"{owner}.{name}" if owner and name else "" if name in _NO_NAMES else name
