// The inspection of a candidate.

import { call, elements, fragment } from "./api.js";
import { times } from "./clock.js";
import { current, fileInHand, goTo, hunk, nextFile, startCursor, step, take, takeFile } from "./cursor.js";
import { decide, settleNow, startDecide } from "./decide.js";
import { address, candidate, choose, fileOf, files, fold, isFolded, lane, open, reload, startDiff, toggleLayout } from "./diff.js";
import { comment, countDrafts, startDrafts } from "./drafts.js";
import { bind } from "./keys.js";
import { gather, laneOf, onEvents } from "./live.js";
import { logs } from "./logs.js";
import { message } from "./message.js";
import { report, startLooks } from "./looks.js";
import { failed, note } from "./notes.js";
import { offer } from "./palette.js";
import { safe } from "./safe.js";
import { closeTree, follow, toggleTree, treeStep } from "./tree.js";

const byPath = (path) => files().find((file) => file.dataset.path === path);

// MARK: Viewed

function progress() {
  const all = files();
  const seen = all.filter((file) => file.classList.contains("viewed")).length;
  const place = document.getElementById("progress");
  if (place) place.querySelector("b").textContent = String(seen);
}

function markSeen(file) {
  file.classList.add("viewed");
  const box = file.querySelector("[data-viewed]");
  box.checked = true;
  box.disabled = true;
  const leaf = document.getElementById(`leaf-${file.dataset.file}`);
  leaf?.classList.add("viewed");
  const state = leaf?.querySelector(".leaf-state");
  if (state) state.textContent = "viewed";
  progress();
}

/** Marks the file in hand as viewed, in the version that is shown, and goes to the next that is not. */
async function view(file = fileInHand()) {
  if (!file) return;
  if (!file.classList.contains("viewed")) {
    await report();
    await call("POST", `lanes/${lane}/viewed`, { paths: [file.dataset.path], candidate });
    markSeen(file);
    fold(file, true);
  }
  take(file.querySelector(".file-head"));
  nextUnseen();
}

function nextUnseen() {
  const isLeft = (file) => !file.classList.contains("viewed");
  if (nextFile(1, isLeft)) return;
  const first = files().find(isLeft);
  if (first) takeFile(first); else note("Every file is viewed: a approves, r sends back, x rejects.");
}

// MARK: What is beside a file

const aside = (file) => file.querySelector(".aside");

async function why(file = fileInHand()) {
  if (!file) return;
  const place = aside(file);
  if (!place.hidden) {
    place.hidden = true;
    return;
  }
  place.replaceChildren(...elements(await fragment(address("talk", file))));
  times(place);
  place.hidden = false;
}

async function since(file = fileInHand()) {
  const button = file?.querySelector("[data-since]");
  if (!button) return note("Nothing of this file was looked at before.");
  const on = button.getAttribute("aria-pressed") !== "true";
  const body = file.querySelector(".body");
  if (on) {
    const fresh = elements(await fragment(address("since", file)));
    const box = document.createElement("div");
    box.className = "since-body";
    box.append(...fresh);
    body.after(box);
    times(box);
    if (isFolded(file)) fold(file, false);
  } else {
    file.querySelector(".since-body")?.remove();
  }
  body.hidden = on;
  button.setAttribute("aria-pressed", String(on));
}

// MARK: Live

function stale(number) {
  if (document.body.dataset.stale === number) return;
  document.body.dataset.stale = number;
  const bar = document.getElementById("stale");
  const words = document.createElement("strong");
  words.textContent = `Candidate ${number} is here. `;
  const more = document.createElement("span");
  more.textContent = `This page shows candidate ${candidate}, and decides nothing any more.`;
  const button = document.createElement("button");
  button.type = "button";
  button.className = "primary";
  button.textContent = `Open candidate ${number}`;
  button.addEventListener("click", () => location.reload());
  bar.replaceChildren(words, more, button);
  bar.hidden = false;
  for (const one of document.querySelectorAll("[data-decide]")) one.disabled = true;
  document.getElementById("decide").close();
}

