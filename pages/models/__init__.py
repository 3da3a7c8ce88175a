"""Every model of the site, one concept a file; imported here because Django looks for models in this place."""

from .about import AboutPage
from .accessibility import AccessibilityStatement, KnownProblem
from .base import BasePage
from .contact import ContactPage
from .figures import KeyFigure
from .focus import FocusAreaFigure, FocusAreaIndexPage, FocusAreaPage
from .generation import Generation
from .home import HomePage
from .missed import MissedAddress
from .security import SecurityContact
from .settings import FooterLink, SiteSettings, SocialLink
from .site_map import SiteMapPage
from .social import SocialAccount, SocialPost
from .standard import StandardPage
from .starting_content import StartingItem
from .success import SuccessPage

__all__ = [
    "AboutPage",
    "AccessibilityStatement",
    "BasePage",
    "ContactPage",
    "FocusAreaFigure",
    "FocusAreaIndexPage",
    "FocusAreaPage",
    "FooterLink",
    "Generation",
    "HomePage",
    "KeyFigure",
    "KnownProblem",
    "MissedAddress",
    "SecurityContact",
    "SiteMapPage",
    "SiteSettings",
    "SocialAccount",
    "SocialLink",
    "SocialPost",
    "StandardPage",
    "StartingItem",
    "SuccessPage",
]
