// The lines of a diff. The page comes with the first of them; the others are fetched, a part at a time, when they are near the screen, and
// taken away again when there are very many and they are far from it.

import { elements, fragment } from "./api.js";
import { times } from "./clock.js";

const page = document.body.dataset;
const lineHeight = 20;
/** Loaded lines beyond which parts far from the screen are taken away. */
const keep = 8_000;
const narrow = matchMedia("(max-width: 800px)");

export const lane = page.lane;
export const candidate = Number(page.candidate);
export const files = () => [...document.querySelectorAll("#files > .file")];
export const fileOf = (element) => element?.closest?.(".file") ?? null;
export const isFolded = (file) => file.classList.contains("folded");
const parts = (root = document) => root.querySelectorAll(".body > .part");
const isLoaded = (part) => part.hasAttribute("data-loaded");
const linesOf = (part) => Number(part.dataset.lines ?? 1);

/** On a narrow screen two sides do not fit, whatever was chosen. */
const shown = () => (narrow.matches ? "unified" : page.layout);
let rendered = page.layout;

/** The address of a part of this page; everything in it is encoded. */
export function address(kind, file, more = {}) {
  const items = { path: file.dataset.path, candidate, layout: shown(), ...more };
  const query = Object.entries(items).map(([name, value]) => `${name}=${encodeURIComponent(value)}`).join("&");
  return `/fragments/lanes/${lane}/inspect/${kind}?${query}`;
}

// MARK: Loading

const loading = new Map();
let waiting = [];
let underWay = 0;

const near = new IntersectionObserver((entries) => {
  for (const entry of entries) {
    const part = entry.target;
    waiting = waiting.filter((other) => other !== part);
    if (entry.isIntersecting && !isLoaded(part)) waiting.push(part);
  }
  pump();
}, { rootMargin: "1200px 0px" });

/** Parts that are far from the screen. */
const distant = new Set();
const far = new IntersectionObserver((entries) => {
  for (const entry of entries) if (entry.isIntersecting) distant.delete(entry.target); else distant.add(entry.target);
  trim();
}, { rootMargin: "9000px 0px" });

let trimming = null;
/** Takes lines away that are far from the screen, when there are very many. */
function trim() {
  trimming ??= setTimeout(() => {
    trimming = null;
    let all = 0;
    for (const part of parts()) if (isLoaded(part)) all += linesOf(part);
    if (all > keep) for (const part of distant) if (part.isConnected) unload(part); else distant.delete(part);
  }, 300);
}

/** What was asked for last is what is looked at. */
function pump() {
  while (underWay < 4 && waiting.length) {
    underWay += 1;
    load(waiting.pop()).finally(() => { underWay -= 1; pump(); });
  }
}

function watch(part) {
  if (!isLoaded(part)) part.style.height = `${linesOf(part) * lineHeight}px`;
  part.style.containIntrinsicBlockSize = `auto ${linesOf(part) * lineHeight}px`;
  for (const observer of [near, far]) {
    observer.unobserve(part);
    observer.observe(part);
  }
}

function unload(part) {
  if (!isLoaded(part) || !part.offsetHeight || part.querySelector(".chosen, .draft") || part.contains(document.activeElement)) return;
  part.style.height = `${part.offsetHeight}px`;
  part.removeAttribute("data-loaded");
  part.replaceChildren();
  near.unobserve(part);
  near.observe(part);
}

function fill(part, html) {
  const [fresh, ...rest] = elements(html);
  part.replaceChildren(...fresh.childNodes);
  part.dataset.lines = fresh.dataset.lines;
  part.dataset.before = fresh.dataset.before;
  part.setAttribute("data-loaded", "");
  part.style.height = "";
  times(part);
  if (part.dataset.from === "0" && !part.nextElementSibling && rest.length) {
    part.after(...rest);
    for (const next of rest) watch(next);
  }
  trim();
  document.dispatchEvent(new CustomEvent("part-loaded", { detail: part }));
}

function refuse(part, error) {
  const words = document.createElement("p");
  words.className = "note-line bad";
  words.textContent = `${error.message} `;
  const again = document.createElement("button");
  again.type = "button";
  again.textContent = "Try again";
  again.addEventListener("click", () => load(part));
  words.append(again);
  part.replaceChildren(words);
  part.style.height = "";
}

/** Resolves when the part has its lines, or says why it has none. */
export function load(part) {
  if (isLoaded(part)) return Promise.resolve();
  const old = loading.get(part);
  if (old) return old;
  const job = fragment(address("part", fileOf(part), { from: part.dataset.from }))
    .then((html) => fill(part, html), (error) => refuse(part, error))
    .finally(() => loading.delete(part));
  loading.set(part, job);
  return job;
}

/** Asks for a file's lines anew, such as when comments were added. */
export async function reload(file) {
  for (const part of parts(file)) {
    if (!isLoaded(part)) continue;
    try { fill(part, await fragment(address("part", file, { from: part.dataset.from }))); } catch (error) { refuse(part, error); }
  }
}

