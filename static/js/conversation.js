// On the screen of a message: stores reply and note as a draft soon after each change, so that a session that ends or a
// browser that closes loses nothing. Without this script everything else works.

const PAUSE_MS = 2000;
const MAX_WAIT_MS = 10000; // for a reviewer who types without a pause
const FAILED = "The draft could not be saved: copy your text before you leave.";

const form = document.querySelector("form[data-draft]");
let timer = 0;
let unsavedSince = 0;
let hasOtherChanges = false;
let isSubmitting = false;

function tell(text, isError) {
  for (const status of form.querySelectorAll("[role=status]")) {
    status.textContent = text;
    status.classList.toggle("alert-text", isError);
  }
}

async function save(keepalive) {
  clearTimeout(timer);
  unsavedSince = 0;
  const data = new FormData(form);
  data.set("action", "draft");
  try {
    const response = await fetch(location.pathname, { method: "POST", body: data, redirect: "error", keepalive });
    const time = new Date().toLocaleTimeString("en-GB", { hour: "2-digit", minute: "2-digit" });
    if (!unsavedSince) tell(response.ok ? `Draft saved at ${time}` : FAILED, !response.ok);
  } catch {
    tell(FAILED, true);
  }
}

form?.addEventListener("input", (event) => {
  if (!event.target.matches(".composer textarea")) {
    hasOtherChanges ||= !event.target.matches(".composer *");
    return;
  }
  tell("", false);
  unsavedSince ||= Date.now();
  clearTimeout(timer);
  timer = setTimeout(save, Math.min(PAUSE_MS, unsavedSince + MAX_WAIT_MS - Date.now()), false);
});
form?.addEventListener("submit", () => {
  clearTimeout(timer);
  isSubmitting = true;
});
// What is typed in the handling panel is saved by a button only.
addEventListener("beforeunload", (event) => {
  if (hasOtherChanges && !isSubmitting) event.preventDefault();
});
addEventListener("pagehide", () => {
  if (unsavedSince && !isSubmitting) save(true);
});
