// One press, one submission: a second press of the same button while the answer is awaited does nothing.
// (The server refuses a repeated submission by its key as well; this only spares the person the surprise.)
document.addEventListener("submit", (event) => {
  const form = event.target;
  if ("download" in form.dataset) {
    return; // the page stays, and the file may be wanted again
  }
  if (form.dataset.sent === "yes") {
    event.preventDefault();
    return;
  }
  form.dataset.sent = "yes";
  if (event.submitter && event.submitter.dataset.busy) {
    event.submitter.setAttribute("aria-disabled", "true");
    event.submitter.textContent = event.submitter.dataset.busy;
  }
});

// Back from another page: the browser may show the old page as it was left.
window.addEventListener("pageshow", (event) => {
  if (event.persisted) {
    window.location.reload();
  }
});
