// For both admins: says a few minutes before a session ends that it will, and lets somebody stay. The server knows
// how long it lasts; asking it does not count as being there. What stands in Wagtail's editor is saved by Wagtail.

const WARN = 5 * 60; // seconds before the end
const LEFT = "/sign-in/session/";
const RENEW = "/sign-in/session/renew/";

const dialog = document.createElement("dialog");
dialog.setAttribute("aria-labelledby", "session-words");
const words = dialog.appendChild(document.createElement("p"));
words.id = "session-words";
const button = dialog.appendChild(document.createElement("button"));
button.type = "button";
button.className = "button";

let token = "";
let timer = 0;

function show(text, label, action) {
  words.textContent = text;
  button.textContent = label;
  button.onclick = action;
  if (!dialog.open) dialog.showModal();
}

function wait(seconds) {
  clearTimeout(timer);
  timer = setTimeout(ask, seconds * 1000, LEFT);
}

async function ask(address, options) {
  wait(60); // unless the answer says otherwise, or if there is none
  const answer = await fetch(address, { headers: { "X-CSRFToken": token }, ...options });
  decide(await answer.json());
}

function decide({ seconds, renewable, token: fresh }) {
  token = fresh;
  const minutes = Math.ceil(seconds / 60);
  const end = `You will be signed out in ${minutes} ${minutes === 1 ? "minute" : "minutes"}`;
  if (seconds <= 0) {
    const back = encodeURIComponent(location.pathname + location.search);
    show("You have been signed out.", "Sign in again", () => location.assign(`/sign-in/?next=${back}`));
  } else if (seconds > WARN) {
    dialog.close();
    wait(seconds - WARN);
  } else if (renewable) {
    show(`${end}, because nothing was done for a while.`, "Stay signed in", () => ask(RENEW, { method: "POST" }));
  } else {
    show(`${end}: a session lasts 12 hours. Save your work.`, "Close", () => dialog.close());
    wait(seconds);
  }
}

document.body.append(dialog);
ask(LEFT);
