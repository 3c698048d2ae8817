// The list of keys.

import { allBindings } from "./keys.js";

export function help() {
  const open = document.querySelector("dialog.help");
  if (open) return open.close();
  const dialog = document.createElement("dialog");
  dialog.className = "help";
  dialog.setAttribute("aria-label", "keys");
  const title = document.createElement("h2");
  title.textContent = "Keys";
  dialog.append(title);
  const groups = Map.groupBy ? Map.groupBy(allBindings(), (binding) => binding.group) : grouped(allBindings());
  for (const [name, list] of groups) {
    const heading = document.createElement("h3");
    heading.textContent = name;
    const table = document.createElement("dl");
    for (const binding of list) {
      if (!binding.words) continue;
      const term = document.createElement("dt");
      for (const part of binding.key.split(" ")) {
        const key = document.createElement("kbd");
        key.textContent = part.replace("Ctrl+k", "Ctrl K").replace("ArrowDown", "↓").replace("ArrowUp", "↑").replace("Escape", "Esc");
        term.append(key, " ");
      }
      const words = document.createElement("dd");
      words.textContent = binding.words;
      table.append(term, words);
    }
    dialog.append(heading, table);
  }
  const close = document.createElement("button");
  close.type = "button";
  close.textContent = "Close (Esc)";
  close.addEventListener("click", () => dialog.close());
  dialog.append(close);
  dialog.addEventListener("close", () => dialog.remove());
  document.body.append(dialog);
  dialog.showModal();
}

function grouped(list) {
  const map = new Map();
  for (const item of list) map.set(item.group, [...(map.get(item.group) ?? []), item]);
  return map;
}
