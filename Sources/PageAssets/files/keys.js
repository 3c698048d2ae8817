// The keyboard. Pages register what a key does; "?" lists what there is.

const bindings = [];
let prefix = null;
let prefixTimer = null;

/** `key`: as `KeyboardEvent.key` gives it, `g b` for two in a row, `Ctrl+k`. `run` may return false: then the key keeps its usual meaning. */
export function bind(key, words, run, group = "This page") {
  bindings.push({ key, words, run, group });
}

export const allBindings = () => bindings;

const typing = (target) => target.closest?.("input, textarea, select, [contenteditable]");

function nameOf(event) {
  const ctrl = event.ctrlKey || event.metaKey ? "Ctrl+" : "";
  return ctrl + (event.key.length === 1 && ctrl ? event.key.toLowerCase() : event.key);
}

export function startKeys() {
  document.addEventListener("keydown", (event) => {
    if (event.isComposing || event.altKey) return;
    const name = nameOf(event);
    const plain = !name.startsWith("Ctrl+");
    if (typing(event.target)) {
      if (name === "Escape") event.target.blur();
      if (plain) return;
    }
    if (document.querySelector("dialog[open]") && name !== "Ctrl+k") return;
    const whole = prefix && plain ? `${prefix} ${name}` : name;
    const found = bindings.filter((binding) => binding.key === whole).at(-1);
    clearTimeout(prefixTimer);
    if (!found && plain && !prefix && bindings.some((binding) => binding.key.startsWith(`${name} `))) {
      prefix = name;
      prefixTimer = setTimeout(() => { prefix = null; }, 1500);
      event.preventDefault();
      return;
    }
    prefix = null;
    if (!found) return;
    if (found.run(event) !== false) event.preventDefault();
  });
}

/** Moves through the rows of a list with j and k; the row in hand is the one with the focus, or the last that had it. */
export function walk(selector) {
  let last = null;
  const rows = () => [...document.querySelectorAll(selector)].filter((row) => row.offsetParent !== null);
  const current = () => {
    const focused = document.activeElement?.closest?.(selector);
    if (focused) return focused;
    return last && document.getElementById(last);
  };
  const choose = (row) => {
    if (!row) return;
    for (const other of document.querySelectorAll(`${selector}.chosen`)) other.classList.remove("chosen");
    row.classList.add("chosen");
    last = row.id;
    row.focus({ preventScroll: true });
    row.scrollIntoView({ block: "nearest" });
  };
  const step = (by) => {
    const list = rows();
    const row = current();
    const index = row ? list.indexOf(row) : -1;
    choose(index < 0 ? list[by > 0 ? 0 : list.length - 1] : list[Math.min(list.length - 1, Math.max(0, index + by))]);
  };
  return { current, choose, next: () => step(1), previous: () => step(-1), rows };
}
