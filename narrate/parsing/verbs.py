"""The words that tell of speaking, thinking and writing, with all their forms."""

from __future__ import annotations

from typing import Final


def _forms(lemmas: str) -> frozenset[str]:
    """Return every regular form of blank-parted verbs: `cry` gives `cried`, `crying` ..."""
    return frozenset(form for lemma in lemmas.split() for form in _inflected(lemma))


def _inflected(lemma: str) -> tuple[str, ...]:
    stem = lemma.removesuffix("+")
    if lemma.endswith("+"):
        # `snap+` doubles its last letter.
        return stem, stem + "s", stem + stem[-1] + "ed", stem + stem[-1] + "ing"
    if stem.endswith("e"):
        return stem, stem + "s", stem + "d", stem[:-1] + "ing"
    if stem.endswith("y") and stem[-2] not in "aeiou":
        return stem, stem[:-1] + "ies", stem[:-1] + "ied", stem + "ing"
    plural = "es" if stem.endswith(("s", "sh", "ch", "x")) else "s"
    return stem, stem + plural, stem + "ed", stem + "ing"


_SPEAKING_REGULAR: Final = """
    accuse acknowledge add address admit+ advise affirm agree announce answer apologize apologise
    argue ask assert assure babble bark bawl beg+ bellow bleat blurt boast boom breathe call
    caution chant chatter chide chime choke chorus chuckle cluck comfort command comment complain
    concede conclude concur+ confess confide confirm congratulate console continue coo correct
    counsel counter croak croon cry curse deadpan+ declare decree demand deny dictate drawl echo
    ejaculate encourage enquire entreat exclaim exhort explain expostulate falter finish fret+ fume
    gasp gibber giggle greet groan growl grumble grunt gush hail hint hiss holler hoot howl huff
    implore inform inquire insist instruct interject interpose interrupt intone introduce invite
    jeer jest joke lament laugh lecture lisp maintain mention mimic moan mouth mumble murmur mutter
    nag+ note object observe offer opine order pant persist pipe plead pout pray preach proclaim
    promise prompt pronounce propose protest purr pursue quaver query question quip+ quote rage
    rasp reassure rebuke recite recommend reiterate rejoin relate remark remind remonstrate repeat
    reply report reproach request resolve respond resume retort return reveal roar rumble scoff
    scold scream screech shout shriek shrill sigh snap+ snarl sneer snicker snigger snivel snort
    sob+ soothe splutter sputter squawk squeak squeal stammer state stipulate storm stutter
    submit+ suggest supply swallow taunt tease thank threaten thunder titter toast translate
    urge utter venture voice volunteer vouch vow wail warble warn welcome wheedle wheeze
    whimper whine whisper whistle whoop yap+ yell yelp
"""

_SPEAKING_IRREGULAR: Final = """
    say says said saying sez spoke speak speaks speaking spoken tell tells told telling
    began begin begins beginning begun bade bid bids swore swear swears sworn sang sing sings
    singing spat spit spits lied wept weep weeping pled quoth saith
"""

PLAIN: Final = frozenset(lemma.removesuffix("+") for lemma in _SPEAKING_REGULAR.split()) | {
    "say", "speak", "tell", "begin", "swear", "sing", "weep",
    "speaking", "saying", "telling", "begun", "spoken", "sworn", "sung",
}  # fmt: skip
"""Forms that no tag has in a story told of the past: *Tell the king.*"""

_HALF: Final = """
    went go goes going put puts putting broke burst cut shot ground bit lie lying
    note notes object objects offer offers call calls answer answers report reports
"""

HALF_SPEAKING: Final = frozenset(_HALF.split())
"""What introduces speech only with a little word, as in `went on`, or is as often a noun."""

SPEAKING: Final = _forms(_SPEAKING_REGULAR) | frozenset(_SPEAKING_IRREGULAR.split()) | HALF_SPEAKING
"""What may introduce speech."""

MANNER: Final = _forms(
    "beam blink cough frown gesture glare grimace grin+ hesitate muse nod+ pause ponder"
    " reason reflect shrug+ smile smirk sniff start stop+ tut+ wince wonder yawn press"
)
"""What authors put in a tag's place although nothing is said by it: `"No," he smiled.`"""

THINKING: Final = frozenset({"think", "thinks", "thought", "thinking"})
"""What nobody says; who muses or wonders may do so aloud."""

WRITING: Final = _forms("scrawl scribble print sign label inscribe caption title entitle") | {
    "write", "writes", "wrote", "written", "writing", "read", "reads", "reading",
}  # fmt: skip
