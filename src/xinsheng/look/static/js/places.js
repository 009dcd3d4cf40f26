// While a name is typed, the places it may mean come up by themselves; the button beside it does the same.
const box = document.querySelector("input[data-find]");

if (box) {
  const form = box.form;
  let timer;
  let latest = 0;
  const look = async () => {
    const turn = (latest += 1);
    const said = new FormData(form);
    said.delete("division");
    said.set("find", "1");
    try {
      const answer = await fetch(window.location.href, { method: "POST", body: said, credentials: "same-origin", redirect: "manual" });
      if (!answer.ok || turn !== latest) {
        return;
      }
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      const found = page.getElementById(box.dataset.find);
      if (found) {
        const list = document.getElementById(box.dataset.find);
        list.textContent = "";
        list.append(...found.childNodes);
      }
    } catch {
      // no network just now: the button is there
    }
  };
  const soon = () => {
    window.clearTimeout(timer);
    if (box.value.trim()) {
      timer = window.setTimeout(look, 250);
    }
  };
  box.addEventListener("input", (event) => event.isComposing || soon()); // half a syllable is no name yet
  box.addEventListener("compositionend", soon);
}
