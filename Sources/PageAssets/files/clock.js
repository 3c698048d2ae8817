// Times on the page: ages that grow, clock times in the operator's own zone.

const start = performance.now();
const serverStart = Number(document.body.dataset.now ?? Date.now());

/** The server's time in milliseconds, whatever this machine's clock says. */
export const now = () => serverStart + (performance.now() - start);

export function age(milliseconds) {
  const seconds = Math.max(0, Math.floor(milliseconds / 1000));
  if (seconds < 60) return `${seconds} s`;
  const minutes = Math.floor(seconds / 60);
  if (minutes < 60) return `${minutes} min`;
  const hours = Math.floor(minutes / 60);
  if (hours < 24) return minutes % 60 ? `${hours} h ${minutes % 60} min` : `${hours} h`;
  return `${Math.floor(hours / 24)} d ${hours % 24} h`;
}

function clock(moment) {
  const time = new Date(moment);
  const sameDay = new Date(now()).toDateString() === time.toDateString();
  const text = time.toLocaleTimeString([], { hour12: false });
  return sameDay ? text : `${time.getFullYear()}-${String(time.getMonth() + 1).padStart(2, "0")}-${String(time.getDate()).padStart(2, "0")} ${text}`;
}

function show(element, fresh) {
  const moment = Number(element.dataset.at);
  if (fresh) {
    element.dateTime = new Date(moment).toISOString();
    element.title = new Date(moment).toLocaleString([], { hour12: false });
  }
  const text = element.dataset.form === "clock" ? clock(moment) : age(now() - moment);
  if (element.textContent !== text) element.textContent = text;
}

/** Writes the times below an element that has just come onto the page. */
export function times(root = document) {
  for (const element of root.querySelectorAll("time[data-at]")) show(element, true);
}

let round = 0;
export function startClock() {
  times();
  // Ages of an hour and more change seldom: those are looked at every half minute, so that a thousand rows cost nothing.
  setInterval(() => {
    if (document.hidden) return;
    round += 1;
    for (const element of document.querySelectorAll("time[data-form=age]")) {
      if (round % 30 === 0 || now() - Number(element.dataset.at) < 3_600_000) show(element, false);
    }
  }, 1000);
}
