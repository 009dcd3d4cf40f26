// Warns a signed-in person five minutes before the session ends, so that nothing typed is lost in silence.
const body = document.body;
const warning = document.getElementById("idle-warning");
const allowed = Number(body.dataset.idleSeconds || 0);

if (warning && allowed > 0) {
  const lead = Math.min(300, allowed / 2);
  let timer;
  const arm = () => {
    window.clearTimeout(timer);
    warning.hidden = true;
    timer = window.setTimeout(() => {
      warning.hidden = false;
      warning.focus();
    }, (allowed - lead) * 1000);
  };
  warning.querySelector("button").addEventListener("click", async () => {
    const answer = await fetch(window.location.href, { credentials: "same-origin", redirect: "manual" });
    if (answer.ok) {
      arm();
    } else {
      document.dispatchEvent(new Event("session-over"));
      window.location.reload();
    }
  });
  arm();
}
