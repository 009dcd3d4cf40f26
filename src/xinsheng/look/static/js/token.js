// Asks the service of the officer's certificate token, on this very machine, to sign what the page shows.
// It is told the challenge and which certificate, nothing of the case; without an answer nothing is sent.
(() => {
  const form = document.querySelector("form[data-token-service]");
  const WAIT = 120000; // milliseconds for a person to type a PIN
  const LONGEST = 16000; // characters of an answer

  const say = (what) => {
    for (const words of form.querySelectorAll("[data-token-said]")) {
      words.hidden = words.dataset.tokenSaid !== what;
    }
  };

  const sign = async () => {
    const patience = new AbortController();
    const timer = setTimeout(() => patience.abort(), WAIT);
    try {
      const answer = await fetch(`${form.dataset.tokenService}/sign`, {
        method: "POST",
        headers: { "Content-Type": "application/json" },
        body: form.dataset.tokenAsking,
        credentials: "omit",
        signal: patience.signal,
      });
      const told = await answer.json();
      if (!answer.ok || told.fault) {
        return { fault: told.fault === "no_token" ? "no-token" : "refused" };
      }
      const said = JSON.stringify({ certificate: told.certificate, signature: told.signature });
      return said.length <= LONGEST ? { said } : { fault: "refused" };
    } catch {
      return { fault: patience.signal.aborted ? "refused" : "no-service" };
    } finally {
      clearTimeout(timer);
    }
  };

  if (form) {
    const button = form.querySelector("[data-token]");
    button.addEventListener("click", async () => {
      button.disabled = true;
      say("waiting");
      const told = await sign();
      if (told.said) {
        form.elements.token_answer.value = told.said;
        form.submit(); // not the press of a button: nothing is to be asked again
        return;
      }
      say(told.fault);
      button.disabled = false;
      button.focus();
    });
  }
})();
