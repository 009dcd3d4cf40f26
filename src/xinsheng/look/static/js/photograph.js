// A photograph is looked at on the phone before it is sent: dark, glaring or blurred is said at once, and whoever
// knows better sends it all the same. It is made as small as the service would make it, for weak links; the place
// where it was taken, which a phone writes into its pictures, stays on the phone. What cannot be done here the
// service does.
const QUALITY = 0.85;
const LOOKED_AT = 640; // pixels of the longer side of what is looked at
const DARK = 60; // of 255, the middle brightness
const BURNT = 250; // a pixel without any drawing left
const WHITE_PAPER = 240; // nearly as bright in the middle: a sheet is white all over, and that is no glare
const MUCH_BURNT = 0.03; // of all pixels
const FLAT = 60; // the variance of edges below which no letter has one

function drawn(bitmap, longest) {
  const scale = Math.min(1, longest / Math.max(bitmap.width, bitmap.height));
  const canvas = document.createElement("canvas");
  canvas.width = Math.max(1, Math.round(bitmap.width * scale));
  canvas.height = Math.max(1, Math.round(bitmap.height * scale));
  const place = canvas.getContext("2d", { willReadFrequently: true });
  place.fillStyle = "#fff"; // what is see-through becomes paper
  place.fillRect(0, 0, canvas.width, canvas.height);
  place.drawImage(bitmap, 0, 0, canvas.width, canvas.height);
  return canvas;
}

function greys(canvas) {
  const { data } = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height);
  const grey = new Float32Array(data.length / 4);
  for (let at = 0; at < grey.length; at += 1) {
    grey[at] = 0.299 * data[4 * at] + 0.587 * data[4 * at + 1] + 0.114 * data[4 * at + 2];
  }
  return grey;
}

function edges(grey, width, height) {
  let sum = 0;
  let squares = 0;
  let count = 0;
  for (let y = 1; y < height - 1; y += 1) {
    for (let x = 1; x < width - 1; x += 1) {
      const at = y * width + x;
      const edge = 4 * grey[at] - grey[at - 1] - grey[at + 1] - grey[at - width] - grey[at + width];
      sum += edge;
      squares += edge * edge;
      count += 1;
    }
  }
  return count ? squares / count - (sum / count) ** 2 : 0;
}

function faults(bitmap) {
  const canvas = drawn(bitmap, LOOKED_AT);
  const grey = greys(canvas);
  const middle = Float32Array.from(grey).sort()[grey.length >> 1];
  const burnt = grey.reduce((number, one) => number + (one >= BURNT ? 1 : 0), 0) / grey.length;
  const found = [];
  if (middle < DARK) found.push("dark");
  if (middle < WHITE_PAPER && burnt > MUCH_BURNT) found.push("glare");
  const sharp = edges(grey, canvas.width, canvas.height) >= FLAT;
  if (!sharp && middle >= DARK) found.push("blurred"); // in the dark nothing has edges
  return found;
}

async function smaller(bitmap, file, longest) {
  const canvas = drawn(bitmap, longest);
  const content = await new Promise((done) => canvas.toBlob(done, "image/jpeg", QUALITY));
  if (!content || content.size >= file.size) return file;
  return new File([content], file.name.replace(/\.[^.]*$/, "") + ".jpg", { type: "image/jpeg" });
}

function unsay(input) {
  for (const end of ["seen", "unclear"]) {
    const said = document.getElementById(`${input.id}-${end}`);
    if (said) said.remove();
  }
}

function forgive(input) {
  // what was wrong was said of the file before this one
  const group = input.closest(".govuk-form-group--error");
  if (!group) return;
  for (const said of group.querySelectorAll(".govuk-error-message")) said.remove();
  group.classList.remove("govuk-form-group--error");
  input.classList.remove("govuk-file-upload--error");
}

function noted(input) {
  // goes with the photograph, so that what was said of it is still beside it once it is sent
  const note = document.createElement("input");
  note.type = "hidden";
  note.id = `${input.id}-unclear`;
  note.name = `${input.name}-unclear`;
  note.value = "1";
  return note;
}

function say(input, found, file) {
  const id = `${input.id}-seen`;
  unsay(input);
  const said = document.createElement("div");
  said.id = id;
  said.className = found.length ? "x-now" : "x-photograph";
  said.setAttribute("role", "status");
  for (const fault of found) {
    const line = document.createElement("p");
    line.textContent = input.dataset[fault];
    said.append(line);
  }
  const picture = document.createElement("img");
  picture.className = "x-photograph__picture";
  picture.alt = input.dataset.chosen;
  picture.src = URL.createObjectURL(file);
  picture.addEventListener("load", () => URL.revokeObjectURL(picture.src));
  said.append(picture);
  input.after(said);
  if (found.length) input.after(noted(input));
}

async function look(input) {
  const [file] = input.files;
  unsay(input);
  if (file) forgive(input);
  if (!file || !file.type.startsWith("image/")) return;
  let bitmap;
  try {
    bitmap = await createImageBitmap(file, { imageOrientation: "from-image" });
  } catch {
    return; // the service says what is wrong with it
  }
  const found = faults(bitmap);
  const made = await smaller(bitmap, file, Number(input.dataset.photograph));
  bitmap.close();
  if (input.files[0] !== file) return; // another was chosen meanwhile
  if (made !== file) {
    const holder = new DataTransfer();
    holder.items.add(made);
    input.files = holder.files;
  }
  say(input, found, made);
}

for (const input of document.querySelectorAll("input[type=file][data-photograph]")) {
  input.addEventListener("change", () => look(input));
}
