// A message to the agent of the lane.

import { call } from "./api.js";
import { lane } from "./diff.js";
import { failed, note } from "./notes.js";

/** Opens the dialog of a message. It decides nothing. */
export function message() {
  const box = document.createElement("dialog");
  box.className = "message";
  box.setAttribute("aria-label", "message to the agent");
  const form = document.createElement("form");
  form.method = "dialog";
  const title = document.createElement("h2");
  title.textContent = `Message to the agent of ${lane}`;
  const field = document.createElement("textarea");
  field.setAttribute("aria-label", "message");
  field.placeholder = "Now, when it is at work; otherwise in its next turn. It decides nothing. Ctrl+Enter sends.";
  const send = document.createElement("button");
  send.className = "primary";
  send.value = "send";
  send.textContent = "Send";
  const back = document.createElement("button");
  back.type = "button";
  back.textContent = "Back (Esc)";
  back.addEventListener("click", () => box.close());
  const buttons = document.createElement("div");
  buttons.className = "buttons";
  buttons.append(send, back);
  form.append(title, field, buttons);
  box.append(form);
  const go = async () => {
    const text = field.value.trim();
    box.close();
    if (!text) return;
    try {
      await call("POST", `lanes/${lane}/messages`, { text, interrupts: false });
      note("the agent is told", { kind: "good" });
    } catch (error) { failed(error); }
  };
  form.addEventListener("submit", (event) => { event.preventDefault(); go(); });
  box.addEventListener("keydown", (event) => { if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) go(); });
  box.addEventListener("close", () => box.remove());
  document.body.append(box);
  box.showModal();
  field.focus();
}
