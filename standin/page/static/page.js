// The shell: three views, the clock, the two buttons, and what became of each mail.

import { asClock, get, make, post, postBytes, say, saying, when } from "./ask.js";
import { MailList } from "./mails.js";
import { Sheet } from "./sheet.js";

const byId = (id) => document.getElementById(id);
const POLL_MS = 2000;

// Which view is open is said in the address, so that a reload stays there.

const VIEWS = ["inbox", "sheet", "outbox"];
const tabs = [...document.querySelectorAll(".views [data-view]")];

function openView(name) {
  for (const tab of tabs) {
    const chosen = tab.dataset.view === name;
    tab.setAttribute("aria-selected", String(chosen));
    tab.tabIndex = chosen ? 0 : -1;
    byId(`view-${tab.dataset.view}`).hidden = !chosen;
  }
  if (location.hash !== `#${name}`) history.replaceState(null, "", `#${name}`);
  if (name === "sheet") sheet.shown();
  refresh();
}

tabs.forEach((tab, index) => {
  tab.addEventListener("click", () => openView(tab.dataset.view));
  tab.addEventListener("keydown", (event) => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (!step) return;
    const next = tabs[(index + step + tabs.length) % tabs.length];
    openView(next.dataset.view);
    next.focus();
  });
});
window.addEventListener("hashchange", () => openView(VIEWS.find((name) => location.hash === `#${name}`) || "inbox"));

// The Inbox

const FATES = {
  lead: { cls: "good", words: "new lead" },
  touch: { cls: "again", words: "wrote again" },
  screened: { cls: "aside", words: "screened" },
  waiting: { cls: "waiting", words: "waiting for the next turn" },
};

function fateOf(mail) {
  const { kind, lead, because } = mail.fate;
  const { cls, words } = FATES[kind] || FATES.waiting;
  const line = make("p", { cls: `fate ${cls}` }, make("span", { cls: "chip", text: words }));
  if (lead) {
    const go = make("button", { cls: "link", text: lead, title: `Show ${lead} in the sheet` });
    go.addEventListener("click", () => { openView("sheet"); saying(() => sheet.find(lead)); });
    line.append(" ", go);
  }
  if (because) line.append(" ", make("span", { cls: "because", text: because, title: because }));
  return line;
}

const inbox = new MailList({
  box: "in", list: byId("inbox-list"), pane: byId("inbox-mail"), extra: fateOf,
  onFollow: (href) => say(`A link in somebody’s mail: ${href}. It is not opened from here.`),
});
inbox.onOpen = () => showCompose(false);

function showCompose(open) {
  byId("inquiry").hidden = !open;
  byId("drop").hidden = !open;
  if (open) inbox.close();
}

byId("compose").addEventListener("click", () => { showCompose(true); byId("inquiry").elements.name.focus(); });

byId("inquiry").addEventListener("submit", (event) => {
  event.preventDefault();
  const fields = Object.fromEntries(new FormData(event.target));
  saying(async () => {
    await post("/_local/demo/send", fields);
    say("Sent: it lies in the mailbox now. Take a turn to see what becomes of it.");
    await refresh();
  });
});

const EXAMPLES = [
  ["Jürgen Brandt", "j.brandt@hafenwerk.example", "Angebot Tauchpumpen", "Guten Tag,\n\nwir suchen vier Tauchpumpen für ein Klärwerk, Fördermenge 60 m³/h.\nBitte rufen Sie mich an.\n\nJürgen Brandt\nHafenwerk GmbH\nTelefon: +49 30 23125 117"],
  ["Camille Moreau", "camille@moulin-vert.example", "Demande de devis", "Bonjour,\n\npourriez-vous nous envoyer un devis pour dix pompes doseuses ?\n\nCamille Moreau\nMoulin Vert SARL\nTél. +33 1 99 00 12 34"],
  ["Newsletter", "news@pump-weekly.example", "This week in pumps", "Hello reader,\n\nten stories about impellers.\n\nTo unsubscribe click here."],
  ["Ana Lopez", "ana.lopez@bluewater.example", "One more thing", "Hello again,\n\ncould you add two spare seals to the offer?\n\nAna"],
];
let example = 0;
byId("another").addEventListener("click", () => {
  const form = byId("inquiry").elements;
  [form.name.value, form.email.value, form.subject.value, form.text.value] = EXAMPLES[example++ % EXAMPLES.length];
});

async function drop(files) {
  await saying(async () => {
    for (const file of files) await postBytes("/_local/demo/drop", file);
    say(files.length === 1 ? `${files[0].name} lies in the mailbox now.` : `${files.length} files lie in the mailbox now.`);
    await refresh();
  });
}
byId("file").addEventListener("change", (event) => { drop([...event.target.files]); event.target.value = ""; });

const inboxView = byId("view-inbox");
window.addEventListener("dragover", (event) => {
  event.preventDefault();
  if (!inboxView.hidden) inboxView.classList.add("dropping");
});
window.addEventListener("dragleave", (event) => { if (!event.relatedTarget) inboxView.classList.remove("dropping"); });
window.addEventListener("drop", (event) => {
  event.preventDefault();
  inboxView.classList.remove("dropping");
  if (!inboxView.hidden && event.dataTransfer.files.length) drop([...event.dataTransfer.files]);
});

