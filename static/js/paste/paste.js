// For the CMS: pasting from word processors and spreadsheets into the text of a page. Headings become blocks of the
// page where it has them, lists and links are kept, tables become table blocks, a message says what was left out.
//
// Draftail asks its types of links before its plugins, and Wagtail's type takes over whatever contains a URL or an
// email address; so this listens to the browser's event, before either. See docs/decisions/0027-pasting.md.
{
  const { getEditor, getFormats, getParts, getPlace, insertItems, insertParts } = window.paste;
  const { readHTML, readTabs, rememberChange, showMessage } = window.paste;
  const EMAIL_OR_URL = /^\S+@\S+$|^\w+:\/\/\S+$/;

  // Returns the last block, with the cursor at the end of what was pasted.
  function focusLast({ stream, child, added, end }) {
    const children = [child, ...added].filter((each) => stream.children.includes(each));
    const last = children.sort((a, b) => stream.children.indexOf(a) - stream.children.indexOf(b)).at(-1);
    const editor = getEditor(last);
    if (editor && last !== end) editor.onChange(window.DraftJS.EditorState.moveSelectionToEnd(editor.getEditorState()));
    (editor ?? last.block.captionInput ?? last).focus();
    return last;
  }

  function insert({ items, left }, place) {
    const parts = getParts(items, place, left);
    let field = place.input.closest("[data-field]");
    const hasBlocks = parts.some((part) => !part.items);
    if (hasBlocks) {
      const change = insertParts(place.found, parts);
      field = focusLast(change).element.querySelector("[data-field]");
      rememberChange(change);
    } else if (parts.length) {
      const editor = place.input.draftailEditor;
      editor.onChange(insertItems(editor.getEditorState(), parts[0].items, getFormats(editor)));
    }
    showMessage(field, { left, added: hasBlocks, table: parts.find(({ type }) => type === "table")?.value });
  }

  // Words within a sentence: HTML does not count the spaces around them.
  function keepSpaces([item, ...others], text) {
    if (!item?.chars || others.length) return;
    if (/^[ \u00a0]/.test(text)) item.chars.unshift({ char: " " });
    if (/[ \u00a0]$/.test(text)) item.chars.push({ char: " " });
  }

  // Returns the items on the clipboard, or null for what Wagtail pastes well: text, and what its own editors copied.
  function readClipboard(data, place) {
    const html = data.getData("text/html");
    const text = data.getData("text/plain");
    const left = { images: 0, contents: false, links: false, longHeading: false, tables: [] };
    const hasImage = [...data.files].some(({ type }) => type.startsWith("image/"));
    if (!html && !text && hasImage) return { items: [], left: { ...left, images: 1 } };
    if (!html && place.table) return { items: readTabs(text), left };
    // Wagtail makes a link of the selected text and a URL.
    if (!html || html.includes("data-draftjs-conductor-fragment") || EMAIL_OR_URL.test(text.trim())) return null;
    const items = readHTML(html, left);
    keepSpaces(items, text);
    return { items, left };
  }

  document.addEventListener(
    "paste",
    (event) => {
      const wrapper = event.target.isContentEditable && event.target.closest("[data-draftail-editor-wrapper]");
      const input = wrapper && [...wrapper.parentElement.children].find(({ draftailEditor }) => draftailEditor);
      if (!input) return;
      const place = getPlace(input);
      const content = readClipboard(event.clipboardData, place);
      if (!content || !(content.items.length || content.left.images || content.left.contents)) return;
      event.preventDefault();
      event.stopImmediatePropagation();
      insert(content, place);
    },
    true,
  );
}
