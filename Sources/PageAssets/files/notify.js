// Desktop notifications, once the operator consented: what has come to wait for them since this page was opened. Asks, handoffs, failures, alarms: what the
// inbox has.

import { fragment } from "./api.js";
import { now } from "./clock.js";
import { gather, isLeader, onEvents } from "./live.js";

let since = Math.floor(now());
const told = new Set();

async function look() {
  for (const item of JSON.parse(await fragment(`/fragments/waiting/${since}`))) {
    since = Math.max(since, item.at);
    if (told.has(item.key)) continue;
    told.add(item.key);
    const shown = new Notification(item.title, { body: item.text, tag: item.key });
    shown.addEventListener("click", () => { focus(); location.href = "/inbox"; });
  }
}

// Several things happen at once when something fails; the server not answering is said elsewhere, and the next event asks again.
const tell = gather(300, () => look().catch(() => {}));

/** Only the page that listens to the server tells, so that one thing is told once. */
export function startNotifications() {
  if (!("Notification" in window)) return;
  onEvents((event) => {
    if (Notification.permission === "granted" && isLeader() && (event === null || event.event.lane)) tell("all");
  });
}
