// For both admins: warns a few minutes before the session ends, and offers to stay signed in. The requests to the
// status URL do not count as activity. Wagtail's editor saves its own content.

const WARNING_SECONDS = 5 * 60; // before the end
const STATUS_URL = "/sign-in/session/";
const RENEW_URL = "/sign-in/session/renew/";

const dialog = document.createElement("dialog");
dialog.setAttribute("aria-labelledby", "session-message");
const message = dialog.appendChild(document.createElement("p"));
message.id = "session-message";
const button = dialog.appendChild(document.createElement("button"));
button.type = "button";
button.className = "button";

let token = "";
let timer = 0;

function show(text, label, action) {
  message.textContent = text;
  button.textContent = label;
  button.onclick = action;
  if (!dialog.open) dialog.showModal();
}

function checkAfter(seconds) {
  clearTimeout(timer);
  timer = setTimeout(check, seconds * 1000, STATUS_URL);
}

async function check(url, options) {
  checkAfter(60); // unless the response says otherwise, or if there is none
  const response = await fetch(url, { headers: { "X-CSRFToken": token }, ...options });
  update(await response.json());
}

function update({ seconds, renewable, token: newToken }) {
  token = newToken;
  const minutes = Math.ceil(seconds / 60);
  const end = `You will be signed out in ${minutes} ${minutes === 1 ? "minute" : "minutes"}`;
  if (seconds <= 0) {
    const next = encodeURIComponent(location.pathname + location.search);
    show("You have been signed out.", "Sign in again", () => location.assign(`/sign-in/?next=${next}`));
  } else if (seconds > WARNING_SECONDS) {
    dialog.close();
    checkAfter(seconds - WARNING_SECONDS);
  } else if (renewable) {
    show(`${end} because of inactivity.`, "Stay signed in", () => check(RENEW_URL, { method: "POST" }));
  } else {
    show(`${end}: a session lasts 12 hours. Save your work.`, "Close", () => dialog.close());
    checkAfter(seconds);
  }
}

document.body.append(dialog);
check(STATUS_URL);
