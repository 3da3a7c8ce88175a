// For editors only, in Wagtail's own checks of a page: whether a text or a description has a pattern that the house
// avoids. Wagtail takes rules and patterns from Python (pages/content_checks.py), but what a check does only from a script.

const hasPattern = (node, { pattern }) =>
  new RegExp(pattern, "i").test(`${node.textContent.trim()}${node.alt ?? ""}`);

for (const userbar of document.querySelectorAll("wagtail-userbar")) {
  userbar.registerCheck("check-vague-link", hasPattern);
  userbar.registerCheck("check-word-to-avoid", hasPattern);
}
