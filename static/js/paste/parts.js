// For the CMS: decides which blocks the items of pasted content become in a field. See paste.js.
{
  const { findChild, getAllowed } = window.paste;

  // The maximum length of the text of a block, which Wagtail writes into the HTML of its input.
  const getMaxLength = ({ widget }) => Number(/ maxlength="(\d+)"/.exec(widget.html)?.[1] ?? Infinity);

  // The StreamField around an editor, if there is one, and the blocks that can be added to it.
  function getPlace(input) {
    const found = findChild(input);
    if (!found) return { input };
    const { stream, child } = found;
    const before = stream.children.slice(0, stream.children.indexOf(child));
    const [heading, table] = ["heading", "table"].map((type) => getAllowed(stream, type));
    return { input, found, heading, table, hasHeading: before.some(({ type }) => type === "heading") };
  }

  // A heading of a page is a block, a smaller one below it is part of the text. Other fields have small ones, or none.
  function getHeading(item, place, left) {
    const isLarge = item.level < 3 || !place.hasHeading;
    const text = item.chars.map(({ char }) => char).join("");
    const isLong = place.heading && text.length > getMaxLength(place.heading);
    if (place.heading && isLarge && !isLong) {
      place.hasHeading = true;
      return { type: "heading", value: text };
    }
    left.longHeading ||= isLong && isLarge;
    return { ...item, type: isLong && isLarge ? "unstyled" : "header-three", isPlain: true };
  }

  function getTable({ table }, place, left) {
    const cells = place.table?.childBlockDefs ?? [];
    const getLimit = ({ type }) => getMaxLength(cells.find(({ name }) => name === type));
    const isLong = ({ values }) => values.some((value, number) => value.length > getLimit(table.columns[number]));
    let { problem } = table;
    if (!place.table) problem = "this field cannot have one. Paste it into a paragraph of the page's body";
    else if (!problem && table.rows.some(isLong)) problem = "the text of a cell is too long";
    if (problem) left.tables.push(problem);
    return problem ? null : { type: "table", value: table };
  }

  // Returns the blocks that items become; consecutive items of text are one of them.
  function getParts(items, place, left) {
    const parts = [];
    for (const item of items) {
      let part = item;
      if (item.level) part = getHeading(item, place, left);
      else if (item.table) part = getTable(item, place, left);
      if (part && !part.chars) parts.push(part);
      else if (part && parts.at(-1)?.items) parts.at(-1).items.push(part);
      else if (part) parts.push({ type: place.found?.child.type, items: [part] });
    }
    return parts;
  }

  Object.assign(window.paste, { getParts, getPlace });
}
