// For the CMS: reads pasted HTML as a list of items: headings, paragraphs, list items and tables. See paste.js.
// The text of an item is a list of characters, each with its styles and link, as in Draft.js.
{
  const { BLOCKS, MEDIA, findBoldClasses, getLevel, getListItem, isDropped, isMarker, readStyle } = window.paste;
  const URL_OR_EMAIL = /https?:\/\/\S+|[\w.+-]+@[\w-]+(?:\.[\w-]+)+/g;

  class Reader {
    constructor(boldClasses, left) {
      Object.assign(this, { boldClasses, left, items: [], chars: [], spec: { type: "unstyled", depth: 0 } });
    }

    read(parent, style) {
      for (const node of parent.childNodes) {
        if (node.nodeType === Node.TEXT_NODE) this.addText(node.data, style);
        else if (node.nodeType === Node.ELEMENT_NODE) this.readElement(node, style);
      }
    }

    readElement(element, parentStyle) {
      if (isDropped(element) || (isMarker(element) && !this.spec.level)) return;
      if (element.matches(MEDIA)) this.left.images += 1;
      else if (element.matches("br")) this.addBreak(parentStyle);
      else if (!element.matches(BLOCKS)) this.read(element, readStyle(element, parentStyle, this.boldClasses));
      else if (/^MsoToc\d/.test(element.className)) this.left.contents = true;
      else this.readBlock(element, readStyle(element, parentStyle, this.boldClasses));
    }

    readBlock(element, style) {
      const { spec } = this;
      this.flush();
      const table = element.matches("table") && window.paste.readTable(element, this);
      if (table) {
        this.items.push(table);
        return;
      }
      const level = spec.owner ? 0 : getLevel(element);
      const item = level ? null : getListItem(element);
      if (level) this.spec = { type: "heading", level, depth: 0 };
      else if (item) this.spec = { ...item, owner: element };
      this.read(element, style);
      this.flush();
      this.spec = spec;
    }

    addText(text, style) {
      for (const char of text.replace(/[\u200b\ufeff]/g, "").replace(/[\s\u00a0]+/g, " ")) {
        const last = this.chars.at(-1)?.char;
        if (char !== " " || (last && last !== " " && last !== "\n")) this.chars.push({ ...style, char });
      }
    }

    // A line break; two of them end a paragraph.
    addBreak(style) {
      this.trim();
      if (this.chars.at(-1)?.char === "\n") this.flush();
      else if (this.chars.length && this.spec.type === "heading") this.chars.push({ ...style, char: " " });
      else if (this.chars.length) this.chars.push({ ...style, char: "\n" });
    }

    trim() {
      if (this.chars.at(-1)?.char === " ") this.chars.pop();
    }

    flush() {
      while (/\s/.test(this.chars.at(-1)?.char ?? "")) this.chars.pop();
      if (!this.chars.length) return;
      const { spec, chars } = this;
      const last = this.items.at(-1);
      this.chars = [];
      // A second paragraph of a list item is a line of it.
      if (spec.owner && last?.owner === spec.owner) last.chars.push({ char: "\n" }, ...chars);
      else this.items.push({ ...spec, chars });
    }
  }

  function linkURLs(chars) {
    // Offsets of a string count characters outside the basic plane twice; those of `chars` do not.
    const text = chars.map(({ char }) => (char.length > 1 ? "\u25a1" : char)).join("");
    for (const { 0: match, index } of text.matchAll(URL_OR_EMAIL)) {
      const address = match.replace(/[^\w/=&#-]+$/, "");
      const linked = chars.slice(index, index + address.length);
      const url = address.includes("://") ? address : `mailto:${address}`;
      if (linked.every((char) => char.url === undefined)) for (const char of linked) char.url = url;
    }
  }

  // Returns the items of HTML; `left` counts what is left out of them.
  function readHTML(html, left) {
    const doc = new DOMParser().parseFromString(html, "text/html");
    const reader = new Reader(findBoldClasses(doc), left);
    reader.read(doc.body, {});
    reader.flush();
    for (const { chars } of reader.items) if (chars) linkURLs(chars);
    return reader.items;
  }

  Object.assign(window.paste, { Reader, readHTML });
}
