/* Small comforts on top of pages that work without it: focus on errors, and honest words when saving fails. */
(() => {
  "use strict";

  const statusOf = (event) =>
    event.target.closest(".question")?.querySelector(".save-status") ?? document.querySelector("[data-save-status]");

  const tellNotSaved = (reason) => (event) => {
    const status = statusOf(event);
    if (!status) return;
    status.classList.add("save-status--error");
    const words = status.querySelector("p") ?? status.appendChild(document.createElement("p"));
    words.textContent = `Niet opgeslagen: ${reason}. Wat u invulde staat er nog. Verander zo iets, dan proberen wij het opnieuw.`;
  };

  const cookie = (name) =>
    document.cookie.split("; ").find((pair) => pair.startsWith(`${name}=`))?.slice(name.length + 1);

  // A save that changes which questions there are loads the page anew, unless another save is under way or something
  // stands there that could not be saved; whoever uses the keyboard stays where they were.
  const loadAnew = () => {
    if (document.querySelector(".htmx-request, .save-status--error")) return;
    sessionStorage.setItem("focus", document.activeElement.id);
    location.reload();
  };
  const focusAgain = () => {
    document.getElementById(sessionStorage.getItem("focus"))?.focus();
    sessionStorage.removeItem("focus");
  };

  document.addEventListener("DOMContentLoaded", () => document.querySelector(".error-summary")?.focus());
  document.addEventListener("DOMContentLoaded", focusAgain);
  document.addEventListener("questionsChanged", loadAnew);
  document.addEventListener("htmx:configRequest", (event) => {
    const { formData, headers } = event.detail;
    // The cookie follows a new log-in in another tab, the page does not.
    headers["X-CSRFToken"] = cookie("csrftoken") ?? headers["X-CSRFToken"];
    // One question saves its own fields, not those of the whole page around it.
    const prefix = event.target.dataset.prefix;
    if (prefix) [...formData.keys()].filter((name) => !name.startsWith(prefix)).forEach((name) => formData.delete(name));
  });
  document.addEventListener("htmx:beforeRequest", (event) => statusOf(event)?.classList.remove("save-status--error"));
  document.addEventListener("htmx:sendError", tellNotSaved("er is geen verbinding"));
  document.addEventListener("htmx:timeout", tellNotSaved("het antwoord bleef uit"));
  document.addEventListener("htmx:responseError", tellNotSaved("er ging iets mis bij ons"));
})();
