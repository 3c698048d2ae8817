// Logs of gates: one dialog with all of them, live while one runs.

import { storedToken } from "./api.js";
import { safe } from "./safe.js";

/** Characters of a log that are kept on the page. */
const limit = 600_000;

async function follow(lane, job, place, signal) {
  const headers = storedToken() ? { Authorization: `Bearer ${storedToken()}` } : {};
  const response = await fetch(`/api/v1/lanes/${lane}/log?job=${encodeURIComponent(job)}&follow=true`, { headers, signal });
  if (!response.ok) throw new Error((await response.json()).message);
  const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
  let kept = 0;
  let held = "";
  for (;;) {
    const { value, done } = await reader.read();
    // A sequence of the terminal may be cut between two pieces: the last line is held back until it is whole.
    const text = held + (value ?? "");
    const cut = done ? text.length : text.lastIndexOf("\n") + 1;
    held = text.length - cut > 65_536 ? "" : text.slice(cut);
    const words = held || done ? text.slice(0, cut) : text;
    if (words) {
      const atEnd = place.scrollTop + place.clientHeight >= place.scrollHeight - 30;
      place.append(safe(words));
      kept += words.length;
      while (kept > limit && place.childNodes.length > 1) {
        kept -= place.firstChild.length;
        place.firstChild.remove();
        place.dataset.cut = "";
      }
      if (atEnd) place.scrollTop = place.scrollHeight;
    }
    if (done) return;
  }
}

/** Opens the logs, at one of them or at the first that did not pass. */
export function logs(wanted = null) {
  const buttons = [...document.querySelectorAll("#card-verification [data-log]")];
  if (document.querySelector("dialog.logs[open]")) return;
  const dialog = document.createElement("dialog");
  dialog.className = "logs";
  dialog.setAttribute("aria-label", "logs of the gates");
  const tabs = document.createElement("div");
  tabs.className = "tabs";
  tabs.setAttribute("role", "tablist");
  const place = document.createElement("pre");
  place.tabIndex = 0;
  place.setAttribute("role", "tabpanel");
  place.setAttribute("aria-label", "log");
  const state = document.createElement("p");
  state.className = "soft";
  state.setAttribute("role", "status");
  let abort = null;
  const show = async (tab) => {
    for (const other of tabs.children) other.setAttribute("aria-selected", String(other === tab));
    abort?.abort();
    abort = new AbortController();
    const mine = abort;
    place.replaceChildren();
    delete place.dataset.cut;
    state.textContent = "reading …";
    try {
      await follow(tab.dataset.lane, tab.dataset.job, place, mine.signal);
      state.textContent = place.textContent ? "the end" : "it printed nothing";
    } catch (error) {
      if (!mine.signal.aborted) state.textContent = error.message;
    }
  };
  for (const button of buttons) {
    const tab = document.createElement("button");
    tab.type = "button";
    tab.setAttribute("role", "tab");
    tab.dataset.lane = button.dataset.logLane;
    tab.dataset.job = button.dataset.log;
    const mark = button.closest("tr").querySelector(".gate")?.cloneNode();
    tab.append(...(mark ? [mark] : []), button.dataset.logName);
    tab.addEventListener("click", () => show(tab));
    tabs.append(tab);
  }
  const close = document.createElement("button");
  close.type = "button";
  close.className = "quiet";
  close.textContent = "Close (Esc)";
  close.addEventListener("click", () => dialog.close());
  const foot = document.createElement("div");
  foot.className = "foot";
  foot.append(state, close);
  dialog.append(tabs, place, foot);
  dialog.addEventListener("close", () => { abort?.abort(); dialog.remove(); });
  dialog.addEventListener("keydown", (event) => {
    const all = [...tabs.children];
    const at = all.findIndex((tab) => tab.getAttribute("aria-selected") === "true");
    const by = { ArrowRight: 1, n: 1, ArrowLeft: -1, p: -1 }[event.key];
    const next = by && all[at + by];
    if (next) { next.focus(); show(next); event.preventDefault(); }
    if (event.key === "l") { dialog.close(); event.preventDefault(); }
    if (event.key === "j" || event.key === "k") place.scrollBy(0, event.key === "j" ? 60 : -60);
  });
  document.body.append(dialog);
  dialog.showModal();
  const bad = buttons.findIndex((button) => !button.closest("tr").matches(".passed"));
  const index = wanted ? buttons.indexOf(wanted) : Math.max(0, bad);
  const first = tabs.children[index];
  if (first) { show(first); first.focus(); } else state.textContent = "No gate of this candidate has run.";
}
