// For the CMS: pasting from word processors and spreadsheets into the text of a page. Headings become blocks of the page
// where it has them, lists and links are kept, tables become table blocks, and a message says what was left out.
//
// Draftail asks its types of links before its plugins, and Wagtail's type takes over whatever contains a URL or an email
// address; so this listens to the browser's event before either. See docs/decisions/0027-pasting.md.
{
  const { findChild, getAllowed, getEditor, getFormats, insertItems, insertParts, readHTML, rememberChange } = window.paste;
  const EMAIL_OR_URL = /^\S+@\S+$|^\w+:\/\/\S+$/;

  // A heading of a page is a block, a smaller one below it is part of the text; without the block, there are small ones.
  function getHeading(item, place) {
    const isLarge = item.level < 3 || !place.hasHeading;
    const text = item.chars.map(({ char }) => char).join("");
    const isLong = text.length > (place.heading?.meta.maxLength ?? Infinity);
    if (place.heading && isLarge && !isLong) {
      place.hasHeading = true;
      return { type: "heading", value: text };
    }
    return { ...item, type: isLong && isLarge ? "unstyled" : "header-three", isPlain: true };
  }

  // Returns the blocks that items become; consecutive items of text are one of them.
  function getParts(items, place) {
    const parts = [];
    for (const item of items) {
      const part = item.level ? getHeading(item, place) : item;
      if (!part.chars) parts.push(part);
      else if (parts.at(-1)?.items) parts.at(-1).items.push(part);
      else parts.push({ type: place.found?.child.type, items: [part] });
    }
    return parts;
  }

  function getPlace(input) {
    const found = findChild(input);
    if (!found) return {};
    const before = found.stream.children.slice(0, found.stream.children.indexOf(found.child));
    return { found, heading: getAllowed(found, "heading"), hasHeading: before.some(({ type }) => type === "heading") };
  }

  function focusLast({ stream, child, added }) {
    const last = stream.children[Math.max(...[child, ...added].map((each) => stream.children.indexOf(each)))];
    const editor = getEditor(last);
    if (editor && last !== child) editor.onChange(window.DraftJS.EditorState.moveSelectionToEnd(editor.getEditorState()));
    last.focus();
  }

  function insert(input, items) {
    const place = getPlace(input);
    const parts = getParts(items, place);
    if (parts.length > 1 || (parts[0] && !parts[0].items)) {
      const change = insertParts(place.found, parts);
      rememberChange(change);
      focusLast(change);
    } else if (parts.length) {
      const editor = input.draftailEditor;
      editor.onChange(insertItems(editor.getEditorState(), parts[0].items, getFormats(editor)));
    }
  }

  function handlePaste(event) {
    const wrapper = event.target.isContentEditable && event.target.closest("[data-draftail-editor-wrapper]");
    const input = wrapper && [...wrapper.parentElement.children].find(({ draftailEditor }) => draftailEditor);
    if (!input) return;
    const html = event.clipboardData.getData("text/html");
    const text = event.clipboardData.getData("text/plain").trim();
    // Wagtail copies between its own editors, and makes a link of the selected text and a pasted address.
    if (!html || html.includes("data-draftjs-conductor-fragment") || EMAIL_OR_URL.test(text)) return;
    const { items } = readHTML(html);
    if (!items.length) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    insert(input, items);
  }

  document.addEventListener("paste", handlePaste, true);
}
