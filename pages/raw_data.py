"""The values in StreamFields as they are stored: reading them needs no query, whatever they refer to."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from wagtail.blocks import Block, ListBlock, StreamBlock, StreamValue, StructBlock
from wagtail.contrib.typed_table_block.blocks import TypedTableBlock


class StoredValue(NamedTuple):
    """A value of a block as it is stored, and the values beside it in its `StructBlock`, if it is in one."""

    block: Block
    value: Any
    siblings: Mapping[str, Any]


def iter_stored_values(stream: StreamValue) -> Iterator[StoredValue]:
    """Yield the value of every block of a StreamField, a block before those inside it, in the order of the page."""
    return _iter_values(stream.stream_block, list(stream.raw_data), {})


def _iter_values(block: Block, value: Any, siblings: Mapping[str, Any]) -> Iterator[StoredValue]:
    yield StoredValue(block, value, siblings)
    if isinstance(block, StreamBlock):
        for item in value or ():
            if item["type"] in block.child_blocks:  # else its block was removed from the code
                yield from _iter_values(block.child_blocks[item["type"]], item["value"], {})
    elif isinstance(block, StructBlock) and isinstance(value, Mapping):
        for name, child in block.child_blocks.items():
            if name in value:
                yield from _iter_values(child, value[name], value)
    elif isinstance(block, ListBlock):
        for item in value or ():
            is_wrapped = isinstance(item, Mapping) and item.keys() >= {"type", "value"}
            yield from _iter_values(block.child_block, item["value"] if is_wrapped else item, {})
    elif isinstance(block, TypedTableBlock) and isinstance(value, Mapping):
        yield from _iter_cells(block, value)


def _iter_cells(block: TypedTableBlock, table: Mapping[str, Any]) -> Iterator[StoredValue]:
    children = [block.child_blocks.get(column["type"]) for column in table.get("columns", ())]
    for row in table.get("rows", ()):
        for child, cell in zip(children, row["values"], strict=False):
            if child is not None:
                yield from _iter_values(child, cell, {})
