"""
Script + voices -> Cast: who is played by which voice.

    catalog   which voices an engine has to offer
    choose    a fitting, distinct voice for each character; decisions win
    wish      what a person wishes of a voice
"""

from narrate.casting.catalog import Catalog, load_catalog
from narrate.casting.choose import choose
from narrate.casting.wish import Wish

__all__ = ["Catalog", "Wish", "choose", "load_catalog"]
