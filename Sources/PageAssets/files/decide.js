// Decisions: about the candidate that this page shows and no other. Each is final after five seconds in which u takes it back.

import { call } from "./api.js";
import { takeFile } from "./cursor.js";
import { candidate, files, lane } from "./diff.js";
import { drafts, forget, remarks } from "./drafts.js";
import { pace, paceWords, report } from "./looks.js";
import { afterGrace, failed, note } from "./notes.js";

const meanings = {
  approve: "Exactly this candidate may land.",
  rework: "The agent goes on with your comments and words, as one message.",
  reject: "This is not wanted. The lane ends, and nothing of it lands.",
  abandon: "This lane is given up. The target stays.",
  override: "Exactly this candidate may land although something stands against it. What that is goes into the ledger and every report.",
};

const accepted = {
  "over-size": "It is larger than its budget: accept that",
  "outside-boundary": "It changes files outside its boundary: accept that",
};

let pending = null;
const dialog = () => document.getElementById("decide");
const strip = () => document.getElementById("strip");
const isStale = () => document.body.hasAttribute("data-stale");

/** Makes the decision under way final at once; says whether there was one. */
export function settleNow() {
  if (!pending) return false;
  pending.commit();
  return true;
}

const unseen = () => files().filter((file) => !file.classList.contains("viewed"));

function line(...parts) {
  const element = document.createElement("p");
  element.append(...parts);
  return element;
}

function fileLink(file) {
  const link = document.createElement("button");
  link.type = "button";
  link.className = "quiet path";
  link.textContent = file.dataset.path;
  link.addEventListener("click", () => { dialog().close(); takeFile(file); });
  return link;
}

/** What the server would say against an approval, as far as this page knows; it is the server that refuses. */
function against(kind) {
  const found = [];
  if (kind !== "approve" && kind !== "override") return found;
  const left = unseen();
  if (left.length) {
    const names = left.slice(0, 4).map(fileLink);
    found.push(line(`Not viewed yet (${left.length}): `, ...names, left.length > 4 ? `and ${left.length - 4} more` : ""));
  }
  const verdict = strip().dataset.verdict;
  if (verdict === "none") found.push(line("It has no gate, so nothing is verified. Only an override lands it."));
  else if (verdict !== "green") found.push(line(`The gates are ${verdict}.`));
  return found;
}

function acceptance(kind) {
  if (kind !== "approve") return [];
  return (strip().dataset.problems || "").split(" ").filter(Boolean).map((problem) => {
    const label = document.createElement("label");
    const box = document.createElement("input");
    box.type = "checkbox";
    box.name = "accept";
    box.value = problem;
    label.append(box, " ", accepted[problem] ?? `Accept ${problem}`);
    return label;
  });
}

function show(kind) {
  const box = dialog();
  const form = box.querySelector("form");
  form.elements.kind.value = kind;
  box.querySelector("#decide-title").textContent = `${kind[0].toUpperCase()}${kind.slice(1)} ${lane}, candidate ${candidate}`;
  box.querySelector("#decide-meaning").textContent = meanings[kind];
  for (const select of box.querySelectorAll("select[data-kind]")) select.hidden = select.dataset.kind !== kind;
  box.querySelector("#decide-against").replaceChildren(...against(kind), ...acceptance(kind));
  const button = box.querySelector("button[value=go]");
  const number = drafts().length;
  const name = `${kind[0].toUpperCase()}${kind.slice(1)}`;
  button.textContent = kind === "rework" && number ? `${name} with ${number} ${number === 1 ? "comment" : "comments"}` : name;
  button.classList.toggle("danger", kind === "reject" || kind === "abandon");
  button.classList.toggle("primary", kind !== "reject" && kind !== "abandon");
  const list = box.querySelector("#decide-drafts");
  list.replaceChildren();
  if (drafts().length) {
    const title = document.createElement("p");
    title.className = "soft";
    title.textContent = "Your comments go along:";
    const items = document.createElement("ul");
    for (const draft of drafts()) {
      const item = document.createElement("li");
      const where = document.createElement("code");
      where.textContent = `${draft.path}${draft.line ? `:${draft.old ?? draft.line}` : ""}`;
      item.append(where, ` ${draft.text.trim().slice(0, 160)}`);
      items.append(item);
    }
    const only = document.createElement("button");
    only.type = "button";
    only.className = "quiet";
    only.textContent = "Send the comments alone";
    only.addEventListener("click", () => { box.close(); sendComments(); });
    list.append(title, items, only);
  }
}

