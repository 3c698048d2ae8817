// Every page: the clock, the keys, what happens live; then the page's own module.

import { call, elements, fragment, storedToken } from "./api.js";
import { startClock, times } from "./clock.js";
import { help } from "./dialog.js";
import { startForms } from "./forms.js";
import { bind, startKeys } from "./keys.js";
import { gather, onEvents, startLive } from "./live.js";
import { failed, note, undo } from "./notes.js";
import { startNotifications } from "./notify.js";
import { palette } from "./palette.js";

const pages = {
  board: () => import("./board.js"),
  inbox: () => import("./inbox.js"),
  inspect: () => import("./inspect.js"),
  lane: () => import("./lane.js"),
  landing: () => import("./records.js"),
  ledger: () => import("./records.js"),
  targets: () => import("./records.js"),
  fleet: () => import("./records.js"),
};

function theme() {
  const root = document.documentElement;
  const dark = root.dataset.theme ? root.dataset.theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
  root.dataset.theme = dark ? "light" : "dark";
  document.cookie = `signalbox-theme=${root.dataset.theme}; path=/; max-age=31536000; samesite=strict`;
}

bind("?", "these keys", help, "Everywhere");
bind("Ctrl+k", "go to anything", palette, "Everywhere");
bind("u", "take back what is not final yet", () => undo() || note("there is nothing to take back"), "Everywhere");
for (const link of document.querySelectorAll("[data-go]")) {
  bind(`g ${link.dataset.go}`, link.childNodes[0].textContent.trim(), () => { location.href = link.href; }, "Go to");
}
const acts = { palette, theme, help };
for (const button of document.querySelectorAll("[data-act]")) button.addEventListener("click", () => acts[button.dataset.act]?.());

// The banner and the counts follow what happens.
const refresh = gather(400, async () => {
  const [banner, counts] = await Promise.all([fragment("/fragments/banner"), fetch("/fragments/counts").then((answer) => answer.json())]);
  const old = document.getElementById("banner");
  const [fresh] = elements(banner);
  if (old && fresh && old.innerHTML !== fresh.innerHTML) old.replaceWith(fresh);
  for (const element of document.querySelectorAll("[data-count]")) {
    const count = counts[element.dataset.count] ?? 0;
    element.textContent = String(count);
    element.hidden = count === 0;
  }
  document.title = document.title.replace(/^(\(\d+\) )?/, counts.board ? `(${counts.board}) ` : "");
});
onEvents(() => refresh("all"));

// What the page before this one had to say when it was done.
try {
  for (const words of JSON.parse(sessionStorage.getItem("said") ?? "[]")) note(words, { kind: "good", seconds: 10 });
  sessionStorage.removeItem("said");
} catch { /* nothing was said */ }

startClock();
startKeys();
startForms();
startNotifications();
startLive();
refresh("all");
if (!storedToken()) note("This browser may read and not decide: its key is gone. ‘signalbox web’ gives a new link.", { kind: "warning", seconds: 0 });
try {
  (await pages[document.body.dataset.page]?.())?.start?.();
} catch (error) {
  failed(error);
}

// For whoever waits for the page: from here on the keys are heard.
document.body.dataset.ready = "true";
