// What was typed into a page whose session had ended goes back into it once the same person has signed in again.
// Until then it stays in this tab: it never leaves the browser, and the page of anybody else drops it.
// So does what is on a page that is asked for in the other language, of nobody's pages too: the very next page takes it.
const PLACE = "typed";
const NOT_TYPED = ["hidden", "file", "password", "submit", "button"];
const here = window.location.pathname + window.location.search;
const whose = document.body.dataset.whose || "";

function stored() {
  try {
    return window.sessionStorage; // a browser may forbid it: then nothing is kept, as without script
  } catch {
    return null;
  }
}

const store = stored();

function typedBoxes(form) {
  return [...form.elements].filter((one) => one.name && !NOT_TYPED.includes(one.type));
}

function keep(form, lost) {
  const answers = typedBoxes(form).map((one) => [one.name, one.value, one.checked === true]);
  store.setItem(PLACE, JSON.stringify({ whose, page: here, lost, answers }));
}

function keepTheOneOnThePage() {
  const form = [...document.querySelectorAll("main form")].find((one) => one.method === "post");
  if (form) {
    keep(form, true);
  }
}

function mayBePutBack(form, answers) {
  const names = answers.map(([name]) => name);
  return form.method === "post" && typedBoxes(form).some((one) => names.includes(one.name));
}

function putBack(form, answers) {
  let isOther = false;
  for (const one of typedBoxes(form)) {
    const isChoice = one.type === "radio" || one.type === "checkbox";
    const said = answers.find(([name, value]) => name === one.name && (!isChoice || value === one.value));
    if (said && isChoice) {
      isOther = isOther || one.checked !== said[2];
      one.checked = said[2];
    } else if (said) {
      isOther = isOther || one.value !== said[1];
      one.value = said[1];
    }
  }
  return isOther;
}

function shownAgain(typed) {
  const form = [...document.querySelectorAll("main form")].find((one) => mayBePutBack(one, typed.answers));
  const told = document.getElementById("typed-again"); // nobody's page has no such line
  if (form && putBack(form, typed.answers) && told) {
    told.hidden = false;
    told.focus();
  }
}

function waitsForSignIn(typed) {
  const unsaved = document.getElementById("typed-unsaved");
  if (!typed.lost && !unsaved) {
    store.removeItem(PLACE);
    return;
  }
  store.setItem(PLACE, JSON.stringify({ ...typed, lost: true }));
  const told = document.getElementById("typed-kept");
  if (told) {
    told.hidden = false;
  }
  if (told && unsaved) {
    unsaved.hidden = true;
  }
}

const typed = store ? JSON.parse(store.getItem(PLACE) || "null") : null;
if (typed && !whose && typed.whose) {
  waitsForSignIn(typed);
} else if (typed) {
  store.removeItem(PLACE);
  if (typed.lost && typed.whose === whose && typed.page === here) {
    shownAgain(typed);
  }
}

if (store) {
  document.addEventListener("submit", (event) => {
    const isInMain = event.target.method === "post" && event.target.closest("main");
    if (isInMain && whose) {
      keep(event.target, false);
    } else if (event.target.hasAttribute("data-language") && (whose || !store.getItem(PLACE))) {
      keepTheOneOnThePage(); // and never over what waits for somebody's sign-in
    }
  });
  if (whose) {
    document.addEventListener("session-over", keepTheOneOnThePage);
  }
}
