// Asks the browser for a passkey when the user presses the button, through allauth's scripts. Without JavaScript the
// button stays hidden, and passwords and codes work.

const form = document.querySelector("form[data-passkey]");

const TASKS = { login: "loginForm", authenticate: "authenticateForm", signup: "signupForm" };

if (form && window.PublicKeyCredential) {
  const { passkey: task } = form.dataset;
  const ids = { credential: "id_credential", data: "passkey-data", [task]: "passkey" };
  window.allauth.webauthn.forms[TASKS[task]]({ ids });
  form.hidden = false;
}

document.addEventListener("allauth.error", (event) => {
  event.preventDefault();
  form.querySelector("[role=alert]").textContent = "The passkey was not used. Try again, or use another way.";
});
