// For the CMS: reads a table of pasted HTML, or text with tabs, as the state of a table block. See paste.js.
{
  const { Reader, getCSS, readStyle } = window.paste;
  const MAX_COLUMNS = 10;
  const MAX_ROWS = 50;
  const NUMBER = /^[<>~≈+−–-]?\s?[£$€]?\s?\d[\d\s.,]*\s?(?:%|[a-z]{0,8})$/i;
  const NO_VALUE = /^(?:|-|–|—|n\/a)$/i;
  const LIST_MARKER = /^(?:\(?(?:\d+|[a-z])[.)]|[•·▪◦o§–-])$/i;

  const getText = (items) => items.flatMap(({ chars }) => chars.map(({ char }) => char).concat(" ")).join("");

  function readCell(cell, reader) {
    const inner = new Reader(reader.boldClasses, reader.left);
    inner.read(cell, readStyle(cell, {}, reader.boldClasses));
    inner.flush();
    const chars = inner.items.flatMap((item) => item.chars).filter(({ char }) => char.trim());
    const isBold = cell.matches("th, thead *") || (chars.length > 0 && chars.every(({ BOLD }) => BOLD));
    return { text: getText(inner.items).replace(/\s+/g, " ").trim(), isBold, hasLink: chars.some(({ url }) => url) };
  }

  // Excel lets a long text run over the empty cells beside it, which is no merged cell.
  const isMerged = (cell) => (cell.colSpan > 1 || cell.rowSpan > 1) && !getCSS(cell).includes("mso-ignore:colspan");

  const isHidden = (element) => getCSS(element).includes("display:none");

  function getCells(table, reader) {
    const rows = [...table.rows].filter((row) => !isHidden(row));
    return rows.map((row) =>
      [...row.cells].filter((cell) => !isHidden(cell)).flatMap((cell) => {
        const empty = Array.from({ length: cell.colSpan - 1 }, () => ({ text: "" }));
        return [readCell(cell, reader), ...empty];
      }),
    );
  }

  // Rows of the same length, without empty rows and columns.
  function tidy(cells) {
    const rows = cells.filter((row) => row.some(({ text }) => text));
    const width = Math.max(0, ...rows.map((row) => row.length));
    const numbers = Array.from({ length: width }, (_, number) => number);
    const used = numbers.filter((number) => rows.some((row) => row[number]?.text));
    return rows.map((row) => used.map((number) => row[number] ?? { text: "" }));
  }

  // Headings are bold or marked as such, or words above numbers. The corner may be empty.
  function hasHeadings([first, ...others]) {
    const headings = first.slice(first[0].text ? 0 : 1);
    if (!headings.every(({ text }) => text)) return false;
    if (headings.every(({ isBold }) => isBold)) return true;
    const isNumber = ({ text }) => NUMBER.test(text);
    return !headings.some(isNumber) && others.some((row) => row.slice(1).some(isNumber));
  }

  // Returns the state of a table block, or why there is none.
  function toTable(rows, caption = "") {
    if (rows.length > MAX_ROWS + 1 || rows[0].length > MAX_COLUMNS) {
      return { problem: `it is larger than ${MAX_ROWS} rows and ${MAX_COLUMNS} columns` };
    }
    const headings = hasHeadings(rows) ? rows[0] : rows[0].map(() => ({ text: "" }));
    const body = hasHeadings(rows) ? rows.slice(1) : rows;
    const isNumeric = (number) => {
      const texts = body.map((row) => row[number].text);
      const hasValues = texts.some((text) => NUMBER.test(text));
      return number > 0 && hasValues && texts.every((text) => NUMBER.test(text) || NO_VALUE.test(text));
    };
    return {
      columns: headings.map(({ text }, number) => ({ type: isNumeric(number) ? "number" : "text", heading: text })),
      rows: body.map((row) => ({ values: row.map(({ text }) => text) })),
      caption,
    };
  }

  // Returns an item, or null for what is no table of data: one row or column, or a layout around other tables.
  function readTable(table, reader) {
    if (table.querySelector("table")) return null;
    const images = reader.left.images;
    const rows = tidy(getCells(table, reader));
    if (rows.length < 2 || rows[0].length < 2) {
      reader.left.images = images; // which are counted again with the text
      return null;
    }
    if (rows.flat().some(({ hasLink }) => hasLink)) reader.left.links = true;
    if ([...table.querySelectorAll("td, th")].some(isMerged)) return { table: { problem: "it has merged cells" } };
    return { table: toTable(rows, table.caption?.textContent.replace(/\s+/g, " ").trim()) };
  }

  // Returns the items of plain text whose lines all have the same number of tabs, or none.
  function readTabs(text) {
    const rows = text.split(/\r?\n/).filter((line) => line.trim()).map((line) => line.split("\t"));
    const isTable = rows.length > 1 && rows[0].length > 1 && rows.every((row) => row.length === rows[0].length);
    if (!isTable || rows.every(([first]) => LIST_MARKER.test(first.trim()))) return [];
    const cells = tidy(rows.map((row) => row.map((cell) => ({ text: cell.replace(/\s+/g, " ").trim() }))));
    return cells.length > 1 && cells[0].length > 1 ? [{ table: toTable(cells) }] : [];
  }

  Object.assign(window.paste, { readTable, readTabs });
}