function replace(id, html) {
  const old = document.getElementById(id);
  const [fresh] = elements(html);
  if (!old || !fresh || old.outerHTML === fresh.outerHTML) return;
  const focused = old.contains(document.activeElement) ? document.activeElement : null;
  const same = focused && [...old.querySelectorAll("button, a, summary")].indexOf(focused);
  const opened = [...old.querySelectorAll("details[open]")].map((element) => element.closest(".card")?.id);
  old.replaceWith(fresh);
  times(fresh);
  for (const name of opened) fresh.querySelector(`#${name} details`)?.setAttribute("open", "");
  if (focused) fresh.querySelectorAll("button, a, summary")[same]?.focus({ preventScroll: true });
}

const refresh = gather(150, async () => {
  try {
    const html = await fragment(`/fragments/lanes/${lane}/inspect/strip`);
    const [strip] = elements(html);
    if (Number(strip.dataset.candidate) !== candidate) return stale(strip.dataset.candidate);
    replace("strip", html);
    measure();
    countDrafts();
    progress();
    replace("facts", await fragment(`/fragments/lanes/${lane}/inspect/facts`));
  } catch (error) {
    failed(error);
  }
});

/** How much of the screen the bars above take, for what sticks below them. */
const root = document.documentElement;
function measure() {
  const strip = document.getElementById("strip");
  const isSticky = getComputedStyle(strip).position === "sticky";
  const top = document.querySelector("header.top").offsetHeight;
  root.style.setProperty("--top", `${isSticky ? top : 0}px`);
  root.style.setProperty("--above", `${isSticky ? top + strip.offsetHeight : 0}px`);
}

// MARK: Start

function press(event) {
  const button = event.target.closest("button, a, input");
  if (!button) return;
  const file = fileOf(button);
  const done = (promise) => Promise.resolve(promise).catch(failed);
  if (button.matches(".fold")) fold(file);
  else if (button.matches("[data-open]")) done(open(button.closest(".h"), event.shiftKey));
  else if (button.matches("[data-talk]")) done(why(file));
  else if (button.matches("[data-since]")) done(since(file));
  else if (button.matches("[data-line]")) done(goTo(file, Number(button.dataset.line)));
  else if (button.matches("input[data-viewed]")) {
    event.preventDefault();
    done(view(file));
  } else if (button.matches("[data-decide]")) decide(button.dataset.decide);
  else if (button.matches("[data-log]")) logs(button);
  else if (button.matches("[data-logs]")) logs();
  else if (button.matches("button[data-layout]")) done(choose(button.dataset.layout));
  else if (button.matches("[data-facts]")) showFacts(document.body.classList.contains("no-facts"));
  else if (button.matches("[data-next]")) nextUnseen();
  else if (button.matches("[data-tree]")) toggleTree();
  else if (button.matches("[data-tree-close]")) closeTree();
  else if (button.matches("[data-leaf]")) {
    event.preventDefault();
    document.body.classList.remove("tree-open");
    takeFile(document.getElementById(`file-${button.dataset.leaf}`));
  } else if (button.matches("[data-path-link]")) {
    event.preventDefault();
    const found = byPath(button.dataset.pathLink);
    const line = Number(button.dataset.pathLine ?? 0);
    if (found && line) done(goTo(found, line));
    else if (found) takeFile(found); else note(`${button.dataset.pathLink} is not changed by this candidate`);
  }
}

/** Lets the reviewers look at the candidate once more. */
async function reviewAgain() {
  await call("POST", `lanes/${lane}/reviews`, { reviewers: [] });
  note(`the reviewers of ${lane} look again`, { kind: "good" });
}

/** Whether the facts are shown; remembered. */
function showFacts(shown) {
  document.body.classList.toggle("no-facts", !shown);
  try { localStorage.setItem("facts", shown ? "shown" : "hidden"); } catch { /* then it holds for this page */ }
}

const whenStop = (run) => () => { run().catch(failed); };

