// For the CMS: says below a field what became of the pasted content and what was left out. See paste.js.
{
  const count = (number, one, many) => (number === 1 ? one : many.replace("#", number));

  function getSentences({ left, added, table }) {
    const sentences = left.tables.map((problem) => `A table was left out: ${problem}.`);
    if (left.images) sentences.push(count(left.images, "An image was left out.", "# images were left out."));
    if (left.contents) sentences.push("A table of contents was left out.");
    if (left.links) sentences.push("Links in a table became plain text.");
    if (left.longHeading) sentences.push("A heading became a paragraph, because it is too long.");
    if (added) sentences.push("The page has new blocks; Ctrl+Z (⌘Z on a Mac) takes them back.");
    if (table) {
      const hasHeadings = table.columns.every(({ heading }) => heading);
      const wanted = [table.caption ? "" : "a caption", hasHeadings ? "" : "column headings"].filter(Boolean);
      if (wanted.length) sentences.push(`Give the table ${wanted.join(" and ")}.`);
    }
    return sentences;
  }

  // Screen readers announce a change of an element that they know: it is added when the field gets the focus.
  function getStatus(field) {
    const status = field.querySelector(":scope > [data-paste-status]") ?? document.createElement("div");
    if (!status.parentElement) {
      status.dataset.pasteStatus = "";
      status.setAttribute("role", "status");
      field.append(status);
    }
    return status;
  }

  function clearMessages() {
    for (const status of document.querySelectorAll("[data-paste-status]")) {
      status.className = "";
      status.replaceChildren();
    }
  }

  function showMessage(field, outcome) {
    clearMessages();
    const status = getStatus(field);
    const sentences = getSentences(outcome);
    if (!sentences.length) return;
    setTimeout(() => {
      status.className = "help-block help-warning";
      status.innerHTML = '<svg class="icon icon-warning" aria-hidden="true"><use href="#icon-warning"></use></svg>';
      status.append(sentences.join(" "));
    }, 100); // a new status is known by then
  }

  document.addEventListener("focusin", ({ target }) => {
    const field = target.isContentEditable && target.closest("[data-draftail-editor-wrapper]")?.closest("[data-field]");
    if (field) getStatus(field);
  });

  Object.assign(window.paste, { clearMessages, showMessage });
}
