// The inbox: cards come and go, and each is answered where it stands.

import { elements, fragment } from "./api.js";
import { times } from "./clock.js";
import { bind, walk } from "./keys.js";
import { gather, onEvents } from "./live.js";
import { note } from "./notes.js";

const items = () => document.getElementById("items");
const cards = walk(".card[data-key]");

/** New cards come in, settled ones go; a card in which somebody is writing stays as it is. */
const update = gather(150, async () => {
  const fresh = elements(await fragment("/fragments/inbox"));
  const wanted = new Set(fresh.map((card) => card.id));
  for (const old of [...items().children]) if (!wanted.has(old.id)) old.remove();
  for (const [index, card] of fresh.entries()) {
    const old = card.id && document.getElementById(card.id);
    if (!old) items().insertBefore(card, items().children[index] ?? null);
    else if (items().children[index] !== old) items().insertBefore(old, items().children[index] ?? null);
  }
  times(items());
});

function press(selector) {
  const card = cards.current() ?? cards.rows()[0];
  const button = card?.querySelector(selector);
  if (!button) return false;
  if (button.tagName === "SUMMARY") button.click(); else button.form.requestSubmit(button);
  cards.next();
}

export function start() {
  onEvents((event) => { if (event === null || event.event.lane) update("all"); });
  document.addEventListener("call-done", () => update("all"));
  bind("j", "next", cards.next);
  bind("k", "previous", cards.previous);
  bind("y", "allow once", () => press("button[data-key=y]"));
  bind("Y", "allow for this lane", () => press("button[data-key=Y]"));
  bind("d", "deny", () => press("button[data-key=d]"));
  bind("s", "scope a handoff", () => press("details > summary"));
  bind("Enter", "write an answer", () => {
    const here = document.activeElement;
    if (here !== document.body && here !== cards.current()) return false;
    // A card that came after the page is in hand as soon as somebody presses a key.
    const field = (cards.current() ?? cards.rows()[0])?.querySelector("textarea, input[name=message]");
    if (!field) return false;
    field.focus();
  });
  const button = document.getElementById("notify");
  if ("Notification" in window && Notification.permission === "default") {
    button.hidden = false;
    button.addEventListener("click", async () => {
      if (await Notification.requestPermission() === "granted") { button.hidden = true; note("what waits for you is shown on this desktop"); }
    });
  }
  cards.next();
}
