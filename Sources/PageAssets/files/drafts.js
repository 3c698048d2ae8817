// Comments that are not sent yet. They are kept in this browser, for each lane and candidate, as they are typed.

import { current, take } from "./cursor.js";
import { candidate, fileOf, lane } from "./diff.js";
import { note } from "./notes.js";

const prefix = `drafts:${lane}:`;
const key = `${prefix}${candidate}`;

const read = (name) => { try { return JSON.parse(localStorage.getItem(name) ?? "[]"); } catch { return []; } };
let list = read(key);

function keep() {
  try {
    if (list.length) localStorage.setItem(key, JSON.stringify(list)); else localStorage.removeItem(key);
  } catch {
    note("This browser keeps no drafts: they are lost when the page goes.", { kind: "warning" });
  }
  count();
}

/** Those with words in them. */
export const drafts = () => list.filter((draft) => draft.text.trim());

function count() {
  const badge = document.getElementById("draft-count");
  if (!badge) return;
  const number = drafts().length;
  badge.textContent = String(number);
  badge.hidden = number === 0;
  badge.title = number === 1 ? "1 comment not sent yet" : `${number} comments not sent yet`;
}
export const countDrafts = count;

/** As the server takes them: a comment stands at a line of the new file, so one at a removed line says which it means. */
export const remarks = () => drafts().map((draft) => ({
  path: draft.path, line: draft.line ?? undefined,
  text: draft.old ? `At the removed line ${draft.old} (${draft.quote}): ${draft.text.trim()}` : draft.text.trim(),
}));

/** Everything was sent. */
export function forget() {
  list = [];
  keep();
  for (const card of document.querySelectorAll(".draft")) card.remove();
}

function elementOf(draft) {
  for (const file of document.querySelectorAll(".file")) {
    if (file.dataset.path !== draft.path) continue;
    if (!draft.line && !draft.old) return file.querySelector(".file-head");
    const lines = [...file.querySelectorAll(draft.old ? `.l[data-o="${draft.old}"].d` : `.l[data-n="${draft.line}"]`)];
    // The same line may stand among all lines and among those that changed since the last look.
    const line = lines.find((found) => found.offsetParent !== null) ?? lines[0];
    return line?.closest(".r") ?? line;
  }
  return null;
}

const placeWords = (draft) => (draft.old ? `removed line ${draft.old}` : draft.line ? `line ${draft.line}` : "the file");

function card(draft) {
  const box = document.createElement("div");
  box.className = "draft";
  box.dataset.draft = draft.id;
  const words = document.createElement("label");
  const title = document.createElement("span");
  title.className = "by";
  title.textContent = `Draft for ${placeWords(draft)}`;
  const field = document.createElement("textarea");
  field.rows = 2;
  field.value = draft.text;
  field.placeholder = "What should change here? Ctrl+Enter when done; it is sent with your decision.";
  words.append(title, field);
  const done = document.createElement("button");
  done.type = "button";
  done.textContent = "Done";
  done.dataset.done = "";
  const drop = document.createElement("button");
  drop.type = "button";
  drop.className = "quiet";
  drop.textContent = "Delete";
  const buttons = document.createElement("div");
  buttons.className = "buttons";
  buttons.append(done, drop);
  box.append(words, buttons);
  field.addEventListener("input", () => { draft.text = field.value; keep(); });
  const leave = (remove) => {
    const anchor = elementOf(draft);
    if (remove) {
      list = list.filter((other) => other !== draft);
      box.remove();
      keep();
    }
    if (anchor) take(anchor);
  };
  done.addEventListener("click", () => leave(!draft.text.trim()));
  drop.addEventListener("click", () => leave(true));
  field.addEventListener("keydown", (event) => { if (event.key === "Escape" && !draft.text.trim()) leave(true); });
  return box;
}

function place(draft) {
  if (document.querySelector(`.draft[data-draft="${draft.id}"]`)) return;
  let anchor = elementOf(draft);
  if (!anchor) return;
  while (anchor.nextElementSibling?.matches(".remarks, .draft")) anchor = anchor.nextElementSibling;
  anchor.after(card(draft));
}

const show = () => { for (const draft of list) place(draft); };

