// Hands the key of a one-time link in. It stands behind "#", which a browser sends to nobody.
const state = document.getElementById("state");
const key = location.hash.slice(1);
history.replaceState(null, "", "/enter");

async function enter() {
  if (!key) throw new Error("This link has no key. Run 'signalbox web' for a new one.");
  const response = await fetch("/enter", { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify({ key }) });
  const body = await response.json();
  if (!response.ok) throw new Error(body.message);
  localStorage.setItem("token", body.token);
  location.replace("/");
}

enter().catch((error) => { state.textContent = error.message; });
