// Asks the browser for a passkey when somebody presses the button; browsers offer passkeys to scripts alone. The
// talking is done by allauth's scripts. Without scripts the button stays hidden, and passwords and codes work.

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
