"""An area's logo: chosen, described, shown with what is wrong with it, taken off; and the picture itself, at an address of its own."""

import asyncio
from typing import Any

from litestar import Controller, Response, get, post
from litestar.datastructures import UploadFile
from litestar.di import NamedDependency
from litestar.params import FromPath

from domain.areas import LONGEST_ALT
from domain.shared.errors import NotFound, Refused
from domain.shared.events import N_
from services.areas import logos
from services.areas import register as areas
from services.areas.logos import LARGEST, TALLEST, WIDEST, Picture
from web.shared.forms import SENT_ONCE, OneOf, PageForm, line
from web.shared.visit import Visit

NAME, OTHER = "name", "other"
SAYS = [
    (NAME, N_("Nothing but the area’s name, which stands beside it")),
    (OTHER, N_("Something else, or more")),
]
LARGEST_UPLOAD = 25_000_000  # bytes: more than is taken, so that whoever sends too much reads what to do
CHOOSE_ONE = N_("Choose a picture.")
SAY_IT = N_("Say what the logo says or shows, for those who do not see it.")
FOR_EVER = "public, max-age=31536000, immutable"
INERT = "default-src 'none'; frame-ancestors 'none'; sandbox"


class LogoForm(PageForm):
    file = line(N_("The picture"))
    says = OneOf(N_("What does the logo say or show?"), N_("Say what the logo says or shows."), SAYS)
    alt = line(
        N_("In words"),
        most=LONGEST_ALT,
        hint=N_("Read out, or shown, in its place. For example “Three bridges over a river”."),
    )

    def __init__(self, *typed: Any, **values: Any) -> None:
        super().__init__(*typed, **values)
        self.checks = [self.said]

    def said(self) -> None:
        if self.says.data == OTHER and not self.alt.data:
            raise Refused(SAY_IT, field="alt")

    @property
    def words(self) -> str:
        return self.alt.data if self.says.data == OTHER else ""


class Logos(Controller):
    path = "/{area:str}/settings/logo"

    @get("/", policy="area.set-up")
    async def show(self, visit: NamedDependency[Visit]) -> Response[Any]:
        about, logo = await areas.about(visit.page), visit.area.logo
        if about is None or not about.set_up:
            return visit.go(f"{visit.base}/set-up")
        return _page(visit, LogoForm(says=OTHER if logo.alt else NAME, alt=logo.alt) if logo else LogoForm())

    @post("/", policy="area.set-up", request_max_body_size=LARGEST_UPLOAD)
    async def put(self, visit: NamedDependency[Visit]) -> Response[Any]:
        """A picture with its words; or, with none chosen, other words for the one there is."""
        form, shown = LogoForm(visit.typed), visit.typed.get("picture")
        picture, wrong = await _sent(visit)
        whole = visit.is_whole(form)
        if wrong or not (picture or shown):
            form.refuse(wrong or Refused(CHOOSE_ONE, field="file"))
        elif whole:

            def decide(journal: Any) -> None:
                if picture:
                    logos.set_logo(journal, picture, form.words)
                else:
                    logos.reword_logo(journal, shown, form.words)

            if await visit.perform(form, decide):
                return visit.go(f"{visit.base}/settings/logo", N_("Kept. Every page of the area shows it from now on."))
        if picture:
            form.refuse(Refused(SENT_ONCE, field="file"))
        return _page(visit, form)

    @post("/removal", policy="area.set-up")
    async def remove(self, visit: NamedDependency[Visit]) -> Response[Any]:
        shown = visit.typed.get("picture")
        if await visit.perform(form := PageForm(visit.typed), lambda journal: logos.remove_logo(journal, shown)):
            return visit.go(f"{visit.base}/settings/logo", N_("The logo was removed. No page shows it any more."))
        return _page(visit, LogoForm(), form)


class LogoPictures(Controller):
    path = "/{area:str}/logo"

    @get("/{picture:str}", policy="public.read")
    async def picture(self, visit: NamedDependency[Visit], picture: FromPath[str]) -> Response[bytes]:
        """`/{area}/logo/HASH.png`, for as long as it is that area's logo: another picture has another address."""
        logo = visit.area.logo
        content = await logos.picture_of(visit.page, logo) if logo and picture == f"{logo.picture}.png" else None
        if content is None:
            raise NotFound
        return Response(content, media_type="image/png", headers={"Cache-Control": FOR_EVER, "Content-Security-Policy": INERT})


async def _sent(visit: Visit) -> tuple[Picture | None, Refused | None]:
    """The picture, or what is wrong with it; neither if no file was chosen."""
    sent = (await visit.request.form()).get("file")
    if not isinstance(sent, UploadFile):
        return None, None
    content = await sent.read()
    if not content and not sent.filename:
        return None, None
    try:
        return await asyncio.to_thread(visit.outside.pictures.read, content), None
    except Refused as refused:
        return None, refused


def _page(visit: Visit, form: LogoForm, beside: PageForm | None = None) -> Response[Any]:
    """`beside` is the form for its removal, where that was refused: what is wrong then stands at the top."""
    form.refusals += beside.refusals if beside else []
    return visit.show("areas/logo.html", form=form, most=LARGEST // 1_000_000, wide=WIDEST, tall=TALLEST)
