// Honest pace: which lines were on the screen, and for how long somebody was there. The server bounds what it believes of it.

import { call } from "./api.js";
import { topFile } from "./cursor.js";
import { lane } from "./diff.js";

const surface = Math.random().toString(36).slice(2, 12);
/** A line counts when it is on the screen this long, and time counts as active this long after a sign of somebody. */
const beat = 500;
const idle = 30_000;

let seenNow = new Set();
let numbers = new WeakMap();
const files = new Map();
let lastSign = performance.now();
let lastBeat = performance.now();
let wait = 15;
let timer = null;
let current = null;

/** How an approval would be come to, by what the server knows so far; null until it said so. */
export const pace = () => current;

const time = (milliseconds) => {
  const seconds = Math.round(milliseconds / 1000);
  return seconds < 60 ? `${seconds} s` : `${Math.floor(seconds / 60)} min ${seconds % 60} s`;
};

/** In one sentence what was seen, and whether reading takes longer; nothing when nothing is known. */
export function paceWords(pace) {
  if (!pace) return "";
  const seen = `${pace.linesSeen} of ${pace.lines} changed lines on your screen, in ${time(pace.lookedMilliseconds)}.`;
  if (!pace.faster) return seen;
  return `${seen} Sooner than reading allows (${time(pace.neededMilliseconds)} at ${pace.linesPerMinute} lines a minute): it counts all the same, and the report says so.`;
}

/** The numbers of a part's changed rows, in git's order: what went before what came, in each run. */
function numbered(part) {
  const known = numbers.get(part);
  if (known) return known;
  const map = new Map();
  let next = Number(part.dataset.before ?? 0) + 1;
  let run = [];
  const close = () => {
    for (const kind of [".d", ".a"]) for (const line of run) if (line.matches(kind)) map.set(line, next++);
    run = [];
  };
  for (const child of part.children) {
    if (child.matches(".remarks, .draft")) continue;
    const lines = child.matches(".l") ? [child] : child.matches(".r") ? [...child.children] : [];
    const changed = lines.filter((line) => line.matches(".a, .d"));
    if (changed.length) run.push(...changed); else close();
  }
  close();
  numbers.set(part, map);
  return map;
}

function note(file) {
  const key = file.dataset.file;
  if (!files.has(key)) files.set(key, { path: file.dataset.path, digest: file.dataset.digest, rows: new Set(), visible: 0, active: 0 });
  return files.get(key);
}

function look() {
  const now = performance.now();
  const passed = Math.min(now - lastBeat, beat * 4);
  lastBeat = now;
  if (document.hidden) {
    seenNow = new Set();
    return;
  }
  const file = topFile();
  if (file) {
    const entry = note(file);
    entry.visible += passed;
    if (now - lastSign < idle) entry.active += passed;
  }
  const above = Number.parseFloat(getComputedStyle(document.documentElement).getPropertyValue("--above")) || 0;
  const before = seenNow;
  seenNow = new Set();
  for (const part of document.querySelectorAll("#files .body:not([hidden]) > .part[data-loaded]")) {
    const box = part.getBoundingClientRect();
    if (box.bottom < above || box.top > innerHeight || box.height === 0) continue;
    for (const [line, number] of numbered(part)) {
      const at = line.getBoundingClientRect();
      if (at.top < above || at.top > innerHeight - 10) continue;
      seenNow.add(line);
      if (before.has(line)) note(line.closest(".file")).rows.add(number);
    }
  }
}

function ranges(rows) {
  const result = [];
  for (const number of [...rows].sort((left, right) => left - right)) {
    const last = result.at(-1);
    if (last && last.last === number - 1) last.last = number; else result.push({ first: number, last: number });
  }
  return result;
}

/** Reports what was seen since the last time. */
export async function report({ keepalive = false } = {}) {
  clearTimeout(timer);
  timer = setTimeout(report, wait * 1000);
  const looks = [...files.values()].filter((entry) => entry.rows.size || entry.visible >= 1).map((entry) => ({
    path: entry.path, digest: entry.digest, rows: ranges(entry.rows),
    visibleMilliseconds: Math.round(entry.visible), activeMilliseconds: Math.round(entry.active),
  }));
  files.clear();
  if (!looks.length) return;
  try {
    const receipt = await call("POST", `lanes/${lane}/looks`, { surface, kind: "screen", looks }, { keepalive });
    wait = receipt.reportSeconds || wait;
    if (receipt.pace) {
      current = receipt.pace;
      document.dispatchEvent(new CustomEvent("pace", { detail: current }));
    }
  } catch { /* what was seen and not told is not counted; nothing hangs on it */ }
}

export function startLooks() {
  const sign = () => { lastSign = performance.now(); };
  for (const kind of ["keydown", "pointermove", "pointerdown", "wheel", "scroll", "touchmove"]) addEventListener(kind, sign, { passive: true });
  document.addEventListener("part-loaded", (event) => numbers.delete(event.detail));
  document.addEventListener("visibilitychange", () => { if (document.hidden) report({ keepalive: true }); });
  addEventListener("pagehide", () => report({ keepalive: true }));
  setInterval(look, beat);
  timer = setTimeout(report, wait * 1000);
}