/** Opens the dialog of a decision. */
export function decide(kind, refused = null) {
  if (isStale()) return note("This page shows an older candidate: open the new one first.", { kind: "warning" });
  if (pending) return note("A decision is under way: Enter makes it final, u takes it back.");
  const box = dialog();
  const words = box.querySelector("#decide-refused");
  words.hidden = !refused;
  words.textContent = refused ?? "";
  show(kind === "more" ? "override" : kind);
  // What was seen up to now is told before anything is decided, and what it comes to is shown.
  report().then(showPace);
  box.classList.toggle("all", kind === "more");
  box.showModal();
  box.querySelector(`select[data-kind="${kind === "more" ? "override" : kind}"]`)?.focus();
}

function showPace() {
  const place = dialog().querySelector("#decide-pace");
  const words = paceWords(pace());
  place.textContent = words;
  place.hidden = !words;
}

/** Where to go on: the next lane that is ready to be inspected, otherwise the board. */
async function goOn(said) {
  try { sessionStorage.setItem("said", JSON.stringify(said)); } catch { /* then it is not said */ }
  try {
    const board = await call("GET", "board");
    const next = board.groups.find((group) => group.group === "ready")?.rows.find((row) => row.lane !== lane);
    location.href = next ? `/lanes/${next.lane}/inspect` : "/";
  } catch {
    location.href = "/";
  }
}

async function settle(decision) {
  try {
    const answer = await call("POST", `lanes/${lane}/decisions`, decision, { keepalive: JSON.stringify(decision).length < 60_000 });
    forget();
    const made = answer.decisions.at(-1);
    const said = [`${lane}: ${made.kind} (${made.reason}), candidate ${made.candidate ?? candidate}`];
    if (made.pace?.faster) said.push(paceWords(made.pace));
    await goOn(said);
  } catch (error) {
    decide(decision.kind, error.message);
    const field = dialog().querySelector("textarea");
    if (!field.value) field.value = decision.message;
  }
}

async function sendComments() {
  try {
    for (const remark of remarks()) await call("POST", `lanes/${lane}/comments`, { ...remark, candidate });
    note(drafts().length === 1 ? "1 comment sent" : `${drafts().length} comments sent`, { kind: "good" });
    forget();
    document.dispatchEvent(new CustomEvent("comments-sent"));
  } catch (error) {
    failed(error);
  }
}

export function startDecide() {
  const box = dialog();
  const form = box.querySelector("form");
  for (const radio of form.elements.kind) radio.addEventListener("change", () => show(radio.value));
  form.addEventListener("submit", (event) => {
    if (event.submitter?.value !== "go") return;
    const kind = form.elements.kind.value;
    const message = form.elements.message.value.trim();
    const decision = {
      kind, reason: form.elements[`reason-${kind}`].value, message,
      accept: [...form.querySelectorAll("input[name=accept]:checked")].map((input) => input.value), candidate,
    };
    if (drafts().length) decision.comments = remarks();
    form.elements.message.value = "";
    report({ keepalive: true });
    const doubts = kind === "approve" && (unseen().length || strip().dataset.verdict !== "green");
    // What will be refused is refused at once, and nobody waits five seconds for it.
    if (doubts) return void settle(decision);
    const go = () => { pending = null; settle(decision); };
    const undone = () => { pending = null; form.elements.message.value = message; };
    pending = afterGrace(`${lane}: ${kind} (${decision.reason}). Final in five seconds; Enter: now.`, go, { undone });
  });
  box.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey || event.target.matches("select"))) {
      event.preventDefault();
      form.requestSubmit(form.querySelector("button[value=go]"));
    }
  });
}
