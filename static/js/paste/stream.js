// For the CMS: finds the StreamField block of an editor, and puts blocks beside it. See paste.js.
{
  const { getFormats, insertItems, toRaw } = window.paste;

  const getEditor = (child) => child.block.widget?.input?.draftailEditor;

  // Returns the stream and the child of it whose only field is this input; null if it is part of something else.
  function findChild(input) {
    let root = input.parentElement;
    while (root && !root.rootBlock) root = root.parentElement;
    let block = root?.rootBlock;
    while (block?.children || block?.childBlocks) {
      const inner = block.children?.find((child) => child.element.contains(input));
      const isStream = block.blockDef.childBlockDefsByName; // and no list
      if (inner?.block.widget?.input === input) return isStream ? { stream: block, child: inner } : null;
      const isAround = (each) => (each.element ?? each.container[0]).contains(input);
      block = inner ? inner.block : Object.values(block.childBlocks ?? {}).find(isAround);
    }
    return null;
  }

  // The definition of a type of block, if one can be added to a stream.
  function getAllowed(stream, type) {
    const isFull = (name) => stream.getBlockCount(name) >= (stream.getBlockMax(name) ?? Infinity);
    return isFull() || isFull(type) ? null : stream.blockDef.childBlockDefsByName[type];
  }

  function splitAtSelection(editorState) {
    const { EditorState, Modifier } = window.DraftJS;
    const selection = editorState.getSelection();
    const content = Modifier.removeRange(editorState.getCurrentContent(), selection, "backward");
    const collapsed = content.getSelectionAfter();
    const state = EditorState.acceptSelection(EditorState.push(editorState, content, "remove-range"), collapsed);
    return window.draftail.splitState(state);
  }

  function moveSelection(editorState, where) {
    const block = editorState.getCurrentContent().getBlockMap()[where]();
    const key = block.getKey();
    const offset = where === "last" ? block.getLength() : 0;
    const place = { anchorKey: key, anchorOffset: offset, focusKey: key, focusOffset: offset, isBackward: false };
    return window.DraftJS.EditorState.acceptSelection(editorState, editorState.getSelection().merge(place));
  }

  // The state of an editor that has no focus yet: Draft.js ignores the focus of one that it thinks has it.
  function removeFocus(editorState) {
    const selection = editorState.getSelection().set("hasFocus", false);
    return window.DraftJS.EditorState.acceptSelection(editorState, selection);
  }

  // The empty line that a split leaves at an end of the text.
  function removeEmptyLine(editorState, where) {
    const content = editorState.getCurrentContent();
    const lines = content.getBlockMap();
    const line = lines[where]();
    if (lines.size < 2 || line.getText()) return editorState;
    const currentContent = content.set("blockMap", lines.delete(line.getKey()));
    return window.DraftJS.EditorState.set(editorState, { currentContent });
  }

  // The text before and after the selection, with the first and last of the parts if these are text.
  function getStates(editor, [first, ...others]) {
    const formats = getFormats(editor);
    const { stateBefore, stateAfter, shouldMoveCommentFn } = splitAtSelection(editor.getEditorState());
    const isEmpty = (state) => !state.getCurrentContent().hasText();
    const insert = (state, where, { items }) => insertItems(moveSelection(state, where), items, formats);
    const last = isEmpty(stateAfter) ? null : others.at(-1);
    return {
      shouldMoveCommentFn,
      isEmptyBefore: !first.items && isEmpty(stateBefore),
      before: first.items ? insert(stateBefore, "last", first) : removeEmptyLine(stateBefore, "last"),
      after: removeFocus(last?.items ? insert(stateAfter, "first", last) : removeEmptyLine(stateAfter, "first")),
      hasAfter: !isEmpty(stateAfter),
      rest: [...(first.items ? [] : [first]), ...(last?.items ? others.slice(0, -1) : others)],
    };
  }

  // Replaces the selection in the text of a child by parts: {type, value} of blocks, {type, items} of text.
  function insertParts({ stream, child }, parts) {
    const editor = getEditor(child);
    document.activeElement.blur(); // or Draftail goes on to show the focus of the editor
    const oldState = removeFocus(editor.getEditorState());
    const formats = getFormats(editor);
    const { shouldMoveCommentFn, isEmptyBefore, before, after, hasAfter, rest } = getStates(editor, parts);
    const index = stream.children.indexOf(child);
    const added = [];
    if (hasAfter) {
      stream.splitBlock(index, before, after, shouldMoveCommentFn, {});
      added.push(stream.children[index + 1]);
    } else editor.onChange(before);
    rest.forEach(({ type, value, items }, number) => {
      const state = items ? JSON.stringify(toRaw(items, formats)) : value;
      added.push(stream.insert({ type, value: state, id: crypto.randomUUID() }, index + 1 + number, {}));
    });
    if (isEmptyBefore) stream.deleteBlock(index, {}); // an empty paragraph could not be published
    // `end` has the rest of the text, and its selection at the end of what was pasted.
    return { stream, child, added, oldState, isDeleted: isEmptyBefore, end: hasAfter ? added[0] : null };
  }

  Object.assign(window.paste, { findChild, getAllowed, getEditor, insertParts });
}