/** What the line itself says, without marks and buttons. */
const textOf = (line) => [...line.childNodes].filter((node) => !node.matches?.("i, button")).map((node) => node.textContent).join("");

/** The line that a comment would stand at: [new line, removed line, its text]. */
function target(element) {
  if (element.matches(".file-head, .h")) return { line: null, old: null, quote: "" };
  const fresh = element.matches("[data-n]") ? element : element.querySelector("[data-n]");
  if (fresh) return { line: Number(fresh.dataset.n), old: null, quote: "" };
  const gone = element.matches("[data-o]") ? element : element.querySelector("[data-o]");
  let after = element;
  while (after && !after.matches("[data-n]") && !after.querySelector?.("[data-n]")) after = after.nextElementSibling;
  const line = after?.matches("[data-n]") ? after : after?.querySelector("[data-n]");
  return { line: line ? Number(line.dataset.n) : null, old: Number(gone.dataset.o), quote: textOf(gone).trim().slice(0, 120) };
}

/** Opens the comment at a place, a new one or the one that is there. */
export function comment(element = current()) {
  const file = fileOf(element);
  if (!file) return note("choose a line first: j and k");
  const { line, old, quote } = target(element);
  let draft = list.find((other) => other.path === file.dataset.path && other.line === line && other.old === old);
  if (!draft) {
    draft = { id: `${Date.now()}-${Math.random().toString(36).slice(2, 8)}`, path: file.dataset.path, line, old, quote, text: "" };
    list.push(draft);
  }
  place(draft);
  const field = document.querySelector(`.draft[data-draft="${draft.id}"] textarea`);
  field?.focus();
  field?.scrollIntoView({ block: "nearest" });
}

/** Drafts of other candidates of this lane: [key, list]. */
function others() {
  const names = Object.keys(localStorage).filter((name) => name.startsWith(prefix) && name !== key);
  return names.map((name) => [name, read(name)]).filter(([, found]) => found.some((draft) => draft.text.trim()));
}

function offer() {
  for (const [name, found] of others()) {
    const bar = document.createElement("div");
    bar.className = "carry";
    bar.setAttribute("role", "status");
    const words = document.createElement("span");
    const kept = found.filter((draft) => draft.text.trim());
    words.textContent = `${kept.length === 1 ? "1 comment" : `${kept.length} comments`} for candidate ${name.slice(prefix.length)} not sent yet.`;
    const take = document.createElement("button");
    take.type = "button";
    take.textContent = "Bring over, at the files";
    take.addEventListener("click", () => {
      const paths = new Set([...document.querySelectorAll(".file")].map((file) => file.dataset.path));
      for (const draft of kept) {
        // The line may be another by now, so it stands in the words.
        const where = draft.line ? `(line ${draft.old ?? draft.line} of candidate ${name.slice(prefix.length)}) ` : "";
        const path = paths.has(draft.path) ? draft.path : [...paths][0];
        list.push({ ...draft, path, line: null, old: null, text: where + (path === draft.path ? "" : `${draft.path}: `) + draft.text });
      }
      localStorage.removeItem(name);
      keep();
      show();
      bar.remove();
    });
    const drop = document.createElement("button");
    drop.type = "button";
    drop.className = "quiet";
    drop.textContent = "Discard";
    drop.addEventListener("click", () => { localStorage.removeItem(name); bar.remove(); });
    bar.append(words, take, drop);
    document.getElementById("stale").after(bar);
  }
}

export function startDrafts() {
  list = drafts();
  show();
  count();
  offer();
  document.addEventListener("part-loaded", show);
  // One button for all lines: it moves to the line under the pointer.
  const plus = document.createElement("button");
  plus.type = "button";
  plus.className = "plus";
  plus.textContent = "+";
  plus.tabIndex = -1;
  plus.setAttribute("aria-label", "comment on this line (c)");
  document.getElementById("files").addEventListener("mouseover", (event) => {
    const line = event.target.closest(".l");
    if (line && plus.parentElement !== line && line.closest(".body")) line.append(plus);
  });
  plus.addEventListener("click", (event) => {
    event.stopPropagation();
    const line = plus.closest(".l");
    plus.remove();
    comment(line.matches(".d") || !line.closest(".r") ? line : line.closest(".r"));
  });
}
