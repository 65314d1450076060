"""What is wrong or odd about each row, and how the others are understood."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence

from domain.importing.cells import a_date, domain_of, formula, likeness, misfit, roles, several
from domain.importing.signing import out_of_order
from domain.importing.table import Body, Checked, Doubt, Kind, Known, Line, SeatedGroup, Table, same
from domain.organisations import Sector
from domain.shared.events import N_
from domain.signatories import SignatureKind

PEOPLED = (Kind.PEOPLE, Kind.CHAMPIONS, Kind.SEATS)


def check(tables: Sequence[Table], known: Known) -> list[Checked]:
    """Each table with regard to those before it: who is in two of them is said."""
    checked: list[Checked] = []
    for table in tables:
        lines, doubts = _rows(table, known)
        doubts += [*_twice(lines), *_domains(lines), *_balance(table.kind, lines), *_to_be_seated(lines)]
        doubts += out_of_order(lines, known.today)
        doubts += [doubt for earlier in checked for doubt in _in_both(lines, earlier.lines)]
        grave = {doubt.row for doubt in doubts if doubt.grave}
        found = tuple(line for line in lines if line.row not in grave)
        checked.append(Checked(found, tuple(sorted((*table.doubts, *doubts), key=lambda one: one.row))))
    return checked


def _rows(table: Table, known: Known) -> tuple[list[Line], list[Doubt]]:
    lines: list[Line] = []
    doubts: list[Doubt] = []
    for row, cells in table.rows:
        body, service, said = _body(row, cells, known, table.kind)
        group, of_group = _group(row, cells, known, table.kind)
        doubts += [*_cells(row, cells, table.kind), *said, *of_group]
        line = Line(
            kind=table.kind,
            row=row,
            name=cells.get("name", ""),
            address=cells.get("address", "").lower(),
            role=roles(cells.get("role", "")) or ("group-member" if table.kind is Kind.SEATS else ""),
            body=body,
            group=group,
            service_area=service,
            since=a_date(cells.get("since", "")),
            position=cells.get("position", ""),
            authority=cells.get("authority", ""),
            signed_as=cells.get("kind", "").lower(),
        )
        if table.kind is Kind.PEOPLE and not line.role:
            doubts.append(Doubt(row, N_("“{role}” is no role here."), {"role": cells.get("role", "")}))
        lines.append(line)
    return lines, doubts


def _cells(row: int, cells: dict[str, str], kind: Kind) -> Iterator[Doubt]:
    """About single cells."""
    for cell in cells.values():
        if formula(cell):
            yield Doubt(row, N_("“{cell}” is a formula, not a value. Paste the values, and bring it again."), {"cell": cell[:60]})
    name, address, since = (cells.get(column, "") for column in ("name", "address", "since"))
    if kind in PEOPLED and not formula(name) and not formula(address):  # of a formula that is all there is to say
        yield from _person(row, name, address)
    if since and a_date(since) is None:
        yield Doubt(row, N_("“{date}” is not a date. One looks like 14/3/2027."), {"date": since})
    if kind is Kind.SIGNATORIES and not since:
        yield Doubt(row, N_("It says of nobody when they signed, and no date is made up."))
    if (as_what := cells.get("kind", "").lower()) and as_what not in list(SignatureKind):
        yield Doubt(row, N_("“{kind}” is none of: full, memorandum, supporter."), {"kind": as_what})


def _person(row: int, name: str, address: str) -> Iterator[Doubt]:
    names, addresses = several(name), several(address)
    if len(names) > 1 or len(addresses) > 1:
        yield Doubt(row, N_("More than one person is in this row ({people}): give each a row."), {"people": ", ".join(names)})
        return
    if not name:
        yield Doubt(row, N_("It names nobody."))
    if not domain_of(address):
        yield Doubt(row, N_("“{address}” is not a mail address."), {"address": address})
    elif odd := misfit(name, address):
        yield Doubt(
            row,
            N_("The name “{name}” and the address “{address}” do not fit ({odd}). A nickname is possible: look."),
            {"name": name, "address": address, "odd": odd},
            grave=False,
        )


def _body(row: int, cells: dict[str, str], known: Known, kind: Kind) -> tuple[Body | None, str | None, list[Doubt]]:
    named, service = " ".join(cells.get("organisation", "").split()), cells.get("service", "") or None
    if not named:
        lacks = [Doubt(row, N_("It names no organisation."))] if kind is not Kind.PEOPLE else []
        return None, service, lacks
    if body := known.body(named):
        return body, service, []
    if found := known.body_and_more(named):
        body, rest = found
        area = next((one for one in body.service_areas if same(one, rest)), None)
        values = {"cell": named, "body": body.name, "rest": rest}
        if area:
            message = N_("“{cell}” holds a body and a service: taken as {body}, “{rest}”.")
            return body, service or area, [Doubt(row, message, values, grave=False)]
        message = N_("“{cell}” holds {body} and more: “{rest}” is none of its services here. Give it a column, or add it first.")
        return body, service, [Doubt(row, message, values)]
    message = N_("No organisation here is called “{name}”. Add it first; none is made up.")
    return None, service, [Doubt(row, message, {"name": named})]


def _group(row: int, cells: dict[str, str], known: Known, kind: Kind) -> tuple[SeatedGroup | None, list[Doubt]]:
    """The one that is named, or the only one. Where there is none yet, a row gives a role and no seat."""
    named = cells.get("seat_on", "")
    if kind is not Kind.SEATS or not (known.groups or named):
        return None, []
    found = [one for one in known.groups if same(one.name, named)] if named else list(known.groups)
    if len(found) == 1:
        return found[0], []
    if named:
        return None, [Doubt(row, N_("No group here is called “{name}”. Record it first; none is made up."), {"name": named})]
    names = ", ".join(one.name for one in known.groups)
    return None, [Doubt(row, N_("It does not say which group ({groups}): add a column “Sits on”."), {"groups": names})]


def _to_be_seated(lines: Sequence[Line]) -> Iterator[Doubt]:
    """What will follow for the groups, before it does."""
    counted = Counter(line.group for line in lines if line.group)
    for group, count in counted.items():
        message = N_(
            "Seats to be taken on {group}: {count}, each for an organisation: one of its seats that is free, else one that is added. "
            "Everybody seated is asked whether all may read their name."
        )
        yield Doubt(0, message, {"count": count, "group": group.name}, grave=False)


def _twice(lines: Sequence[Line]) -> Iterator[Doubt]:
    """An address is one person: under another name it is somebody else's, or a slip."""
    first: dict[str, Line] = {}
    for line in lines:
        if not line.address or not domain_of(line.address):
            continue
        before = first.setdefault(line.address, line)
        if before is not line:
            other = not same(before.name, line.name)
            values = {"address": line.address, "row": before.row, "name": before.name}
            message = N_("The address “{address}” is that of “{name}” in row {row} too.")
            yield Doubt(line.row, message, values, grave=other)


