// Forms that make a call of the API. What the server refuses stands below the form, in its words.

import { call } from "./api.js";
import { afterGrace, note } from "./notes.js";

function value(field, text) {
  switch (field?.dataset?.type) {
    case "flag": return text === "true" || text === "on";
    case "number": return text === "" ? undefined : Number(text);
    case "scope": return { [text]: {} };
    case "scope-repository": return { repository: { name: text } };
    case "list": return text.split(",").map((part) => part.trim()).filter(Boolean);
    default: return text;
  }
}

/** The fields of a form as the JSON body of its call; empty fields that may be empty are left out. */
export function bodyOf(form, submitter) {
  const body = {};
  for (const field of form.elements) {
    if (!field.name || field.disabled) continue;
    if (field.type === "submit" || field.type === "button") continue;
    if (field.type === "checkbox" && field.dataset.type === "flag") {
      body[field.name] = field.checked;
      continue;
    }
    if ((field.type === "checkbox" || field.type === "radio") && !field.checked) continue;
    const found = value(field, field.value);
    if (field.type === "checkbox" && field.dataset.type === "list-item") {
      body[field.name] = [...(body[field.name] ?? []), field.value];
    } else if (found !== undefined && !(found === "" && field.dataset.empty !== "keep" && field.type !== "hidden" && !field.required)) {
      body[field.name] = found;
    }
  }
  if (submitter?.name) body[submitter.name] = value(submitter, submitter.value);
  // A call that takes several of a kind gets a list of one.
  const wrap = form.querySelector("[data-type=wrap]")?.value;
  if (wrap) {
    delete body.wrap;
    return { [wrap]: [body] };
  }
  return body;
}

async function send(form, body) {
  const refusal = form.querySelector(".refusal");
  refusal.hidden = true;
  for (const button of form.querySelectorAll("button")) button.disabled = true;
  try {
    const answer = await call(form.dataset.verb, form.dataset.call, body);
    note(form.dataset.done, { kind: "good" });
    form.dispatchEvent(new CustomEvent("call-done", { bubbles: true, detail: answer }));
    for (const field of form.querySelectorAll("textarea, input:not([type=hidden])")) if (field.name === "message" || field.name === "text") field.value = "";
  } catch (error) {
    refusal.textContent = error.message;
    refusal.hidden = false;
    if (!form.isConnected) note(error.message, { kind: "bad", seconds: 15 });
  } finally {
    for (const button of form.querySelectorAll("button")) button.disabled = false;
  }
}

export function startForms() {
  document.addEventListener("submit", (event) => {
    const form = event.target.closest("form[data-call]");
    if (!form) return;
    event.preventDefault();
    const body = bodyOf(form, event.submitter);
    const grace = Number(form.dataset.grace ?? 0);
    if (grace) afterGrace(`${form.dataset.done} in ${grace} s`, () => send(form, body), { seconds: grace }); else send(form, body);
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey) && event.target.matches("form[data-call] textarea")) {
      event.preventDefault();
      event.target.form.requestSubmit(event.target.form.querySelector("button.primary, button[type=submit]"));
    }
  });
}
