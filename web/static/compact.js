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
  }
});

window.htmx = htmx;
