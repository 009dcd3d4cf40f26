// Asks the card reader's own service on this very machine, shows the portrait here alone, and sends what was signed.
const form = document.querySelector("form[data-card-reader]");
const WAIT = 40000; // milliseconds for a person to lay the card on
const LONGEST = 4096; // characters of a signed answer
const LARGEST = 200000; // characters of a portrait

const say = (what) => {
  for (const words of form.querySelectorAll("[data-said]")) {
    words.hidden = words.dataset.said !== what;
  }
};

const read = async () => {
  const patience = new AbortController();
  const timer = setTimeout(() => patience.abort(), WAIT);
  try {
    const answer = await fetch(`${form.dataset.cardReader}/read`, {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: form.dataset.asking,
      credentials: "omit",
      signal: patience.signal,
    });
    const told = await answer.json();
    return answer.ok && !told.fault ? told : { fault: told.fault === "no_card" ? "no-card" : "refused" };
  } catch {
    return { fault: patience.signal.aborted ? "no-card" : "no-reader" };
  } finally {
    clearTimeout(timer);
  }
};

const shows = (portrait) => {
  const picture = form.querySelector("[data-portrait]");
  const fits = typeof portrait === "string" && portrait.length < LARGEST && /^[A-Za-z0-9+/]+=*$/.test(portrait);
  if (!picture || !fits) {
    return false;
  }
  const image = new Image();
  image.alt = picture.dataset.portrait;
  image.src = `data:image/jpeg;base64,${portrait}`;
  picture.prepend(image);
  picture.hidden = false;
  form.dispatchEvent(new CustomEvent("portrait", { detail: portrait })); // face.js, where the page has it
  return true;
};

if (form) {
  form.querySelector("[data-without-script]").remove();
  const button = form.querySelector("[data-ask]");
  const send = form.querySelector("[data-send]");
  const isFirst = "cardFirst" in form.dataset; // of a form that has more to say, and goes out without a card too
  button.hidden = isFirst && Boolean(form.elements.said.value);
  button.addEventListener("click", async () => {
    button.disabled = true;
    say("waiting");
    const told = await read();
    button.disabled = false;
    const good = typeof told.answer === "string" && told.answer.length > 0 && told.answer.length <= LONGEST;
    if (!good) {
      say(told.fault || "refused");
      button.focus();
      return;
    }
    form.elements.said.value = told.answer;
    if (isFirst) {
      say(shows(told.portrait) ? "compare" : "no-portrait");
      button.hidden = true;
      return;
    }
    if (!send) {
      form.requestSubmit();
      return;
    }
    say(shows(told.portrait) ? "compare" : "no-portrait");
    button.hidden = true;
    send.hidden = false;
    send.focus();
  });
  form.addEventListener("submit", (event) => {
    if (!isFirst && !form.elements.said.value) {
      event.preventDefault();
      event.stopPropagation();
      button.click();
    }
  });
}