def _domains(lines: Iterable[Line]) -> Iterator[Doubt]:
    by_body: dict[str, list[Line]] = defaultdict(list)
    for line in lines:
        if line.body and domain_of(line.address):
            by_body[line.body.name].append(line)
    for name, of_it in by_body.items():
        counted = Counter(domain_of(line.address) for line in of_it)
        usual, times = counted.most_common(1)[0]
        for line in of_it:
            domain = domain_of(line.address)
            if domain != usual and times > counted[domain]:
                values = {"domain": domain, "usual": usual, "body": name}
                message = N_("Its domain “{domain}” is not that of the others of {body} (“{usual}”).")
                yield Doubt(line.row, message, values, grave=False)
            elif likeness(name, domain):
                values = {"domain": domain, "body": name}
                message = N_("Its domain “{domain}” is nearly, but not quite, the name of {body}. A slip is possible: look.")
                yield Doubt(line.row, message, values, grave=False)


def _balance(kind: Kind, lines: Sequence[Line]) -> Iterator[Doubt]:
    sectors = Counter(line.body.sector for line in lines if line.body)
    public, all_of_them = sectors[Sector.PUBLIC], sectors.total()
    if kind is Kind.CHAMPIONS and all_of_them > 3 and not 0.25 < public / all_of_them < 0.75:
        values = {"public": public, "all": all_of_them}
        yield Doubt(0, N_("{public} of {all} champions are of public bodies: one sector has few."), values, grave=False)


def _in_both(lines: Sequence[Line], earlier: Sequence[Line]) -> Iterator[Doubt]:
    known = {address: line for line in earlier for address in several(line.address)}
    for line in lines:
        for before in [known[address] for address in several(line.address) if address in known]:
            other = not any(same(before.name, name) for name in several(line.name))
            values = {"name": before.name, "table": before.kind, "row": before.row}
            message = N_("“{name}”, at the same address, is in the table of {table} too, in row {row}.")
            yield Doubt(line.row, message, values, grave=other)
