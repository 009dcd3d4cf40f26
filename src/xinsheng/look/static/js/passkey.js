// Asks the device for a passkey, and sends its answer with the form it stands in. Without script the page says so.
const form = document.querySelector("form[data-passkey]");

const bytes = (text) => {
  const plain = atob(text.replace(/-/g, "+").replace(/_/g, "/"));
  return Uint8Array.from(plain, (char) => char.charCodeAt(0));
};
const text = (buffer) => {
  const plain = String.fromCharCode(...new Uint8Array(buffer));
  return btoa(plain).replace(/\+/g, "-").replace(/\//g, "_").replace(/=/g, "");
};
const listed = (list) => (list || []).map((one) => ({ ...one, id: bytes(one.id) }));

const asked = (options) => {
  const publicKey = { ...options, challenge: bytes(options.challenge) };
  if (options.user) {
    publicKey.user = { ...options.user, id: bytes(options.user.id) };
    publicKey.excludeCredentials = listed(options.excludeCredentials);
  } else {
    publicKey.allowCredentials = listed(options.allowCredentials);
  }
  return { publicKey };
};

const answered = (credential) => {
  const given = credential.response;
  const response = { clientDataJSON: text(given.clientDataJSON) };
  if (given.attestationObject) {
    response.attestationObject = text(given.attestationObject);
    response.transports = given.getTransports ? given.getTransports() : [];
  } else {
    response.authenticatorData = text(given.authenticatorData);
    response.signature = text(given.signature);
    response.userHandle = given.userHandle ? text(given.userHandle) : "";
  }
  return JSON.stringify({
    id: credential.id,
    rawId: text(credential.rawId),
    type: credential.type,
    response,
    clientExtensionResults: {},
  });
};

const say = (what) => {
  for (const words of form.querySelectorAll("[data-said]")) {
    words.hidden = words.dataset.said !== what;
  }
};

if (form) {
  form.querySelector("[data-without-script]").remove();
  const button = form.querySelector("[data-ask]");
  button.hidden = false;
  button.addEventListener("click", async () => {
    if (!window.PublicKeyCredential) {
      say("unsupported");
      return;
    }
    button.disabled = true;
    say("waiting");
    try {
      const ways = navigator.credentials;
      const options = asked(JSON.parse(form.dataset.options));
      const credential = await (form.dataset.passkey === "create" ? ways.create(options) : ways.get(options));
      form.elements.answer.value = answered(credential);
      form.requestSubmit();
    } catch (fault) {
      say(fault.name === "SecurityError" ? "unsupported" : "cancelled");
      button.disabled = false;
      button.focus();
    }
  });
  form.addEventListener("submit", (event) => {
    if (!form.elements.answer.value) {
      event.preventDefault();
      event.stopPropagation();
      button.click();
    }
  });
}