function keys() {
  bind("j", "next line", () => treeStep(1) || void step(1));
  bind("k", "previous line", () => treeStep(-1) || void step(-1));
  bind("J", "next change", whenStop(() => hunk(1)));
  bind("K", "previous change", whenStop(() => hunk(-1)));
  bind("n", "next file", () => void nextFile(1));
  bind("p", "previous file", () => void nextFile(-1));
  bind("v", "viewed: this version of the file; then the next one", whenStop(() => view()));
  bind("c", "comment on the line in hand", () => void comment());
  bind("Ctrl+Enter", "done with a comment", () => {
    const draft = document.activeElement?.closest(".draft");
    if (!draft) return false;
    draft.querySelector("[data-done]").click();
  });
  bind("a", "approve", () => void decide("approve"));
  bind("r", "rework, with your comments", () => void decide("rework"));
  bind("x", "reject", () => void decide("reject"));
  bind("X", "override, abandon", () => void decide("more"));
  bind("s", "unified or side by side", whenStop(() => toggleLayout()));
  bind("e", "more context at the gap in hand, or the nearest", whenStop(() => openNear(false)));
  bind("E", "all of that context", whenStop(() => openNear(true)));
  bind("z", "fold or open the file", () => { const file = fileInHand(); if (file) fold(file); });
  bind("d", "only what changed since you looked", whenStop(() => since()));
  bind("w", "why: what the agent said when it changed this file", whenStop(() => why()));
  bind("t", "the tree; again to hide it", toggleTree);
  bind("i", "facts, shown or not", () => showFacts(document.body.classList.contains("no-facts")));
  bind("l", "logs of the gates", () => void logs());
  bind("F", "the reviewers look again", whenStop(reviewAgain));
  offer(`Review ${lane} again`, "the reviewers look at the candidate once more", whenStop(reviewAgain));
  bind("m", "message to the agent", message);
  bind("o", "the lane’s page", () => { location.href = `/lanes/${lane}`; });
  bind("Enter", "on a head: open it; on a gap: more context; on a line: comment; else make a decision final now", enter);
}

/** Context at the gap in hand; what came is in hand when the gap is closed by it. */
async function openHere(gap, all) {
  const rows = await open(gap, all);
  if (rows?.length && !gap.querySelector("[data-open]")) take(rows[0]);
}

function openNear(all) {
  const here = current();
  if (here?.querySelector(":scope > [data-open]")) return openHere(here, all);
  const file = here ? fileOf(here) : fileInHand();
  const gaps = [...(file?.querySelectorAll(".body .h") ?? [])].filter((gap) => gap.querySelector("[data-open]"));
  const at = here?.getBoundingClientRect().top ?? innerHeight / 2;
  const distance = (gap) => Math.abs(gap.getBoundingClientRect().top - at);
  const nearest = gaps.sort((left, right) => distance(left) - distance(right))[0];
  if (!nearest) {
    note("there is no more context here");
    return Promise.resolve();
  }
  return open(nearest, all);
}

function enter() {
  if (settleNow()) return true;
  if (document.activeElement?.closest("a, button, summary, input, select")) return false;
  const here = current();
  if (!here || document.activeElement !== here) return false;
  if (here.matches(".file-head")) fold(fileOf(here));
  else if (here.matches(".h")) openHere(here, false).catch(failed);
  else comment(here);
  return true;
}

export function start() {
  performance.mark("inspect-start");
  measure();
  new ResizeObserver(measure).observe(document.querySelector("header.top"));
  try { document.body.classList.toggle("no-facts", localStorage.getItem("facts") === "hidden"); } catch { /* shown */ }
  startDiff();
  startCursor();
  startDrafts();
  startDecide();
  startLooks();
  keys();
  follow();
  let waiting = false;
  addEventListener("scroll", () => {
    if (waiting) return;
    waiting = true;
    requestAnimationFrame(() => { waiting = false; follow(); });
  }, { passive: true });
  addEventListener("resize", measure);
  document.addEventListener("click", press);
  document.addEventListener("comments-sent", () => { for (const file of files()) reload(file); });
  document.querySelector("[data-body]")?.addEventListener("toggle", async (event) => {
    const place = event.target.querySelector("pre");
    if (!place.textContent) place.textContent = safe((await call("GET", `lanes/${lane}/pull-request`)).text);
  });
  onEvents((event) => { if (event === null || laneOf(event) === lane) refresh("lane"); });
  // The page may be older than the list of events that it begins with.
  refresh("lane");
  performance.mark("inspect-ready");
}
