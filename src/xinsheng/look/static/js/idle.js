// Warns a signed-in person five minutes before the session ends, so that nothing typed is lost in silence.
// At a self-service place a session is short: whoever types or touches is there; at the end it signs out by itself,
// and whoever stands there next sees nothing.
const body = document.body;
const warning = document.getElementById("idle-warning");
const allowed = Number(body.dataset.idleSeconds || 0);

if (warning && allowed > 0) {
  const lead = Math.min(300, allowed / 2);
  const signOut = body.dataset.idleLeaves ? document.querySelector("form[data-sign-out]") : null;
  let timer;
  let end;
  let noted = Date.now();
  let asking = false;
  const arm = () => {
    window.clearTimeout(timer);
    window.clearTimeout(end);
    warning.hidden = true;
    timer = window.setTimeout(() => {
      warning.hidden = false;
      warning.focus();
    }, (allowed - lead) * 1000);
    if (signOut) {
      end = window.setTimeout(() => signOut.submit(), allowed * 1000);
    }
  };
  const stay = async () => {
    if (asking) {
      return; // a press is a touch and a click: the service is told once, and no late answer begins the time again
    }
    asking = true;
    noted = Date.now();
    const answer = await fetch(window.location.href, { credentials: "same-origin", redirect: "manual" }).finally(() => {
      asking = false;
    });
    if (answer.ok) {
      arm();
    } else {
      document.dispatchEvent(new Event("session-over"));
      window.location.reload();
    }
  };
  warning.querySelector("button").addEventListener("click", stay);
  if (signOut) {
    for (const touch of ["keydown", "pointerdown"]) {
      document.addEventListener(touch, () => (Date.now() - noted < allowed * 250 ? arm() : stay()));
    }
  }
  arm();
}
