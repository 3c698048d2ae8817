// The place in hand: a file's head, a line, or a gap between hunks.

import { fileOf, files, fold, isFolded, load } from "./diff.js";

const stop = ".l, .r, .h.stop";
let place = null;

let remembered = null;

const isStop = (element) => element.matches(stop) && !element.matches(".closed, :empty:not(.l)");
const head = (file) => file.querySelector(".file-head");
/** The parts that are shown: all lines, or those that changed since the last look. */
const partsOf = (file) => {
  const since = file.querySelectorAll(".since-body > .part");
  return since.length ? [...since] : [...file.querySelectorAll(".body > .part")];
};

function hold(element) {
  place?.classList.remove("chosen");
  place = element;
  place.classList.add("chosen");
  const isLine = place.matches("[data-n], [data-o]");
  const line = isLine ? place : place.querySelector(":scope > [data-n]") ?? place.querySelector(":scope > [data-o]");
  remembered = line && { file: fileOf(place), side: line.dataset.n ? "n" : "o", number: line.dataset.n || line.dataset.o };
}

/** The place in hand when it is still there and shown; a line that was rendered anew is the same place. */
export function current() {
  if (place && !place.isConnected && remembered) {
    const { file, side, number } = remembered;
    const line = file.querySelector(`.body .l[data-${side}="${number}"]${side === "o" ? ":not([data-n])" : ""}`);
    if (line) hold(line.closest(".r") ?? line);
  }
  return place?.isConnected && place.offsetParent !== null ? place : null;
}

const isOnScreen = (element) => {
  const box = element.getBoundingClientRect();
  return box.bottom > 60 && box.top < innerHeight;
};

/** The file in hand: that of the place in hand when it is on the screen, otherwise the one at the top of the screen. */
export function fileInHand() {
  const here = current();
  if (here && isOnScreen(here)) return fileOf(here);
  return topFile() ?? files()[0] ?? null;
}

const above = () => Number.parseFloat(getComputedStyle(document.documentElement).getPropertyValue("--above")) || 110;

/** The file at the top of the screen, found by halving: there may be thousands. */
export function topFile() {
  const top = above() + 30;
  const all = files();
  let [low, high] = [0, all.length - 1];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (all[middle].getBoundingClientRect().bottom > top) high = middle; else low = middle + 1;
  }
  return all[low] ?? null;
}

/** Takes a place in hand. */
export function take(element, { block = "nearest" } = {}) {
  if (!element) return;
  hold(element);
  if (!place.hasAttribute("tabindex")) place.tabIndex = -1;
  place.focus({ preventScroll: true });
  // A head sticks to the top of the screen as long as its file is there, so it is the file that is brought into view.
  if (place.matches(".file-head")) {
    const file = fileOf(place);
    const box = file.getBoundingClientRect();
    if (block === "start" || box.top < above() || box.top > innerHeight - 80) scrollBy(0, box.top - above());
  } else {
    place.scrollIntoView({ block });
  }
}

export const takeFile = (file) => file && take(head(file), { block: "start" });

async function edge(part, by) {
  await load(part);
  const list = [...part.children].filter(isStop);
  return by > 0 ? list[0] : list.at(-1);
}

/** The next or previous place; null at the ends. Lines that are not there yet are fetched. */
async function neighbour(from, by) {
  let part;
  let file = fileOf(from);
  if (from.matches(".file-head")) {
    if (by > 0 && !isFolded(file)) {
      part = partsOf(file)[0];
    } else {
      file = by > 0 ? file.nextElementSibling : file.previousElementSibling;
      if (!file?.matches(".file")) return null;
      if (by > 0 || isFolded(file)) return head(file);
      part = partsOf(file).at(-1);
    }
  } else {
    let sibling = by > 0 ? from.nextElementSibling : from.previousElementSibling;
    while (sibling && !isStop(sibling)) sibling = by > 0 ? sibling.nextElementSibling : sibling.previousElementSibling;
    if (sibling) return sibling;
    part = by > 0 ? from.closest(".part").nextElementSibling : from.closest(".part").previousElementSibling;
  }
  while (part?.matches(".part")) {
    const found = await edge(part, by);
    if (found) return found;
    part = by > 0 ? part.nextElementSibling : part.previousElementSibling;
  }
  if (by < 0) return head(file);
  const next = file.nextElementSibling;
  return next?.matches(".file") ? head(next) : null;
}

const isChanged = (element) => element.matches(".a, .d") || Boolean(element.matches(".r") && element.querySelector(".a, .d"));

let busy = false;
async function alone(run) {
  if (busy) return;
  busy = true;
  try { await run(); } finally { busy = false; }
}

/** Where walking begins when nothing is in hand: at the top of the screen. */
function start() {
  const file = topFile();
  if (!file) return null;
  const line = [...file.querySelectorAll(stop)].find((element) => element.getBoundingClientRect().top >= above() + 30);
  return file.getBoundingClientRect().top >= above() - 4 || !line || !isOnScreen(line) ? head(file) : line;
}

export const step = (by) => alone(async () => {
  const here = current();
  if (!here || !isOnScreen(here.matches(".file-head") ? fileOf(here) : here)) return take(start());
  take(await neighbour(here, by));
});

/** To the beginning of the next run of changes. */
export const hunk = (by) => alone(async () => {
  let here = current() ?? start();
  if (!here) return;
  let inRun = isChanged(here);
  for (let count = 0; count < 20_000; count += 1) {
    const next = await neighbour(here, by);
    if (!next) break;
    // Backwards a run is known when its first line is passed.
    if (by < 0 && isChanged(here) && !isChanged(next) && count > 0) break;
    here = next;
    if (by > 0 && isChanged(here) && !inRun) break;
    if (here.matches(".file-head") && isFolded(fileOf(here))) break;
    inRun = isChanged(here);
  }
  take(here, { block: "center" });
});

/** To the next or previous file; `wanted` says which ones. */
export function nextFile(by, wanted = () => true) {
  const all = files();
  const at = all.indexOf(fileInHand());
  const list = by > 0 ? all.slice(at + 1) : all.slice(0, Math.max(0, at)).reverse();
  const found = list.find(wanted);
  if (found) takeFile(found);
  return found ?? null;
}

/** To a line of the new file, opening what is folded; the nearest one when that line is not shown. */
export async function goTo(file, line) {
  if (isFolded(file)) fold(file, false);
  let best = null;
  for (let part = file.querySelector(".body > .part"); part; part = part.nextElementSibling) {
    await load(part);
    for (const element of part.querySelectorAll("[data-n]")) {
      const number = Number(element.dataset.n);
      if (!best || Math.abs(number - line) < Math.abs(Number(best.dataset.n) - line)) best = element;
    }
    if (best && Number(best.dataset.n) >= line) break;
  }
  take(best?.closest(".r") ?? best ?? head(file), { block: "center" });
}

document.addEventListener("part-loaded", () => {
  const hadFocus = document.activeElement === document.body;
  if (place && !place.isConnected && current() && hadFocus) {
    if (!place.hasAttribute("tabindex")) place.tabIndex = -1;
    place.focus({ preventScroll: true });
  }
});

/** Whatever is pressed is in hand, without stealing the focus from what was pressed. */
export function startCursor() {
  document.getElementById("files").addEventListener("mousedown", (event) => {
    const element = event.target.closest(".r, .l, .h.stop, .file-head");
    if (!element || event.target.closest("button, input, label, textarea, a")) return;
    hold(element.closest(".r") ?? element);
  });
}