// MARK: Folding

/** Shows or hides the lines of a file. */
export function fold(file, folded = !isFolded(file)) {
  file.classList.toggle("folded", folded);
  file.querySelector(".body").hidden = folded;
  file.querySelector(".fold").setAttribute("aria-expanded", String(!folded));
  if (!folded) for (const part of parts(file)) watch(part);
}

// MARK: Layout

const isOnScreen = (element, margin = 0) => {
  const box = element.getBoundingClientRect();
  return box.bottom > -margin && box.top < innerHeight + margin && box.height > 0;
};

/** The line in hand, or else the first on the screen; and how far down it is. */
function anchor() {
  const chosen = document.querySelector(".body > .part > .chosen:not(.h)");
  if (chosen && isOnScreen(chosen)) {
    const line = chosen.matches(".l") ? chosen : chosen.querySelector("[data-n]") ?? chosen.querySelector("[data-o]");
    const top = chosen.getBoundingClientRect().top;
    return { part: chosen.parentElement, side: line.dataset.n ? "n" : "o", number: line.dataset.n || line.dataset.o, top };
  }
  const top = Number.parseFloat(getComputedStyle(document.documentElement).getPropertyValue("--above")) || 120;
  for (const part of parts()) {
    if (!isOnScreen(part)) continue;
    for (const line of part.querySelectorAll("[data-n], [data-o]")) {
      const box = line.getBoundingClientRect();
      if (box.bottom > top) return { part, side: line.dataset.n ? "n" : "o", number: line.dataset.n || line.dataset.o, top: box.top };
    }
  }
  return null;
}

/** Renders all that is loaded anew. What is on the screen and near it is fetched before anything moves. */
async function render() {
  rendered = shown();
  const place = anchor();
  const seen = [...parts()].filter((part) => isLoaded(part) && isOnScreen(part, 1600));
  const answers = await Promise.all(seen.map((part) => fragment(address("part", fileOf(part), { from: part.dataset.from }))));
  document.body.dataset.shown = rendered;
  seen.forEach((part, index) => fill(part, answers[index]));
  for (const part of parts()) {
    if (seen.includes(part) || !isLoaded(part)) continue;
    part.style.height = `${part.offsetHeight || linesOf(part) * lineHeight}px`;
    part.removeAttribute("data-loaded");
    part.replaceChildren();
    watch(part);
  }
  const line = place?.part.querySelector(`[data-${place.side}="${place.number}"]`);
  if (line) scrollBy(0, line.getBoundingClientRect().top - place.top);
}

function press() {
  for (const button of document.querySelectorAll("button[data-layout]")) {
    button.setAttribute("aria-pressed", String(button.dataset.layout === page.layout));
  }
}

/** Chooses unified or split for this browser. */
export async function choose(layout) {
  if (page.layout === layout) return;
  page.layout = layout;
  document.cookie = `signalbox-diff=${layout}; path=/; max-age=31536000; samesite=strict`;
  press();
  if (shown() !== rendered) await render();
}

export const toggleLayout = () => choose(page.layout === "split" ? "unified" : "split");

// MARK: Context

const step = 40;

/** Shows unchanged lines at a gap: all of a small one, otherwise the forty beside the hunk below; of the tail the next forty. Gives them. */
export async function open(gap, all = false) {
  const button = gap.querySelector("[data-open]");
  if (!button || button.disabled) return [];
  button.disabled = true;
  try {
    const file = fileOf(gap);
    const isTail = gap.hasAttribute("data-tail");
    const first = Number(gap.dataset.first);
    const last = isTail ? first + (all ? 1000 : step) - 1 : Number(gap.dataset.last);
    const whole = all || last - first < step * 1.5;
    const from = isTail || whole ? Math.max(first, last - 999) : last - step + 1;
    const [context] = elements(await fragment(address("context", file, { from, to: last, shift: gap.dataset.shift })));
    const rows = [...context.children];
    const total = Number(context.dataset.total);
    if (isTail) {
      gap.before(...rows);
      gap.dataset.first = String(Math.min(last, total) + 1);
      if (last >= total) {
        gap.querySelector("[data-open]").remove();
        gap.classList.add("closed");
      }
    } else {
      gap.after(...rows);
      gap.dataset.last = String(from - 1);
      const left = from - first;
      button.textContent = `↕ ${left} ${left === 1 ? "line" : "lines"}`;
      if (left === 0) {
        button.remove();
        if (!gap.querySelector("code")?.textContent) gap.classList.add("closed");
      }
    }
    return rows;
  } finally {
    button.disabled = false;
  }
}

export function startDiff() {
  document.body.dataset.shown = rendered;
  for (const part of parts()) watch(part);
  press();
  if (shown() !== rendered) render();
  narrow.addEventListener("change", () => { if (shown() !== rendered) render(); });
}
