// Short notes at the corner of the page: what was done, what went wrong, and what can still be taken back.

const place = () => document.getElementById("notes");

/** Shows a note; returns what takes it away. */
export function note(text, { kind = "plain", seconds = 6, action = null } = {}) {
  const item = document.createElement("div");
  item.className = `note ${kind}`;
  const words = document.createElement("span");
  words.textContent = text;
  item.append(words);
  const remove = () => item.remove();
  if (action) {
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = action.name;
    button.addEventListener("click", () => { remove(); action.run(); });
    item.append(button);
  }
  place()?.append(item);
  if (seconds) setTimeout(remove, seconds * 1000);
  return remove;
}

export const failed = (error) => note(error.message ?? String(error), { kind: "bad", seconds: 12 });

let last = null;

/**
 * Does something after a few seconds in which it can be taken back (key u).
 * Leaving the page in between does it at once: what was decided is not lost.
 */
export function afterGrace(text, run, { seconds = 5, undone = null } = {}) {
  last?.commit();
  let over = false;
  const finish = (commit) => {
    if (over) return;
    over = true;
    clearTimeout(timer);
    removeEventListener("pagehide", leave);
    remove();
    if (last === self) last = null;
    if (commit) run(); else undone?.();
  };
  const leave = () => finish(true);
  const timer = setTimeout(() => finish(true), seconds * 1000);
  const self = { commit: () => finish(true), undo: () => finish(false) };
  const remove = note(text, { kind: "grace", seconds: 0, action: { name: "Undo (u)", run: () => finish(false) } });
  addEventListener("pagehide", leave);
  last = self;
  return self;
}

/** Takes the last thing back that is not final yet; says whether there was one. */
export function undo() {
  if (!last) return false;
  last.undo();
  note("taken back");
  return true;
}
