// Plays a video in its place when its link is pressed. The only script of the public pages, and only on those that
// show a video kept by another company: no HTML can load a player only when somebody asks for it. Without this
// script, and in a new tab or window, the link leads to the video's own page.

function player(link) {
  const frame = document.createElement("iframe");
  frame.className = "video__player";
  frame.src = link.dataset.player;
  frame.title = link.dataset.title;
  frame.allow = "autoplay; encrypted-media; fullscreen; picture-in-picture";
  frame.allowFullscreen = true;
  // Players refuse to play for a site that does not name itself; the page's address stays unknown to them.
  frame.referrerPolicy = "strict-origin";
  return frame;
}

document.addEventListener("click", (event) => {
  const link = event.target.closest("a[data-player]");
  if (!link || event.defaultPrevented || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
  event.preventDefault();
  const frame = player(link);
  link.replaceWith(frame);
  frame.focus();
});
