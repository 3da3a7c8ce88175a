// For the CMS: what the elements of pasted HTML mean, by their names, roles and styles. See paste.js.

window.paste = {};
{
  const LINK = /^(?:https?:\/\/|mailto:|tel:)\S/i;
  const BLOCKS =
    "address, article, aside, blockquote, caption, center, dd, details, div, dl, dt, fieldset, figcaption, figure, " +
    "footer, form, h1, h2, h3, h4, h5, h6, header, hr, li, main, nav, ol, p, pre, section, summary, table, tbody, " +
    "td, tfoot, th, thead, tr, ul, [role=heading]";
  const MEDIA = "img, picture, svg, video, audio, iframe, object, embed, canvas";
  // Tracked deletions, comments of reviewers, and what no reader sees.
  const DROPPED =
    "del, .TrackChangeTextDeletion, .MsoCommentReference, .msocomanchor, .msocomoff, link, meta, noscript, script, " +
    "style, template, title, [hidden]";

  const getCSS = (element) => (element.getAttribute("style") ?? "").toLowerCase().replace(/\s+/g, "");

  function isDropped(element) {
    return element.matches(DROPPED) || /(?:^|;)(?:display:none|mso-hide:all|mso-element:comment)/.test(getCSS(element));
  }

  // Excel declares bold cells in a style sheet, by their classes.
  function findBoldClasses(doc) {
    const css = [...doc.querySelectorAll("style")].map((style) => style.textContent).join("\n");
    const rules = [...css.matchAll(/\.([\w-]+)\s*\{([^}]*)\}/g)];
    const isBold = ([, , rule]) => /[\s;]font-weight:\s*(?:bold|[6-9]00)/.test(`;${rule}`);
    return new Set(rules.filter(isBold).map(([, name]) => name));
  }

  // The style of the text in an element: of its parent, changed by its name, style and class.
  function readStyle(element, parent, boldClasses) {
    const css = getCSS(element);
    const style = { ...parent };
    const weight = /(?:^|;)font-weight:(\w+)/.exec(css)?.[1];
    const isBold = element.matches("b, strong") || [...element.classList].some((name) => boldClasses.has(name));
    if (weight) style.BOLD = /^(?:bold|bolder|[6-9]00)$/.test(weight);
    else if (isBold) style.BOLD = true;
    const slant = /(?:^|;)font-style:(\w+)/.exec(css)?.[1];
    if (slant) style.ITALIC = slant !== "normal";
    else if (element.matches("i, em, cite")) style.ITALIC = true;
    if (element.matches("a[href]")) {
      const url = element.getAttribute("href").trim();
      style.url = LINK.test(url) ? url : "";
    }
    return style;
  }

  function getLevel(element) {
    if (element.matches(".MsoTitle")) return 1;
    if (element.matches("[role=heading]")) return Number(element.getAttribute("aria-level")) || 2;
    const [, level] = /^H([1-6])$/.exec(element.tagName) ?? /^MsoHeading([7-9])$/.exec(element.className) ?? [];
    return Number(level ?? 0);
  }

  // Word has no list elements: its items are paragraphs that begin with the bullet or number as text.
  function getListItem(element) {
    if (element.matches("li")) {
      const level = Number(element.dataset.ariaLevel ?? element.getAttribute("aria-level"));
      let lists = 0;
      for (let parent = element.parentElement; parent; parent = parent.parentElement) lists += parent.matches("ol, ul");
      const type = element.parentElement.matches("ol") ? "ordered-list-item" : "unordered-list-item";
      return { type, depth: Math.max(level || lists, 1) - 1 };
    }
    if (!element.matches("p, div") || element.querySelector(BLOCKS)) return null;
    const marker = [...element.querySelectorAll("span")].find(isMarker);
    const level = /(?:^|;)mso-list:\S*?level(\d)/.exec(getCSS(element))?.[1];
    if (!marker && !level) return null;
    const isOrdered = /^[\s\u00a0]*\(?(?:\d+|[a-z]{1,5})[.)]/i.test(marker?.textContent ?? "");
    return { type: isOrdered ? "ordered-list-item" : "unordered-list-item", depth: (level || 1) - 1 };
  }

  const isMarker = (element) => /(?:^|;)mso-list:ignore/.test(getCSS(element));

  Object.assign(window.paste, { BLOCKS, MEDIA, findBoldClasses, getCSS, getLevel, getListItem });
  Object.assign(window.paste, { isDropped, isMarker, readStyle });
}
