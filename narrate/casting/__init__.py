"""
Script + voices -> Cast: who is played by which voice.

    catalog   which voices an engine has to offer
    choose    a fitting, distinct voice for each character; decisions win
"""

from narrate.casting.catalog import Catalog, load_catalog
from narrate.casting.choose import choose

__all__ = ["Catalog", "choose", "load_catalog"]
