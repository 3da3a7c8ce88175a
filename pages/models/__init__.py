"""The models of the app, one concept per file. Django looks for them in this package."""

from pages.page_cache.version import ContentVersion

from .about import AboutPage
from .answers import PublicAnswer
from .base import BasePage
from .contact import ContactPage
from .drafts import DraftLink
from .focus_areas import FocusAreaFigure, FocusAreaIndexPage, FocusAreaPage
from .guide import GuideChapter
from .home import HomePage
from .images import People, SiteImage, SiteRendition
from .initial_content import SeedRecord
from .links import LinkCheck
from .news import NewsAuthor, NewsIndexPage, NewsPage
from .not_found import NotFoundPath
from .opportunities import OpportunityIndexPage, OpportunityKind, OpportunityPage
from .projects import ProjectFigure, ProjectIndexPage, ProjectPage, ProjectPartner, ProjectState
from .settings import AccessibilityStatement, FooterLink, KnownProblem, SecurityContact, SiteSettings, SocialLink
from .site_map import SiteMapPage
from .snippets import Basis, Borough, KeyFigure, Partner, Person
from .social_media import SocialAccount, SocialPost
from .standard import StandardPage
from .success import SuccessPage

__all__ = [
    "AboutPage",
    "AccessibilityStatement",
    "BasePage",
    "Basis",
    "Borough",
    "ContactPage",
    "ContentVersion",
    "DraftLink",
    "FocusAreaFigure",
    "FocusAreaIndexPage",
    "FocusAreaPage",
    "FooterLink",
    "GuideChapter",
    "HomePage",
    "KeyFigure",
    "KnownProblem",
    "LinkCheck",
    "NewsAuthor",
    "NewsIndexPage",
    "NewsPage",
    "NotFoundPath",
    "OpportunityIndexPage",
    "OpportunityKind",
    "OpportunityPage",
    "Partner",
    "People",
    "Person",
    "ProjectFigure",
    "ProjectIndexPage",
    "ProjectPage",
    "ProjectPartner",
    "ProjectState",
    "PublicAnswer",
    "SecurityContact",
    "SeedRecord",
    "SiteImage",
    "SiteMapPage",
    "SiteRendition",
    "SiteSettings",
    "SocialAccount",
    "SocialLink",
    "SocialPost",
    "StandardPage",
    "SuccessPage",
]
