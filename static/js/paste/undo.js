// For the CMS: takes back a paste that has added blocks, if Ctrl+Z or ⌘Z comes before any other change. See paste.js.
{
  const { clearMessages, getEditor } = window.paste;
  let change = null; // the last one: what `insertParts` returns, and the content after it

  function getContent({ stream }) {
    const contents = stream.children.map((child) => {
      const content = getEditor(child)?.getEditorState().getCurrentContent();
      return [child.id, content ? window.DraftJS.convertToRaw(content) : child.getValue()];
    });
    return JSON.stringify(contents);
  }

  function rememberChange(newChange) {
    change = { ...newChange, contentAfter: getContent(newChange) };
  }

  function takeBack({ stream, child, added, oldState, isDeleted }) {
    const index = isDeleted ? stream.children.indexOf(added[0]) : stream.children.indexOf(child);
    const restored = isDeleted ? stream.insert({ type: child.type, id: child.id, value: oldState }, index, {}) : child;
    if (!isDeleted) getEditor(child).onChange(oldState);
    for (const each of added) stream.deleteBlock(stream.children.indexOf(each), {});
    getEditor(restored).focus(); // the block itself waits before it takes the focus
  }

  document.addEventListener(
    "keydown",
    (event) => {
      const { key, altKey, ctrlKey, metaKey, shiftKey } = event;
      const isUndo = key.toLowerCase() === "z" && (ctrlKey || metaKey) && !shiftKey && !altKey;
      if (!isUndo || !change?.stream.container[0].contains(event.target)) return;
      const taken = change;
      change = null;
      if (getContent(taken) !== taken.contentAfter) return;
      event.preventDefault();
      event.stopImmediatePropagation();
      takeBack(taken);
      clearMessages();
    },
    true,
  );

  Object.assign(window.paste, { rememberChange });
}
