// Replaces the link of a video with its player when a visitor presses it. The only script of the public site, on pages
// with a video of YouTube or Vimeo only: HTML cannot load a player on request. Without this script, and in a new tab or
// window, the link opens the video's own page.

function createPlayer(link) {
  const frame = document.createElement("iframe");
  frame.className = "video__player";
  frame.src = link.dataset.player;
  frame.title = link.dataset.title;
  frame.allow = "autoplay; encrypted-media; fullscreen; picture-in-picture";
  frame.allowFullscreen = true;
  // Players refuse to play without a referrer; this sends the origin and not the page's URL.
  frame.referrerPolicy = "strict-origin";
  return frame;
}

document.addEventListener("click", (event) => {
  const link = event.target.closest("a[data-player]");
  if (!link || event.defaultPrevented || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
  event.preventDefault();
  const frame = createPlayer(link);
  link.replaceWith(frame);
  frame.focus();
});
