// Asking this page's own server, and saying what came of it.

async function answer(response) {
  const text = await response.text();
  let body = {};
  try { body = text ? JSON.parse(text) : {}; } catch { body = { error: text }; }
  if (!response.ok) throw new Error(typeof body.error === "string" ? body.error : body.error?.message || `The server answered ${response.status}.`);
  return body;
}

export const get = async (path) => answer(await fetch(path));

export const post = async (path, body = {}) => answer(await fetch(path, {
  method: "POST",
  headers: { "Content-Type": "application/json" },
  body: JSON.stringify(body),
}));

export const postBytes = async (path, bytes) => answer(await fetch(path, {
  method: "POST",
  headers: { "Content-Type": "message/rfc822" },
  body: bytes,
}));

const toast = document.getElementById("toast");
let fading;

export function say(text, { bad = false, forMs = 9000 } = {}) {
  toast.textContent = text;
  toast.className = bad ? "shown bad" : "shown";
  clearTimeout(fading);
  fading = setTimeout(() => { toast.className = ""; }, forMs);
}

// Runs `work`; a failure becomes a sentence instead of a silent console line.
export async function saying(work) {
  try { return await work(); } catch (error) { say(error.message, { bad: true }); return undefined; }
}

// An element with text, never with markup: everything shown here was written by strangers.
export function make(tag, { text = "", cls = "", ...attributes } = {}, ...children) {
  const element = document.createElement(tag);
  if (text) element.textContent = text;
  if (cls) element.className = cls;
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.append(...children);
  return element;
}

const short = new Intl.DateTimeFormat("en-GB", { weekday: "short", day: "numeric", month: "short", hour: "2-digit", minute: "2-digit", timeZone: "UTC" });

// The server sends local times with their offset: they are shown as they read there, not in the browser's zone.
export const asClock = (iso) => new Date(`${iso.slice(0, 19)}Z`);
export const when = (iso) => short.format(asClock(iso)).replace(",", "");
