"""The people one can sign in as. All invented; addresses end in .example and reach nobody."""

from web.shared.outside import CastMember

ROSALIND = CastMember(
    "Rosalind Okafor",
    "Contact of Wrenbridge Foodbank, which has not signed up yet. She responds to consultations, and raises concerns.",
    "rosalind.okafor@wrenbridge-foodbank.example",
    "/wrenbridge",
)
TOMASZ = CastMember(
    "Tomasz Wieczorek",
    "Works for Wrenbridge Borough Council, and has just been nominated as champion for adult social care.",
    "tomasz.wieczorek@wrenbridge-council.example",
    "/duties",
)
HANNAH = CastMember(
    "Hannah Prescott",
    "Officer of Wrenbridge Borough Council: she opens consultations.",
    "hannah.prescott@wrenbridge-council.example",
    "/wrenbridge/consultations",
)
LEELA = CastMember(
    "Leela Raman",
    "Independent chair of the oversight group, which hears a concern at the second stage.",
    "leela.raman@wrenbridge-compact.example",
    "/duties",
)
GARETH = CastMember(
    "Gareth Pugh",
    "Secretary of the Wrenbridge Partnership Board, the last stage for a concern. He also sits on the panel in Kelmarsh Vale.",
    "gareth.pugh@wrenbridge-board.example",
    "/duties",
)
MARCUS = CastMember(
    "Marcus Oyelaran",
    "Compact lead of Wrenbridge, at Wrenbridge CVS: keeps the register, invites people, and has asked a colleague to follow him.",
    "marcus.oyelaran@wrenbridge-cvs.example",
    "/wrenbridge",
)
DELPHINE = CastMember(
    "Delphine Marlow",
    "Host administrator, at Ashmarch Voluntary Action: she looks after both areas, opens new ones, and recovers one that nobody leads.",
    "delphine.marlow@ashmarch-va.example",
    "/hosts/ashmarch-voluntary-action",
)
INGRID = CastMember(
    "Ingrid Solheim",
    "Auditor: reads every fact, and of concerns only that they moved.",
    "ingrid.solheim@ashmarch-audit.example",
    "/wrenbridge/timeline",
)
CAST = (ROSALIND, TOMASZ, HANNAH, LEELA, GARETH, MARCUS, DELPHINE, INGRID)
