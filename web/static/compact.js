// Everything works without this. With it, a form swaps its answer into the page, focus goes to what changed, a reader
// hears it, and pages keep themselves up to date.
import { Button, CharacterCount, ErrorSummary, NotificationBanner, SkipLink, createAll } from "govuk-frontend";
import htmx from "htmx.org/dist/htmx.esm.js";
import "htmx.org/dist/ext/hx-csp.js";
import "htmx.org/dist/ext/hx-sse.js";
import "./passkeys.js";

document.body.classList.add("js-enabled", "govuk-frontend-supported");

const start = (scope) => [Button, CharacterCount, ErrorSummary, NotificationBanner, SkipLink].forEach((one) => createAll(one, undefined, scope));
start(document);

// The text of a field onto the clipboard, where the browser lets us; one can always mark and copy it.
document.addEventListener("click", async (event) => {
  const button = event.target.closest?.("[data-copy]");
  if (!button) return;
  const field = document.getElementById(button.dataset.copy);
  field.select();
  try {
    await navigator.clipboard.writeText(field.value);
  } catch {
    document.execCommand("copy");
  }
  button.textContent = button.dataset.said;
  announce(button.dataset.said);
});

// The wording of another area goes into the fields that are there, and undoing in a field brings back what it said.
document.addEventListener("click", (event) => {
  const link = event.target.closest?.("[data-use]");
  const form = document.getElementById("taken")?.form;
  if (!link || !form || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  const from = link.closest(".oc-wording");
  for (const name of ["against", "points", "text"]) {
    const found = from.querySelector(`[data-into="${name}"]`);
    const parts = found ? [...(name === "text" ? [found] : found.children)].map((one) => one.textContent.trim()) : [];
    const field = form.elements[name];
    if (!parts.length && !field.value) continue;
    field.focus();
    field.select();
    if (!document.execCommand(parts.length ? "insertText" : "delete", false, parts.join("\n"))) field.value = parts.join("\n");
  }
  form.querySelectorAll("[name=what]").forEach((one) => (one.checked = one.value === from.querySelector("[data-what]").dataset.what));
  form.elements.taken.value = link.dataset.use;
  announce(link.dataset.said);
});

// What is marked in a clause that is open for comment goes with whoever follows that clause's link to comment.
document.addEventListener("selectionchange", () => {
  const marked = document.getSelection();
  const clause = marked.anchorNode?.parentElement?.closest(".oc-clause");
  const link = clause?.querySelector(".oc-say");
  if (!link || !clause.contains(marked.focusNode)) return;
  const to = new URL(link.href);
  const words = marked.toString().replace(/\s+/g, " ").trim();
  if (words) to.searchParams.set("quote", words.slice(0, 2000));
  else to.searchParams.delete("quote");
  link.href = to.href;
});

// What a word of the glossary means stays inside the page, and goes away on Escape; a link without scripts says it too.
const meant = (event) => {
  const word = event.target.closest?.(".oc-term");
  if (!word) return;
  word.classList.remove("oc-term--quiet");
  word.style.setProperty("--oc-shift", "0px");
  const over = word.getBoundingClientRect().left + Math.min(320, innerWidth * 0.7) + 28 - innerWidth;
  if (over > 0) word.style.setProperty("--oc-shift", `${-over}px`);
};
document.addEventListener("mouseover", meant);
document.addEventListener("focusin", meant);
document.addEventListener("keydown", (event) => {
  if (event.key === "Escape") document.querySelectorAll(".oc-term:hover, .oc-term:focus").forEach((word) => word.classList.add("oc-term--quiet"));
});

const announce = (text) => {
  document.getElementById("announcement").textContent = text;
};

// What the live regions bring must not move the reader; what a form brings is where they are now.
document.addEventListener("htmx:after:swap", (event) => {
  const target = event.detail.ctx?.target ?? event.target;
  const main = document.getElementById("main-content");
  if (event.detail.ctx?.select === "#page") {
    start(document.getElementById("page"));
    if (!main.querySelector(".govuk-error-summary")) {
      main.focus({ preventScroll: true });
      announce(document.title);
    }
  } else if (target?.id === "entries") {
    announce(target.querySelector(".oc-timeline") ? document.title : target.textContent.trim());
  } else if (target?.id === "elsewhere-found") {
    announce(document.getElementById("elsewhere-said")?.textContent.trim() ?? document.title);
  }
});

window.htmx = htmx;