// The Outbox

const replyForm = byId("reply");
let answering = null;

const outbox = new MailList({
  box: "out", list: byId("outbox-list"), pane: byId("outbox-mail"), extra: fateOf, onFollow: follow,
});

outbox.onOpen = (line) => {
  closeReply();
  byId("outbox-empty").hidden = true;
  const button = make("button", { text: "Reply to this mail", cls: "reply-button" });
  button.addEventListener("click", () => openReply(line, "snooze 2 weeks"));
  byId("outbox-mail").querySelector(".mail-head").append(button);
};

function openReply(line, text) {
  answering = line.name;
  byId("reply-as").textContent = line.who;
  replyForm.elements.text.value = text;
  replyForm.hidden = false;
  replyForm.elements.text.focus();
}

function closeReply() { answering = null; replyForm.hidden = true; }

// Links in our own letters: to a row of the sheet, to a prefilled answer, to a phone.
function follow(href, words) {
  const row = href.match(/range=[A-Z]+(\d+)/);
  if (row) { openView("sheet"); saying(() => sheet.goTo(href.match(/gid=(\d+)/)?.[1], Number(row[1]))); return; }
  if (/^https?:.*\/spreadsheets\//.test(href)) { openView("sheet"); return; }
  if (href.startsWith("mailto:") && /[?&](body|subject)=/.test(href)) {
    const line = outbox.mails.find((mail) => mail.name === outbox.chosen);
    const asked = new URLSearchParams(href.slice(href.indexOf("?")));
    if (line) openReply(line, asked.get("body") || words);
    return;
  }
  say(`“${words}” leads to ${href}. It is not opened from here.`);
}

byId("reply-cancel").addEventListener("click", closeReply);
replyForm.addEventListener("submit", (event) => {
  event.preventDefault();
  saying(async () => {
    await post("/_local/demo/reply", { mail: answering, text: replyForm.elements.text.value });
    closeReply();
    say("The reply lies in the mailbox. Take a turn to see what becomes of it.");
    await refresh();
  });
});

// The clock and the two buttons

let clockAt = null;
let readAt = 0;
const clock = new Intl.DateTimeFormat("en-GB", { weekday: "short", day: "numeric", month: "short", year: "numeric", hour: "2-digit", minute: "2-digit", timeZone: "UTC" });

function tick() {
  if (clockAt) byId("clock").textContent = clock.format(new Date(clockAt.getTime() + performance.now() - readAt)).replace(/,/g, "");
}
setInterval(tick, 1000);

const buttons = [byId("turn"), byId("jump")];

async function work(button, path) {
  for (const each of buttons) each.disabled = true;
  button.classList.add("busy");
  await saying(async () => {
    const news = await post(path);
    say([news.said, ...news.trouble].join(" "), { bad: news.trouble.length > 0, forMs: 12000 });
    await refresh();
  });
  for (const each of buttons) each.disabled = false;
  button.classList.remove("busy");
}
byId("turn").addEventListener("click", () => work(byId("turn"), "/_local/demo/turn"));
byId("jump").addEventListener("click", () => work(byId("jump"), "/_local/demo/jump"));

// Looking again, every two seconds and after whatever was done here

const sheet = new Sheet({ grid: byId("grid"), frame: byId("sheet-frame"), strip: byId("sheet-tabs"), hiddenToo: byId("hidden-too"), bar: byId("sheet-bar"), views: byId("filter-views"), findBox: byId("find"), cellName: byId("cell-name"), cellText: byId("cell-text"), cellSaid: byId("cell-said") });

async function look() {
  const state = await get("/_local/demo/state");
  clockAt = asClock(state.now);
  readAt = performance.now();
  tick();
  byId("zone").textContent = state.zone.split("/").pop().replace(/_/g, " ");
  byId("jump").title = `Sets the demo’s clock to ${when(state.next_morning)}; the worker works on the way there`;
  byId("our-address").textContent = state.address;
  byId("count-inbox").textContent = state.mails;
  byId("count-outbox").textContent = state.sent;
  sheet.spreadsheet = state.spreadsheet_id;
  if (!byId("view-inbox").hidden) inbox.show(await get("/_local/demo/mails"));
  if (!byId("view-outbox").hidden) {
    outbox.show(await get("/_local/demo/sent"));
    if (!outbox.chosen && outbox.mails.length) await outbox.open(outbox.mails[0].name);
  }
  if (!byId("view-sheet").hidden) await sheet.look();
}

let looking = null;
let next = null;
let away = false;

async function lookSafely() {
  try {
    await look();
    if (away) say("The demo answers again.");
    away = false;
  } catch (error) {
    const stopped = error instanceof TypeError && /fetch/i.test(error.message);
    if (!away) say(stopped ? "The demo does not answer. Was it stopped?" : error.message, { bad: true, forMs: 60000 });
    away = true;
  }
}

// One after the other, at most one waiting: an answer that comes late must never overwrite a newer one.
function refresh() {
  if (!looking) {
    looking = lookSafely().finally(() => { looking = null; });
    return looking;
  }
  next ??= looking.then(() => { next = null; return refresh(); });
  return next;
}

openView(VIEWS.find((name) => location.hash === `#${name}`) || "sheet");
setInterval(() => { if (!document.hidden) refresh(); }, POLL_MS);
