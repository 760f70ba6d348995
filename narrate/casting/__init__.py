"""
Script + voices -> Cast: who is played by which voice.

    catalog   which voices an engine has to offer
    neighbors         who is heard beside whom
    timbre, contrast  how far apart two voices sound
    fitting           how well a voice fits somebody
    weighing, solving what a cast costs, and the one that costs least
    choose    a fitting, distinct voice for each character; decisions win
    series    whoever was in an earlier book keeps his voice
    telling   why each has the voice that he has
    typical   a line by which somebody is heard best
    wish      what a person wishes of a voice
"""

from narrate.casting.catalog import Catalog, load_catalog
from narrate.casting.choose import choose, solo
from narrate.casting.series import Heritage, inherit
from narrate.casting.telling import Origins, Part, tell
from narrate.casting.typical import typical_line
from narrate.casting.wish import Wish

__all__ = [
    "Catalog",
    "Heritage",
    "Origins",
    "Part",
    "Wish",
    "choose",
    "inherit",
    "load_catalog",
    "solo",
    "tell",
    "typical_line",
]
