// The board: rows come, change, move and go as lanes do.

import { elements, fragment } from "./api.js";
import { times } from "./clock.js";
import { bind, walk } from "./keys.js";
import { gather, onActivity, onEvents, onRow, sequence } from "./live.js";

const filters = location.search;
const groups = () => document.getElementById("groups");
const rows = walk(".row[data-lane]");

function count() {
  for (const group of document.querySelectorAll(".group")) {
    const list = group.querySelectorAll(".row:not([hidden])").length;
    const number = group.querySelector("[data-number]");
    if (number.textContent !== String(list)) number.textContent = String(list);
    group.classList.toggle("none", list === 0);
  }
}

/**
 * Of each row that has changed on this page its markup as it last came, null for one that is gone, and the last event that it shows. What comes once more
 * stays as it is; what comes late, since it was asked for before, does not take the place of what is newer.
 */
const known = new Map();
const isLate = (lane, sequence) => (known.get(lane)?.sequence ?? 0) > sequence;

function remove(lane, sequence) {
  if (isLate(lane, sequence)) return;
  known.set(lane, { html: null, sequence });
  document.getElementById(`row-${lane}`)?.remove();
}

/** The first row of a list that stands behind an order; null at the end. Found by halving: there may be a thousand. */
function behind(list, order) {
  const all = [...list.children];
  let [low, high] = [0, all.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (all[middle].dataset.order > order) high = middle; else low = middle + 1;
  }
  return all[low] ?? null;
}

const idle = window.requestIdleCallback ?? ((run) => setTimeout(run, 50));
let laying = false;

/**
 * Rows that are not on the screen are not laid out at first, so that the page is there soon. Then they are, a few at a time: a browser that scrolls
 * looks again and again at each row that it may leave out.
 */
function layOut() {
  if (laying) return;
  laying = true;
  const step = () => {
    const rest = [...document.querySelectorAll(".row:not(.laid)")].slice(0, 16);
    for (const row of rest) row.classList.add("laid");
    laying = rest.length > 0;
    if (laying) idle(step);
  };
  idle(step);
}

/** Puts a row where its order says, keeping the focus and the choice. */
function place(lane, html, sequence) {
  if (isLate(lane, sequence)) return;
  const before = known.get(lane);
  if (before?.html === html) {
    before.sequence = sequence;
    return;
  }
  const [fresh] = elements(html);
  const old = document.getElementById(fresh.id);
  const list = document.querySelector(`.group[data-group="${fresh.dataset.group}"] .rows`);
  if (!list) return;
  known.set(lane, { html, sequence });
  const focused = old?.contains(document.activeElement);
  if (old?.classList.contains("chosen")) fresh.classList.add("chosen");
  fresh.classList.add("laid");
  times(fresh);
  find(fresh);
  if (old && old.dataset.group === fresh.dataset.group && old.dataset.order === fresh.dataset.order) {
    old.replaceWith(fresh);
  } else {
    old?.remove();
    list.insertBefore(fresh, behind(list, fresh.dataset.order));
  }
  if (focused) fresh.focus({ preventScroll: true });
}

/** Whether this page's filters let a row through. */
const wishes = new URLSearchParams(filters);
const covers = (row) => [["repo", row.repository], ["kind", row.kind], ["risk", row.risk]].every(([name, value]) => (wishes.get(name) || value) === value);

function show(row) {
  if (row.html && covers(row)) place(row.lane, row.html, row.sequence); else remove(row.lane, row.sequence);
}

function tell() {
  count();
  document.dispatchEvent(new CustomEvent("board-updated"));
}

/** All of the board anew: when the server does not know any more what this page has. */
async function whole() {
  const [fresh] = elements(await fragment(`/fragments/board${filters}`));
  known.clear();
  const chosen = rows.current()?.id;
  groups().dataset.place = fresh.dataset.place;
  groups().replaceChildren(...fresh.children);
  times(groups());
  for (const row of groups().querySelectorAll(".row")) find(row);
  const row = chosen && document.getElementById(chosen);
  if (row) rows.choose(row);
  layOut();
}

/** Everything that has changed since this page last knew. */
async function changes() {
  const update = JSON.parse(await fragment(`/fragments/board/changes/${groups().dataset.place}${filters}`));
  if (update.isAll) {
    await whole();
  } else {
    for (const lane of update.gone) remove(lane, update.sequence);
    for (const row of update.rows) show(row);
    groups().dataset.place = update.place;
  }
  tell();
}

/** At once, when this page may have missed something, or something happened to the workspace. */
const now = gather(60, changes, { eager: true });

/** What a lane waits for can change with any other lane: that is asked for seldom. */
const settle = gather(1500, changes);

/** One row, when it is known only that a lane does something else now. */
const update = gather(60, async (lanes) => {
  // It shows at least what this page has heard of by now.
  const at = sequence();
  await Promise.all([...lanes].map(async (lane) => {
    const html = await fragment(`/fragments/board/${lane}${filters}`);
    if (html === null) remove(lane, at); else place(lane, html, at);
  }));
  tell();
}, { eager: true });

function find(row) {
  const words = document.getElementById("find").value.toLowerCase().split(/\s+/).filter(Boolean);
  if (!words.length) {
    row.hidden = false;
    return;
  }
  const text = row.textContent.toLowerCase();
  row.hidden = !words.every((word) => text.includes(word));
}

export function start() {
  onRow((row) => { show(row); tell(); });
  onEvents((event) => { if (event && (event.event.lane || event.event.laneQueued)) settle("all"); else now("all"); });
  onActivity(({ lane, activity }) => {
    const row = document.getElementById(`row-${lane}`);
    // What is asked of the operator is what a row says then, whatever else happens; and lanes that are new come with their events.
    if (!row || row.querySelector(".why strong")) return;
    const doing = row.querySelector(".doing");
    if (!doing) { if (activity) update(lane); } else if (activity) doing.textContent = activity.text; else update(lane);
  });
  const field = document.getElementById("find");
  field.addEventListener("input", () => {
    for (const row of document.querySelectorAll(".row[data-lane]")) find(row);
    count();
  });
  for (const select of document.querySelectorAll(".filters select")) select.addEventListener("change", () => select.form.requestSubmit());
  document.querySelector(".filters").addEventListener("submit", (event) => {
    event.preventDefault();
    const wishes = new URLSearchParams([...new FormData(event.target)].filter(([, value]) => value));
    location.search = wishes.toString();
  });
  // A row is as good as its link, wherever it is pressed.
  groups().addEventListener("click", (event) => {
    const row = event.target.closest(".row");
    if (row && !event.target.closest("a, button") && !getSelection().toString()) location.href = row.dataset.open;
  });
  bind("j", "next lane", rows.next);
  bind("k", "previous lane", rows.previous);
  bind("ArrowDown", "", rows.next);
  bind("ArrowUp", "", rows.previous);
  bind("Enter", "open the lane: what is ready opens its inspection", () => {
    const row = rows.current();
    if (!row || document.activeElement?.closest("a, button")) return false;
    location.href = row.dataset.open;
  });
  bind("o", "open the lane's page", () => { const row = rows.current(); if (row) location.href = `/lanes/${row.dataset.lane}`; });
  bind("/", "filter by words", () => field.focus());
  count();
  layOut();
}
