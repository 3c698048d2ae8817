// Ctrl+K: go to a page, a lane, a target, search what was said, or do what the page offers.

import { call } from "./api.js";

const pages = [["Board", "/"], ["Inbox", "/inbox"], ["Targets", "/targets"], ["Landing", "/landing"], ["Report", "/report"], ["Fleet", "/fleet"], ["Ledger", "/ledger"]];
let known = null;
const offered = [];

/** Something that this page can do, to be chosen by its name. */
export function offer(name, detail, run) { offered.push({ name, detail, run }); }

async function load() {
  const [lanes, targets] = await Promise.all([call("GET", "lanes?all=true"), call("GET", "targets")]);
  return [
    ...lanes.reverse().map((lane) => ({ name: `${lane.id} ${lane.title}`, detail: `${lane.repository} · ${lane.phase}`, address: `/lanes/${lane.id}` })),
    ...targets.reverse().map((target) => ({ name: `${target.id} ${target.title}`, detail: `${target.repository} · target`, address: `/targets#${target.id}` })),
  ];
}

/** Letters of the words in order, as close together as can be; null when they are not all there. */
function score(text, wish) {
  let place = 0;
  let total = 0;
  const lower = text.toLowerCase();
  for (const word of wish.toLowerCase().split(/\s+/).filter(Boolean)) {
    const found = lower.indexOf(word, place);
    const anywhere = found < 0 ? lower.indexOf(word) : found;
    if (anywhere < 0) return null;
    total += anywhere + (anywhere > 0 && /\w/.test(lower[anywhere - 1]) ? 20 : 0);
    place = anywhere + word.length;
  }
  return total;
}

export function palette() {
  const open = document.querySelector("dialog.palette");
  if (open) return open.close();
  const dialog = document.createElement("dialog");
  dialog.className = "palette";
  dialog.setAttribute("aria-label", "go to anything");
  const input = document.createElement("input");
  input.type = "search";
  input.placeholder = "Lane, target, page; or words that were said";
  input.setAttribute("aria-label", "go to");
  input.setAttribute("role", "combobox");
  input.setAttribute("aria-expanded", "true");
  input.setAttribute("aria-controls", "palette-list");
  const list = document.createElement("ul");
  list.id = "palette-list";
  list.setAttribute("role", "listbox");
  dialog.append(input, list);
  document.body.append(dialog);
  dialog.addEventListener("close", () => dialog.remove());

  let items = [];
  let chosen = 0;
  const take = (item) => {
    if (item.address) { location.href = item.address; return; }
    dialog.close();
    item.run();
  };
  const show = () => {
    const wish = input.value.trim();
    const all = [...offered, ...pages.map(([name, address]) => ({ name, detail: "page", address })), ...(known ?? [])];
    const found = wish ? all.map((item) => [score(`${item.name} ${item.detail}`, wish), item]).filter(([value]) => value !== null)
      .sort((left, right) => left[0] - right[0]).map(([, item]) => item) : all;
    items = found.slice(0, 12);
    if (wish) items.push({ name: `Search for “${wish}”`, detail: "in everything that was said", address: `/search?q=${encodeURIComponent(wish)}` });
    chosen = Math.min(chosen, Math.max(0, items.length - 1));
    list.replaceChildren(...items.map((item, index) => {
      const row = document.createElement("li");
      row.id = `palette-${index}`;
      row.setAttribute("role", "option");
      row.setAttribute("aria-selected", String(index === chosen));
      const name = document.createElement("span");
      name.textContent = item.name;
      const detail = document.createElement("span");
      detail.className = "detail";
      detail.textContent = item.detail;
      row.append(name, detail);
      row.addEventListener("click", () => take(item));
      return row;
    }));
    input.setAttribute("aria-activedescendant", items.length ? `palette-${chosen}` : "");
  };
  input.addEventListener("input", () => { chosen = 0; show(); });
  input.addEventListener("keydown", (event) => {
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      chosen = (chosen + (event.key === "ArrowDown" ? 1 : items.length - 1)) % Math.max(1, items.length);
      show();
      event.preventDefault();
    }
    if (event.key === "Enter" && items[chosen]) take(items[chosen]);
  });
  dialog.showModal();
  show();
  load().then((found) => { known = found; if (dialog.open) show(); }).catch(() => {});
}
