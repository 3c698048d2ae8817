// A lane's page: its state follows what happens, its transcript and logs follow what is said.

import { elements, fragment } from "./api.js";
import { times } from "./clock.js";
import { bind } from "./keys.js";
import { gather, laneOf, onActivity, onEvents } from "./live.js";
import { failed } from "./notes.js";

const lane = document.body.dataset.lane;
const entries = document.getElementById("entries");
const log = document.getElementById("log");
const source = document.getElementById("source");
const follow = document.getElementById("follow");
const earlier = document.getElementById("earlier");
const entryLimit = 3000;
const logLimit = 2_000_000;

let stream = null;
let streamOf = null;

function close() {
  stream?.close();
  stream = null;
}

const bottom = (element) => { if (follow.checked) element.scrollTop = element.scrollHeight; };
const turn = () => source.selectedOptions[0]?.parentElement.label === "Transcript" ? Number(source.value) : null;
const lastNumber = () => Number(entries.lastElementChild?.dataset.number ?? 0);
const firstNumber = () => Number(entries.firstElementChild?.dataset.number ?? 1);

function listen() {
  close();
  // Only what somebody looks at is listened to: a browser has six connections to a server.
  if (document.hidden || !source.value) return;
  const number = turn();
  if (number !== null) {
    stream = new EventSource(`/fragments/lanes/${lane}/transcript/live?turn=${number}&after=${lastNumber()}`);
    stream.addEventListener("message", ({ data }) => {
      const fresh = elements(data).filter((item) => Number(item.dataset.number) > lastNumber());
      if (!fresh.length) return;
      document.getElementById("nothing").hidden = true;
      for (const item of fresh) times(item);
      entries.append(...fresh);
      while (entries.children.length > entryLimit) entries.firstElementChild.remove();
      earlier.hidden = firstNumber() <= 1;
      bottom(entries);
    });
  } else {
    log.textContent = "";
    stream = new EventSource(`/fragments/lanes/${lane}/log/live?job=${encodeURIComponent(source.value)}`);
    stream.addEventListener("message", ({ data }) => {
      const holder = document.createElement("template");
      holder.innerHTML = data;
      log.append(holder.content);
      if (log.textContent.length > logLimit) log.textContent = `… (the beginning is in: signalbox lane log ${lane})\n${log.textContent.slice(-logLimit / 2)}`;
      bottom(log);
    });
  }
  stream.addEventListener("end", close);
  // A log has no place to go on from: it is asked for anew.
  stream.addEventListener("error", () => { if (turn() === null && stream?.readyState !== EventSource.CLOSED) { close(); setTimeout(listen, 1000); } });
}

async function show() {
  const number = turn();
  entries.hidden = number === null;
  log.hidden = number !== null;
  if (number !== null && streamOf !== number) {
    entries.replaceChildren(...elements(await fragment(`/fragments/lanes/${lane}/transcript?turn=${number}`)));
    times(entries);
    document.getElementById("nothing").hidden = entries.children.length > 0;
  }
  streamOf = number;
  earlier.hidden = number === null || firstNumber() <= 1;
  bottom(number === null ? log : entries);
  listen();
}

async function back() {
  const height = entries.scrollHeight;
  const older = elements(await fragment(`/fragments/lanes/${lane}/transcript?turn=${turn()}&before=${firstNumber()}`));
  entries.prepend(...older);
  for (const item of older) times(item);
  earlier.hidden = firstNumber() <= 1;
  entries.scrollTop += entries.scrollHeight - height;
}

const update = gather(200, async () => {
  const state = document.getElementById("state");
  const open = [...state.querySelectorAll("details")].map((element) => element.open);
  const html = await fragment(`/fragments/lanes/${lane}/state`);
  state.replaceChildren(...elements(html));
  [...state.querySelectorAll("details")].forEach((element, index) => { element.open = open[index] ?? false; });
  times(state);
  touch("all");
  await newTurns();
});

