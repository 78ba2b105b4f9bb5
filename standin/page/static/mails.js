// A list of mails on the left, one of them on the right: the Inbox and the Outbox share it.

import { get, make, saying, when } from "./ask.js";

export class MailList {
  constructor({ box, list, pane, extra, onFollow }) {
    Object.assign(this, { box, list, pane, extra, onFollow });
    this.shown = "";
    this.chosen = null;
    this.list.addEventListener("keydown", (event) => this.#arrows(event));
  }

  // Redraws only when something changed, so that focus and scroll stay where they are.
  show(mails) {
    const now = JSON.stringify(mails);
    if (now === this.shown) return;
    this.shown = now;
    this.mails = mails;
    const focused = document.activeElement?.dataset?.mail;
    this.list.replaceChildren(...mails.map((mail) => this.#line(mail)));
    if (focused) this.#button(focused)?.focus();
  }

  async open(name) {
    const line = this.mails.find((mail) => mail.name === name);
    if (!line) return;
    this.chosen = name;
    for (const button of this.list.querySelectorAll("button[data-mail]")) {
      button.setAttribute("aria-current", String(button.dataset.mail === name));
    }
    const mail = await saying(() => get(`/_local/demo/mail/${this.box}/${encodeURIComponent(name)}`));
    if (mail && this.chosen === name) this.#read(line, mail);
  }

  close() {
    this.chosen = null;
    this.pane.hidden = true;
    for (const button of this.list.querySelectorAll("button[data-mail]")) button.setAttribute("aria-current", "false");
  }

  #button(name) {
    return [...this.list.querySelectorAll("button[data-mail]")].find((button) => button.dataset.mail === name);
  }

  #line(mail) {
    const button = make("button", { cls: "mail-line", "data-mail": mail.name, "aria-current": String(mail.name === this.chosen) },
      make("span", { cls: "who", text: mail.who || "(nobody)" }),
      make("time", { text: when(mail.at), datetime: mail.at }),
      make("span", { cls: "subject", text: mail.subject || "(no subject)" }),
      make("span", { cls: "preview", text: mail.preview }),
    );
    button.addEventListener("click", () => this.open(mail.name));
    const item = make("li", {}, button);
    if (mail.fate) item.append(this.extra(mail));
    return item;
  }

  #arrows(event) {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (!step || !document.activeElement?.dataset?.mail) return;
    event.preventDefault();
    const buttons = [...this.list.querySelectorAll("button[data-mail]")];
    buttons[buttons.indexOf(document.activeElement) + step]?.focus();
  }

  #read(line, mail) {
    const head = make("header", { cls: "mail-head" },
      make("h2", { text: mail.subject || "(no subject)" }),
      make("p", { cls: "meta", text: `From ${mail.from || "nobody"}` }),
      make("p", { cls: "meta", text: `To ${mail.to || "nobody"} · ${when(line.at)}` }),
    );
    if (line.fate) head.append(this.extra(line));
    for (const file of mail.files) head.append(make("span", { cls: "file-name", text: `Attached: ${file}` }));
    const body = make("div", { cls: "mail-body" });
    const ways = [
      ...(mail.has_html ? [["As seen", () => this.#frame(line, mail)]] : []),
      ["Plain text", () => make("pre", { text: mail.text || "(no plain text)", tabindex: "0" })],
      ["Headers", () => headersTable(mail.headers)],
    ];
    this.pane.replaceChildren(head, waysToRead(ways, body), body);
    this.pane.hidden = false;
    this.pane.scrollTop = 0;
    this.onOpen?.(line, mail);
  }

  // No script runs in there and nothing is fetched: the frame is sandboxed and the answer carries its own policy.
  // Same-origin only so that this page can see which link was clicked.
  #frame(line, mail) {
    const frame = make("iframe", {
      sandbox: "allow-same-origin",
      title: `The mail “${mail.subject}”`,
      src: `/_local/demo/mail/${this.box}/${encodeURIComponent(line.name)}/html`,
    });
    frame.addEventListener("load", () => {
      frame.contentDocument?.addEventListener("click", (event) => {
        const link = event.target.closest?.("a[href]");
        if (!link) return;
        event.preventDefault();
        this.onFollow?.(link.getAttribute("href"), link.textContent.trim());
      });
    });
    return frame;
  }
}

function waysToRead(ways, body) {
  const bar = make("div", { cls: "ways", role: "tablist", "aria-label": "How to read it" });
  const choose = (index) => {
    [...bar.children].forEach((button, at) => {
      button.setAttribute("aria-selected", String(at === index));
      button.tabIndex = at === index ? 0 : -1;
    });
    body.replaceChildren(ways[index][1]());
  };
  ways.forEach(([title], index) => {
    const button = make("button", { role: "tab", text: title });
    button.addEventListener("click", () => choose(index));
    button.addEventListener("keydown", (event) => {
      const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
      if (!step) return;
      const next = (index + step + ways.length) % ways.length;
      choose(next);
      bar.children[next].focus();
    });
    bar.append(button);
  });
  choose(0);
  return bar;
}

function headersTable(headers) {
  const table = make("table", { cls: "headers" });
  for (const [name, value] of headers) {
    table.append(make("tr", {}, make("th", { text: name, scope: "row" }), make("td", { text: value })));
  }
  return make("div", { cls: "headers-box", tabindex: "0" }, table);
}
