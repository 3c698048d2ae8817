// What happens, as it happens. One page of this browser listens to the server and tells the others: a browser opens six connections to a
// server and no more, and an operator has more pages open than that.

const listeners = new Set();
const watchers = new Set();
const rowWatchers = new Set();
const seen = { sequence: Number(document.body.dataset.sequence ?? 0) };
const channel = new BroadcastChannel("signalbox-live");

/** Calls back with each event of the ledger, and with `null` when some may have been missed: then everything is asked anew. */
export function onEvents(callback) { listeners.add(callback); }

/** Calls back with `{lane, activity}` when what a lane is doing changes; `activity` is `{text, since}` or null. */
export function onActivity(callback) { watchers.add(callback); }

/**
 * Calls back with `{lane, sequence, html, repository, kind, risk}`: a lane's row of the board, behind each event of the lane; `html` is missing when the lane is not on
 * the board. What lanes do to each other's rows is not said here.
 */
export function onRow(callback) { rowWatchers.add(callback); }

function watch(change) {
  for (const watcher of watchers) watcher(change);
}

function show(row) {
  for (const watcher of rowWatchers) watcher(row);
}

/** The last event that this page knows of. */
export const sequence = () => seen.sequence;

function tell(event) {
  for (const listener of listeners) listener(event);
}

function take(event) {
  if (event.sequence <= seen.sequence) return;
  // A hole: pages that only listen may have been asleep.
  const hole = event.sequence !== seen.sequence + 1;
  seen.sequence = event.sequence;
  if (hole) tell(null);
  // That somebody looked changes nothing that a page shows, and must not make the page that is looked at ask for itself.
  if (kindOf(event) !== "looked") tell(event);
  document.dispatchEvent(new CustomEvent("signalbox-event", { detail: event }));
}

function state(word) {
  const lamp = document.getElementById("live");
  if (!lamp || lamp.dataset.state === word) return;
  lamp.dataset.state = word;
  lamp.querySelector(".word").textContent = word;
}

channel.addEventListener("message", ({ data }) => {
  if (data.kind === "event") take(data.event);
  if (data.kind === "state") state(data.word);
  if (data.kind === "activity") watch(data.change);
  if (data.kind === "row") show(data.row);
  if (data.kind === "hello" && leads) channel.postMessage({ kind: "at", sequence: seen.sequence, word: lamp() });
  if (data.kind === "at") {
    state(data.word);
    if (data.sequence > seen.sequence) {
      seen.sequence = data.sequence;
      tell(null);
    }
  }
});

let leads = false;

/** Whether this page is the one that listens to the server. */
export const isLeader = () => leads;

const lamp = () => document.getElementById("live")?.dataset.state ?? "connecting";

function say(word) {
  state(word);
  channel.postMessage({ kind: "state", word });
}

/** Listens until the page goes. The browser connects again by itself and names the last event it had. */
function lead() {
  leads = true;
  return new Promise(() => {
    let source = null;
    let wait = 500;
    let timer = null;
    const open = () => {
      source = new EventSource(`/fragments/live?after=${seen.sequence}`);
      source.addEventListener("open", () => { wait = 500; say("live"); });
      source.addEventListener("message", (message) => {
        const event = JSON.parse(message.data);
        channel.postMessage({ kind: "event", event });
        take(event);
      });
      source.addEventListener("row", (message) => {
        const row = JSON.parse(message.data);
        channel.postMessage({ kind: "row", row });
        show(row);
      });
      source.addEventListener("activity", (message) => {
        const change = JSON.parse(message.data);
        channel.postMessage({ kind: "activity", change });
        watch(change);
      });
      source.addEventListener("error", () => {
        say("reconnecting");
        // A server that is gone or refuses closes the source for good; then we try again ourselves, ever more slowly.
        if (source.readyState === EventSource.CLOSED) {
          clearTimeout(timer);
          timer = setTimeout(open, wait);
          wait = Math.min(wait * 2, 10_000);
        }
      });
    };
    open();
  });
}

export function startLive() {
  channel.postMessage({ kind: "hello" });
  // The lock goes to another page when this one is closed.
  navigator.locks.request("signalbox-live", lead);
}

/**
 * Calls `run` with everything that came since it last ran, at most every so many milliseconds and never twice at a time. With `eager` it is called
 * at once when it has not run for that long.
 */
export function gather(milliseconds, run, { eager = false } = {}) {
  let items = new Set();
  let busy = false;
  let last = -Infinity;
  const start = () => {
    busy = true;
    setTimeout(async () => {
      const batch = items;
      items = new Set();
      last = performance.now();
      try { await run(batch); } finally {
        busy = false;
        if (items.size) start();
      }
    }, eager ? Math.max(0, last + milliseconds - performance.now()) : milliseconds);
  };
  return (item) => {
    items.add(item);
    if (!busy) start();
  };
}

/** The lane that an event is about; null for others. */
export const laneOf = (event) => event?.event?.lane?.id ?? event?.event?.laneQueued?.id ?? null;

/** The name of what happened, such as `askOpened`; null for events that are not of a lane. */
export const kindOf = (event) => (event?.event?.lane ? Object.keys(event.event.lane.event)[0] ?? null : event?.event?.laneQueued ? "queued" : null);