/** What its agent has changed so far; asked for while it works and somebody looks. */
const touch = gather(1500, async () => {
  if (document.hidden) return;
  const html = await fragment(`/fragments/lanes/${lane}/touched`);
  document.getElementById("touched").replaceChildren(...elements(html));
});

/** A turn that has begun since the page came is offered, and shown when the newest was being followed. */
async function newTurns() {
  const view = await fetch(`/api/v1/lanes/${lane}`).then((answer) => answer.json());
  const group = source.querySelector("optgroup[label=Transcript]");
  const newest = Number(group.firstElementChild?.value ?? 0);
  const wasNewest = turn() === newest || newest === 0;
  for (const one of view.turns.filter((one) => one.number > newest)) {
    const option = document.createElement("option");
    option.value = String(one.number);
    option.textContent = `turn ${one.number}, ${one.cause}`;
    group.prepend(option);
    if (wasNewest && follow.checked) { source.value = option.value; await show(); }
  }
  const jobs = source.querySelector("optgroup[label='Output of a job']");
  const known = new Set([...jobs.children].map((option) => option.value));
  const names = [...view.setups.map((run) => run.job), ...view.turns.map((one) => one.job), ...(view.candidate?.gates ?? []).flatMap((gate) => gate.runs.map((run) => run.job)), ...view.deliveries.map((run) => run.job)]
    .filter((name) => name !== "reused").map((name) => name.replace(`${lane}-`, ""));
  for (const name of names) {
    if (known.has(name)) continue;
    const option = document.createElement("option");
    option.value = name;
    option.textContent = name;
    jobs.prepend(option);
  }
}

function logOf(job) {
  if (![...source.options].some((option) => option.value === job)) return;
  source.value = job;
  show().catch(failed);
  document.querySelector(".transcript").scrollIntoView({ block: "nearest" });
  log.focus({ preventScroll: true });
}

const reveal = (id) => { const element = document.getElementById(id); if (!element) return; element.open = true; element.querySelector("textarea")?.focus(); };

export function start() {
  onEvents((event) => { if (event === null || laneOf(event) === lane) update("state"); });
  document.addEventListener("call-done", () => update("state"));
  const doing = document.getElementById("doing");
  onActivity((change) => {
    if (change.lane !== lane) return;
    doing.textContent = change.activity?.text ?? "";
    touch("all");
  });
  touch("all");
  document.addEventListener("visibilitychange", listen);
  source.addEventListener("change", () => show().catch(failed));
  earlier.addEventListener("click", () => back().catch(failed));
  entries.addEventListener("scroll", () => {
    if (entries.scrollTop < 200 && !earlier.hidden && !earlier.disabled) {
      earlier.disabled = true;
      back().catch(failed).finally(() => { earlier.disabled = false; });
    }
  });
  document.addEventListener("click", (event) => {
    const button = event.target.closest(".log-of");
    if (button) logOf(button.dataset.job);
  });
  bind("i", "inspect the candidate", () => { location.href = `/lanes/${lane}/inspect`; });
  bind("m", "say something to the agent", () => document.getElementById("message")?.focus());
  bind("r", "send back with words", () => reveal("rework"));
  bind("f", "follow what is said, or stop following", () => { follow.checked = !follow.checked; bottom(entries); });
  bind("l", "show the newest log", () => { const jobs = source.querySelector("optgroup[label='Output of a job']").firstElementChild; if (jobs) logOf(jobs.value); });
  bind("/", "search this lane", () => document.getElementById("lane-search").focus());
  streamOf = turn();
  const wanted = new URLSearchParams(location.search).get("entry");
  if (wanted) follow.checked = false;
  earlier.hidden = firstNumber() <= 1;
  bottom(entries);
  listen();
  const entry = wanted && document.getElementById(`entry-${Number(wanted)}`);
  if (entry) { entry.classList.add("wanted"); entry.scrollIntoView({ block: "center" }); }
}
