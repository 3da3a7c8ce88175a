"""The block for tables."""

from wagtail import blocks
from wagtail.contrib.typed_table_block.blocks import TypedTable, TypedTableBlock, TypedTableBlockValidationError


class TableBlock(TypedTableBlock):
    """A table with a caption, whose first row and first column are headings."""

    text = blocks.CharBlock(required=False, max_length=200, help_text="Text.")
    number = blocks.CharBlock(required=False, max_length=40, help_text="A number with its unit, aligned at its end.")

    class Meta:
        icon = "table"
        group = "Text"
        template = "blocks/table.html"
        description = "A table of data. The first column names the rows."
        help_text = "Tables are hard to read on a phone: few columns and short texts work best."
        preview_value = {
            "caption": "An example of a table",
            "columns": [{"type": "text", "heading": "Row"}, {"type": "number", "heading": "Number"}],
            "rows": [{"values": ["One", "1"]}, {"values": ["Two", "2"]}],
        }

    def clean(self, table: TypedTable) -> TypedTable:
        """Require a caption and a heading for every column and row, which screen readers read with each cell."""
        cleaned = super().clean(table)
        if self.is_deferred_validation:  # a draft
            return cleaned
        problems = []
        if not table.columns or not table.row_data:
            problems.append("Add a column and a row, or delete the table.")
        elif not all(column["heading"].strip() for column in table.columns):
            problems.append("Give every column a heading.")
        elif not all(str(row["values"][0] or "").strip() for row in table.row_data):
            problems.append("Say in the first column of each row what the row is about.")
        if not table.caption.strip():
            problems.append("Give the table a caption that says what it shows.")
        if problems:
            raise TypedTableBlockValidationError(non_block_errors=problems)
        return cleaned
