// The board: rows come, change, move and go as lanes do.

import { elements, fragment } from "./api.js";
import { times } from "./clock.js";
import { bind, walk } from "./keys.js";
import { gather, laneOf, onActivity, onEvents } from "./live.js";

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

/** The markup of each row as it last came. A row whose markup is the same stays on the page, with its focus and everything else of it. */
let known = new Map();
/** Whether every row of the page is known: not before all came once. */
let isComplete = false;
const rowsOf = (html) => new Map([...html.matchAll(/<li class="row[^]*?<\/li>/g)].map(([row]) => [row.match(/ id="([^"]*)"/)?.[1], row]));
/** From so many changed rows on, all of them are put onto the page at once. */
const many = 100;

function remove(id) {
  known.delete(id);
  document.getElementById(id)?.remove();
}

/** Puts a row where its order says, keeping the focus and the choice. */
function place(html) {
  const [fresh] = elements(html);
  known.set(fresh.id, html.trim());
  const old = document.getElementById(fresh.id);
  const list = document.querySelector(`.group[data-group="${fresh.dataset.group}"] .rows`);
  if (!list) return;
  const focused = old?.contains(document.activeElement);
  if (old?.classList.contains("chosen")) fresh.classList.add("chosen");
  times(fresh);
  find(fresh);
  if (old && old.dataset.group === fresh.dataset.group && old.dataset.order === fresh.dataset.order) {
    old.replaceWith(fresh);
  } else {
    old?.remove();
    const next = [...list.children].find((row) => row.dataset.order > fresh.dataset.order);
    list.insertBefore(fresh, next ?? null);
  }
  if (focused) fresh.focus({ preventScroll: true });
}

async function whole() {
  const html = await fragment(`/fragments/board${filters}`);
  const fresh = rowsOf(html);
  const changed = [...fresh].filter(([id, row]) => known.get(id) !== row).map(([, row]) => row);
  if (isComplete && changed.length < many) {
    for (const id of [...known.keys()].filter((id) => !fresh.has(id))) remove(id);
    for (const row of changed) place(row);
    return;
  }
  known = fresh;
  isComplete = true;
  const chosen = rows.current()?.id;
  groups().replaceChildren(...elements(html));
  times(groups());
  for (const row of groups().querySelectorAll(".row")) find(row);
  const row = chosen && document.getElementById(chosen);
  if (row) rows.choose(row);
}

const update = gather(60, async (lanes) => {
  if (lanes.has("all") || lanes.size > 20) {
    await whole();
  } else {
    await Promise.all([...lanes].map(async (lane) => {
      const html = await fragment(`/fragments/board/${lane}${filters}`);
      if (html === null) remove(`row-${lane}`); else place(html);
    }));
  }
  count();
  document.dispatchEvent(new CustomEvent("board-updated"));
}, { eager: true });

/** What a lane waits for can change with any other lane, so that one is asked for anew, seldom and as a whole. */
const settle = gather(2000, async () => { await whole(); count(); });

function find(row) {
  const words = document.getElementById("find").value.toLowerCase().split(/\s+/).filter(Boolean);
  const text = row.textContent.toLowerCase();
  row.hidden = !words.every((word) => text.includes(word));
}

export function start() {
  onEvents((event) => {
    update(event === null ? "all" : laneOf(event) ?? "all");
    if (event && event.event.lane) settle("all");
  });
  onActivity(({ lane, activity }) => {
    const doing = document.querySelector(`#row-${lane} .doing`);
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
}
