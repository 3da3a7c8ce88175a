// For the CMS: writes items (see reader.js) as the content of a Draftail editor.
{
  const MAX_DEPTH = 4; // of lists, as in Wagtail

  // The lengths of runs of characters with the same value, as raw content of Draft.js describes styles and links.
  function findRanges(chars, getValue) {
    const ranges = [];
    chars.forEach((char, offset) => {
      const value = getValue(char);
      const last = ranges.at(-1);
      if (value && last?.value === value && last.offset + last.length === offset) last.length += 1;
      else if (value) ranges.push({ offset, length: 1, value });
    });
    return ranges;
  }

  // What an editor offers: the names of its types of blocks, styles and links.
  function getFormats({ props }) {
    const getTypes = (formats) => formats.map(({ type }) => type);
    const hasLinks = getTypes(props.entityTypes).includes("LINK");
    return { blocks: new Set(getTypes(props.blockTypes)), styles: getTypes(props.inlineStyles), hasLinks };
  }

  // The type that an editor has for an item: a list of the other kind rather than none.
  function getType({ type }, { blocks }) {
    const isList = type.endsWith("-list-item");
    const types = isList ? [type, "unordered-list-item", "ordered-list-item"] : [type];
    return types.find((name) => blocks.has(name)) ?? "unstyled";
  }

  function toRaw(items, formats) {
    const entityMap = {};
    let depth = -1; // of the list item before
    const blocks = items.map((item) => {
      const { chars } = item;
      const type = getType(item, formats);
      depth = type.endsWith("-list-item") ? Math.min(item.depth, depth + 1, MAX_DEPTH) : -1;
      const styles = item.isPlain ? [] : formats.styles;
      const links = formats.hasLinks ? findRanges(chars, ({ url }) => url) : [];
      return {
        type,
        depth: Math.max(depth, 0),
        text: chars.map(({ char }) => char).join(""),
        inlineStyleRanges: styles.flatMap((style) =>
          findRanges(chars, (char) => char[style]).map(({ offset, length }) => ({ offset, length, style })),
        ),
        entityRanges: links.map(({ offset, length, value: url }) => {
          const key = Object.keys(entityMap).length;
          entityMap[key] = { type: "LINK", mutability: "MUTABLE", data: { url } };
          return { offset, length, key };
        }),
      };
    });
    return { blocks, entityMap };
  }

  // Replaces the selection. Draft.js drops the type of the first block, which is wanted where there was no text.
  function insertItems(editorState, items, formats) {
    const { EditorState, Modifier, convertFromRaw } = window.DraftJS;
    const selection = editorState.getSelection();
    const before = editorState.getCurrentContent();
    const key = selection.getStartKey();
    const raw = toRaw(items, formats);
    let content = Modifier.replaceWithFragment(before, selection, convertFromRaw(raw).getBlockMap());
    if (selection.isCollapsed() && !before.getBlockForKey(key).getText()) {
      const { type, depth } = raw.blocks[0];
      const blocks = content.getBlockMap();
      content = content.set("blockMap", blocks.set(key, blocks.get(key).merge({ type, depth })));
    }
    // Not "insert-fragment", after which Draftail makes list items of sentences such as "A. Smith came".
    return EditorState.push(editorState, content, "insert-items");
  }

  Object.assign(window.paste, { getFormats, insertItems, toRaw });
}
