// Calls of the server. The cookie reads; changes carry the token, which lives in this origin's storage, where no other port's page gets at it.

export const storedToken = () => {
  try { return localStorage.getItem("token"); } catch { return null; }
};

/** What went wrong, in the server's words. */
export class CallError extends Error {
  constructor(message, code, status) {
    super(message);
    this.code = code;
    this.status = status;
  }
}

async function failure(response) {
  try {
    const body = await response.json();
    return new CallError(body.message ?? response.statusText, body.code, response.status);
  } catch {
    return new CallError(`${response.status} ${response.statusText}`, "failed", response.status);
  }
}

/**
 * One call of the API: `call("POST", "lanes/L-1/land", {})` answers with the JSON document. With `keepalive` it goes out even when the page is
 * leaving (up to 64 KB).
 */
export async function call(verb, path, body, { keepalive = false } = {}) {
  const headers = { Accept: "application/json" };
  const token = storedToken();
  if (token) headers.Authorization = `Bearer ${token}`;
  if (body !== undefined) headers["Content-Type"] = "application/json";
  const response = await fetch(`/api/v1/${path}`, { method: verb, headers, keepalive, body: body === undefined ? undefined : JSON.stringify(body) });
  if (!response.ok) throw await failure(response);
  return response.status === 204 ? null : response.json();
}

/** A part of a page as text; null when there is no such part any more. */
export async function fragment(address) {
  const response = await fetch(address, { headers: { Accept: "text/fragment" } });
  if (response.status === 204) return null;
  if (!response.ok) throw await failure(response);
  return response.text();
}

/** The elements of a part that the server rendered; the server escapes whatever is not its own. */
export function elements(html) {
  const template = document.createElement("template");
  template.innerHTML = html;
  return [...template.content.children];
}
