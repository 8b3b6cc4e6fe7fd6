/* Passkeys: show the buttons that need JavaScript, and say in the page what went wrong. */
(() => {
  "use strict";

  const WORDS = {
    NotAllowedError: "Het is niet gelukt: u hebt het afgebroken, of het duurde te lang. Probeer het nog eens.",
    InvalidStateError: "Op dit apparaat staat al een sleutel voor uw account.",
  };
  const OTHER = "Het is niet gelukt met deze sleutel. Probeer het nog eens, of kies een andere manier.";

  document.addEventListener("DOMContentLoaded", () => {
    if (!window.PublicKeyCredential) return;
    document.querySelectorAll("[data-needs-script]").forEach((element) => element.removeAttribute("hidden"));
  });
  document.addEventListener("allauth.error", (event) => {
    const status = document.querySelector("[data-passkey-status]");
    if (!status) return;
    event.preventDefault();
    status.classList.add("save-status--error");
    status.textContent = WORDS[event.detail.exception.name] ?? OTHER;
  });
})();
