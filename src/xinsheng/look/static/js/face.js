// Takes a few pictures of whoever stands at the window, as our page asks, and has them held against the card's
// portrait. They are kept nowhere; the camera is off again before they are sent.
const form = document.querySelector("form[data-card-reader]");
const aid = form && form.querySelector("[data-face]");
const WIDEST = 480; // pixels of a picture that is sent
const QUALITY = 0.85;

const base64 = (address) => address.slice(address.indexOf(",") + 1);

if (aid) {
  const [begin, take, stop] = ["begin", "take", "stop"].map((name) => aid.querySelector(`[data-face-${name}]`));
  const [live, told] = ["live", "told"].map((name) => aid.querySelector(`[data-face-${name}]`));
  const video = aid.querySelector("video");
  const steps = [...aid.querySelectorAll("[data-face-step]")];
  let portrait = "";
  let taken = [];

  const say = (what) => {
    for (const words of aid.querySelectorAll("[data-face-said]")) {
      words.hidden = words.dataset.faceSaid !== what;
    }
  };

  const shows = (number) => steps.forEach((step, place) => { step.hidden = place !== number; });

  const ends = () => {
    for (const track of video.srcObject ? video.srcObject.getTracks() : []) {
      track.stop();
    }
    video.srcObject = null;
    live.hidden = true;
    begin.hidden = false;
    taken = [];
  };

  const picture = () => {
    const canvas = document.createElement("canvas");
    const scale = Math.min(1, WIDEST / video.videoWidth);
    canvas.width = Math.round(video.videoWidth * scale);
    canvas.height = Math.round(video.videoHeight * scale);
    canvas.getContext("2d").drawImage(video, 0, 0, canvas.width, canvas.height);
    return base64(canvas.toDataURL("image/jpeg", QUALITY));
  };

  const compared = async (pictures) => {
    const body = new FormData(form);
    body.append("portrait", portrait);
    pictures.forEach((one) => body.append("live", one));
    const answer = await fetch(window.location.href, { method: "POST", body, credentials: "same-origin" });
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    return answer.ok ? page.querySelector("[data-face-answer]") : null;
  };

  form.addEventListener("portrait", (event) => {
    portrait = event.detail;
    aid.hidden = false;
  });

  begin.addEventListener("click", async () => {
    say("");
    told.textContent = "";
    begin.hidden = true;
    try {
      video.srcObject = await navigator.mediaDevices.getUserMedia({ video: { width: 640, height: 480 } });
      await video.play();
    } catch {
      ends();
      say("no-camera");
      return;
    }
    shows(0);
    live.hidden = false;
    take.focus();
  });

  take.addEventListener("click", async () => {
    taken.push(picture());
    if (taken.length < steps.length) {
      shows(taken.length);
      return;
    }
    const pictures = taken;
    ends();
    begin.hidden = true;
    say("comparing");
    const words = await compared(pictures).catch(() => null);
    say(words ? "" : "failed");
    if (words) {
      told.appendChild(words);
    }
    begin.hidden = Boolean(words && words.hasAttribute("data-face-final")); // one is told for a reading
  });

  stop.addEventListener("click", ends);
}
