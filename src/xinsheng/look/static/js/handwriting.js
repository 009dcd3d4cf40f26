// A name is written with a finger, a pen or the mouse: lines on a grid of whole numbers, as the service keeps them.
// Neither pressure nor time is noted. Nobody has to write: the page works without this.
const WIDTH = 1000;
const HEIGHT = 400;
const STEP = 4; // of the grid: nearer points add nothing that is seen
const MOST_POINTS = 4000;
const MOST_STROKES = 200;
const SVG = "http://www.w3.org/2000/svg";

function pathOf(stroke) {
  const points = stroke.length > 2 ? stroke : [...stroke, ...stroke]; // a dot
  let path = "";
  for (let at = 0; at < points.length; at += 2) {
    path += `${at ? "L" : "M"}${points[at]} ${points[at + 1]}`;
  }
  return path;
}

function within(number, most) {
  return Math.max(0, Math.min(most, Math.round(number)));
}

function begun(box) {
  const input = box.querySelector("input");
  const sheet = box.querySelector("svg");
  const lines = sheet.querySelector("g");
  const told = box.querySelector("[role=status]");
  let strokes = [];
  let pointer = null;
  let line = null;

  const pointOf = (event) => {
    const place = sheet.getBoundingClientRect();
    return [
      within(((event.clientX - place.left) / place.width) * WIDTH, WIDTH),
      within(((event.clientY - place.top) / place.height) * HEIGHT, HEIGHT),
    ];
  };
  const isFull = () => strokes.reduce((sum, one) => sum + one.length, 0) >= 2 * MOST_POINTS;
  const draw = (stroke) => {
    const path = document.createElementNS(SVG, "path");
    path.setAttribute("d", pathOf(stroke));
    lines.appendChild(path);
    return path;
  };
  const keep = () => {
    input.value = strokes.length ? JSON.stringify({ of: input.dataset.of, strokes }) : "";
    box.classList.toggle("x-hand--written", strokes.length > 0);
    told.textContent = isFull() || strokes.length >= MOST_STROKES ? box.dataset.full : "";
  };
  const over = (event) => {
    if (event.pointerId !== pointer) return;
    pointer = null;
    line = null;
    keep();
  };

  try {
    strokes = JSON.parse(input.value || "{}").strokes || []; // the page came back: what was written stands in it again
    strokes.forEach(draw);
  } catch (broken) {
    strokes = [];
  }
  keep();

  sheet.addEventListener("pointerdown", (event) => {
    if (pointer !== null || event.button !== 0 || isFull() || strokes.length >= MOST_STROKES) return;
    event.preventDefault();
    pointer = event.pointerId;
    sheet.setPointerCapture(pointer);
    strokes.push(pointOf(event));
    line = draw(strokes[strokes.length - 1]);
  });
  sheet.addEventListener("pointermove", (event) => {
    if (event.pointerId !== pointer || isFull()) return;
    const stroke = strokes[strokes.length - 1];
    const [x, y] = pointOf(event);
    if (Math.hypot(x - stroke[stroke.length - 2], y - stroke[stroke.length - 1]) < STEP) return;
    stroke.push(x, y);
    line.setAttribute("d", pathOf(stroke));
  });
  sheet.addEventListener("pointerup", over);
  sheet.addEventListener("pointercancel", over);
  box.querySelector("button").addEventListener("click", () => {
    strokes = [];
    lines.textContent = "";
    keep();
  });
  box.hidden = false;
}

if (window.PointerEvent) {
  for (const box of document.querySelectorAll("[data-handwriting]")) {
    begun(box);
    box.nextElementSibling.hidden = true; // what is said where nothing can be written
  }
}
