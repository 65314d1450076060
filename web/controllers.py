"""Every controller, in the order of the menu."""

from web.areas.asking import AskingHost
from web.areas.changing_host import ChangingHost, Offers
from web.areas.colours import Colours
from web.areas.controller import AreaHome, Directory
from web.areas.hosting import Hosting, MyHosts
from web.areas.logos import LogoPictures, Logos
from web.areas.setting_up import SettingUp
from web.areas.settings import Settings
from web.areas.suspending import Suspending
from web.areas.trying_out import TryingOut
from web.audits.observing import Observations
from web.audits.reading import Requests, Words
from web.audits.sampling import Samples
from web.audits.workspace import Workspace
from web.breaches.controller import Concerns
from web.breaches.raising import Raising
from web.champions.controller import Champions
from web.champions.serving import Serving
from web.champions.wanted import Wanted
from web.compacts.adopting import Adopting
from web.compacts.clocks import Clocks
from web.compacts.commenting import Commenting
from web.compacts.controller import Agreement
from web.compacts.deciding import Deciding
from web.compacts.drafting import Drafting
from web.compacts.editing import Editing
from web.compacts.engaging import Engaging
from web.compacts.issuing import Issuing
from web.compacts.presenting import Presenting
from web.compacts.related import RelatedTexts
from web.consultations.controller import Consultations
from web.contacts.controller import Contacts
from web.demo.controller import Demo
from web.duties.controller import Duties
from web.erasure.asking import Forgetting
from web.erasure.deciding import Certificates, Erasures
from web.erasure.my_data import MyData
from web.groups.routes import OF_GROUPS
from web.health.controller import HealthPages
from web.health.well_known import WellKnown
from web.importing.controller import Tables
from web.instruments.controller import Instruments
from web.live.controller import Live
from web.organisations.controller import Organisations
from web.organisations.succession import Succession
from web.people.accepting import Accepting
from web.people.account import Account
from web.people.confirming import Confirming
from web.people.inviting import Inviting
from web.people.joining import Joining
from web.people.leading import Leading
from web.people.links import Links
from web.people.members import Members
from web.people.register import Register
from web.people.roles import Roles
from web.people.signing_in import SigningIn
from web.people.who import Choosing
from web.permissions.controller import WhoMay
from web.signatories.across import SigningAcross
from web.signatories.approving import Approving
from web.signatories.controller import Signatories
from web.signatories.signatory import Signatory
from web.timeline.controller import Timeline

CONTROLLERS = [
    Directory,
    Hosting,
    MyHosts,
    AreaHome,
    Suspending,
    SettingUp,
    Settings,
    Logos,
    LogoPictures,
    AskingHost,
    ChangingHost,
    Offers,
    Colours,
    TryingOut,
    Agreement,
    Engaging,
    Drafting,
    Editing,
    Presenting,
    Issuing,
    Commenting,
    Deciding,
    Adopting,
    RelatedTexts,
    Clocks,
    Instruments,
    SigningAcross,
    Signatories,
    Approving,
    Signatory,
    Organisations,
    Tables,
    Succession,
    Champions,
    Serving,
    Wanted,
    *OF_GROUPS,
    Contacts,
    Consultations,
    Timeline,
    Raising,
    Concerns,
    Register,
    Inviting,
    Roles,
    Leading,
    WhoMay,
    Workspace,
    Words,
    Requests,
    Samples,
    Observations,
    Accepting,
    Joining,
    Members,
    Duties,
    Account,
    SigningIn,
    Choosing,
    Confirming,
    MyData,
    Forgetting,
    Erasures,
    Certificates,
    Links,
    Demo,
    Live,
    HealthPages,
    WellKnown,
]
