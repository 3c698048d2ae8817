// Desktop notifications, once the operator consented: what has come to wait for them since.

import { isLeader, onEvents } from "./live.js";

let known = null;

async function look() {
  const items = await fetch("/api/v1/inbox").then((answer) => (answer.ok ? answer.json() : []));
  const fresh = known ? items.filter((item) => !known.has(item.id)) : [];
  known = new Set(items.map((item) => item.id));
  for (const item of fresh) {
    const shown = new Notification(`${item.id}: ${item.kind} of ${item.lane}`, { body: item.command ?? item.need ?? item.text ?? item.title, tag: item.id });
    shown.addEventListener("click", () => { focus(); location.href = "/inbox"; });
  }
}

/** Only the page that listens to the server tells, so that one thing is told once. */
export function startNotifications() {
  if (!("Notification" in window)) return;
  onEvents((event) => {
    if (Notification.permission !== "granted" || !isLeader()) return;
    if (event === null || event.event.lane) {
      const kind = event?.event.lane ? Object.keys(event.event.lane.event)[0] : "";
      if (event === null || known === null || /^(asked|handoffProposed)$/.test(kind)) look().catch(() => {});
    }
  });
}
