// For editors only: checks of Wagtail's content checker, which look for a pattern in a text or an image description.
// The rules and patterns are in pages/content_checks/__init__.py; Wagtail takes the function of a check only from a script.

const hasPattern = (node, { pattern }) =>
  new RegExp(pattern, "i").test(`${node.textContent.trim()}${node.alt ?? ""}`);

for (const userbar of document.querySelectorAll("wagtail-userbar")) {
  userbar.registerCheck("check-vague-link", hasPattern);
  userbar.registerCheck("check-word-to-avoid", hasPattern);
  userbar.registerCheck("check-undescribed-image", hasPattern);
}
