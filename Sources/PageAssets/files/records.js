// Targets, landing, fleet and ledger: lists that follow what happens.

import { call, elements, fragment } from "./api.js";
import { times } from "./clock.js";
import { bind, walk } from "./keys.js";
import { gather, onEvents } from "./live.js";
import { failed } from "./notes.js";

const page = document.body.dataset.page;

/** Keeps a part of the page as the server has it; a form in which somebody writes is left alone. */
function follow(id, address) {
  const update = gather(300, async () => {
    const part = document.getElementById(id);
    if (part.querySelector("input:focus, textarea:focus, details[open] form")) return;
    part.replaceChildren(...elements(await fragment(address)));
    times(part);
  });
  onEvents(() => update("all"));
  document.addEventListener("call-done", () => update("all"));
}

async function proof(button) {
  const row = button.closest("tr");
  const next = row.nextElementSibling;
  if (next?.classList.contains("proof-row")) return next.remove();
  const html = await fragment(`/fragments/ledger/${button.dataset.sequence}/proof`);
  const holder = document.createElement("tr");
  holder.className = "proof-row";
  const cell = document.createElement("td");
  cell.colSpan = row.children.length;
  cell.append(...elements(html));
  holder.append(cell);
  row.after(holder);
}

const starts = {
  landing() { follow("parts", "/fragments/landing"); },
  ledger() {
    document.getElementById("events").addEventListener("click", (event) => {
      const button = event.target.closest(".proof");
      if (button) proof(button).catch(failed);
    });
    const verify = document.getElementById("verify");
    verify.addEventListener("submit", async (event) => {
      event.preventDefault();
      event.stopPropagation();
      const output = document.getElementById("verified");
      output.textContent = "checking …";
      try {
        const answer = await call("GET", "ledger/verify");
        output.textContent = answer.sound ? `sound: ${answer.events} events, root ${answer.root.slice(0, 16)}…` : `NOT sound: ${answer.problems.join("; ")}`;
        output.className = answer.sound ? "good" : "bad";
      } catch (error) { failed(error); }
    });
  },
  targets() {
    const repository = document.getElementById("new-repository");
    const boundary = document.getElementById("new-boundary");
    const fit = () => {
      for (const option of boundary.options) option.hidden = option.disabled = Boolean(option.dataset.repository) && option.dataset.repository !== repository.value;
      if (boundary.selectedOptions[0]?.disabled) boundary.value = "";
    };
    repository.addEventListener("change", fit);
    fit();
    bind("a", "add a target", () => { const details = document.getElementById("new"); details.open = true; details.querySelector("[name=title]").focus(); });
    // What is ready may change with anything that lands: the list is asked for anew as a page.
    document.addEventListener("call-done", () => location.reload());
  },
  fleet() { document.addEventListener("call-done", () => location.reload()); },
};

export function start() {
  const rows = walk("tbody tr[id], .repository");
  bind("j", "next", rows.next);
  bind("k", "previous", rows.previous);
  starts[page]?.();
}
