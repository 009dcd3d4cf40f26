// Asks the officer's own passkey to sign what the page shows, and sends the answer with the page's form.
// The options come from the server with the form; without an answer the form is not sent.
const signing = document.getElementById("signing");

const bytes = (letters) =>
  Uint8Array.from(atob(letters.replace(/-/g, "+").replace(/_/g, "/")), (letter) => letter.charCodeAt(0));
const letters = (buffer) =>
  btoa(String.fromCharCode(...new Uint8Array(buffer))).replace(/\+/g, "-").replace(/\//g, "_").replace(/=/g, "");

const asked = () => {
  const options = JSON.parse(signing.dataset.options);
  return {
    ...options,
    challenge: bytes(options.challenge),
    allowCredentials: options.allowCredentials.map((one) => ({ ...one, id: bytes(one.id) })),
  };
};

const said = (credential) =>
  JSON.stringify({
    id: credential.id,
    rawId: letters(credential.rawId),
    type: credential.type,
    response: {
      clientDataJSON: letters(credential.response.clientDataJSON),
      authenticatorData: letters(credential.response.authenticatorData),
      signature: letters(credential.response.signature),
    },
  });

if (signing) {
  const button = signing.querySelector("button[type=submit]");
  const told = document.getElementById("signing-told");
  const words = button.textContent;
  let waits = false;
  const sign = async () => {
    if (waits) {
      return;
    }
    waits = true;
    told.hidden = true;
    button.setAttribute("aria-disabled", "true");
    button.textContent = button.dataset.busy;
    try {
      const credential = await navigator.credentials.get({ publicKey: asked() });
      signing.elements.passkey_answer.value = said(credential);
      signing.submit(); // not the press of a button: nothing is to be asked again
    } catch {
      waits = false;
      button.removeAttribute("aria-disabled");
      button.textContent = words;
      told.hidden = false;
    }
  };
  signing.addEventListener("submit", (event) => {
    event.preventDefault();
    event.stopImmediatePropagation(); // nothing is sent yet, so one press more is no second submission
    sign();
  });
}
