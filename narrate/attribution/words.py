"""Words that attribution knows: verbs of speech, titles, kin, and what is never a name."""

# ruff: noqa: SIM905 - lists of words are read, and edited, as running text.

from __future__ import annotations

from itertools import chain
from typing import Final

from narrate.script import Delivery, Gender

_VOWELS: Final = frozenset("aeiou")
_DOUBLING: Final = frozenset("admit beg hum nag pop quip snap sob rap chat plan".split())

_REGULAR: Final = """
accuse acknowledge add admit admonish advise affirm agree allow announce answer apologize apologise
appeal argue ask assent assert assure attempt babble bargain bark bawl beg begin bellow blurt boast
bluster breathe call caution chant chide chime chorus chuckle claim coax comfort command comment
complain concede conclude confess confide confirm continue contradict coo correct counter croak
crow cry curse declare defend demand deny direct drawl echo ejaculate encourage enquire entreat
exclaim explain falter finish fume gasp giggle greet groan growl grumble grunt guess gush hazard
hint hiss howl hum imitate implore inform inquire insist interject interpose interrupt intone
jeer joke lament lie lisp maintain mention mimic moan mock mouth mumble murmur muse mutter nag
note object observe offer order pant persist petition pipe plead pledge point ponder pray press
proceed proclaim promise prompt pronounce propose protest purr pursue question quip quote rage
rant rap rasp rave reason reassure recall recite recommend reflect rejoin relate remark remember
remind remonstrate repeat reply report request resolve respond resume retort return reveal roar
sass scoff scold scream screech shout shriek sigh snap snarl sneer sniff sniffle snort snuffle
sob soothe splutter sputter squeak squeal stammer state storm stutter suggest supply surmise
taunt tease tempt thank threaten thunder translate urge utter venture vociferate volunteer vow
wail warble warn welcome wheedle wheeze whimper whine whisper wonder yell yelp
""".split()
_IRREGULAR: Final = """
say says said saying speak speaks spoke speaking tell tells told telling begin
begins began beginning
sing sings sang singing swear swears swore swearing spit spits spat spitting read reads reading
think thinks thought thinking reply replies replied replying cry cries cried crying
choke chokes choked choking
""".split()


def forms(verb: str) -> tuple[str, ...]:
    """Return a regular verb's present, past and participle."""
    if verb in _DOUBLING:
        return verb, f"{verb}s", f"{verb}{verb[-1]}ed", f"{verb}{verb[-1]}ing"
    if verb.endswith("e"):
        return verb, f"{verb}s", f"{verb}d", f"{verb[:-1]}ing"
    if verb.endswith("y") and verb[-2] not in _VOWELS:
        return verb, f"{verb[:-1]}ies", f"{verb[:-1]}ied", f"{verb}ing"
    ending = "es" if verb.endswith(("s", "sh", "ch", "x")) else "s"
    return verb, f"{verb}{ending}", f"{verb}ed", f"{verb}ing"


SPEECH_VERBS: Final = frozenset(chain(_IRREGULAR, *map(forms, _REGULAR))) - {"begined", "begines"}
"""Verbs that make a tag of the clause they stand in."""

MAIN_SPEECH_VERBS: Final = frozenset(
    "said says asked asks replied replies answered cried whispered shouted exclaimed".split()
)
"""Verbs so common in tags that a noun beside them is a person."""

_MANNERS: Final = {
    Delivery.WHISPERED: "whisper breathe mouth",
    Delivery.SHOUTED: "shout scream yell bellow roar shriek thunder bawl howl holler screech",
    Delivery.MUTTERED: "mutter mumble grumble murmur grunt",
    Delivery.SOBBED: "sob weep wail whimper sniffle blubber",
    Delivery.LAUGHED: "laugh giggle chuckle snicker snigger cackle titter guffaw",
    Delivery.SUNG: "croon warble",
    Delivery.READ: "recite",
}
DELIVERIES: Final = {
    **{form: how for how, verbs in _MANNERS.items() for v in verbs.split() for form in forms(v)},
    **dict.fromkeys("sing sings sang sung singing".split(), Delivery.SUNG),
    **dict.fromkeys("think thinks thought thinking".split(), Delivery.THOUGHT),
    **dict.fromkeys("read reads reading".split(), Delivery.READ),
    "sotto": Delivery.WHISPERED,
    "wept": Delivery.SOBBED,
}
"""Verbs of a tag that say how its line is said."""

VOICE_NOUNS: Final = frozenset(
    """voice reply answer response tone words question whisper retort comment
    remark shout cry""".split()
)
"""*Anna's reply was cold*: what belongs to whoever has just spoken."""

MALE_TITLES: Final = frozenset(
    """mr mr. mister sir lord king prince uncle father brother master monsieur m. count duke baron
    signor herr don senor señor earl emperor grandpa grandfather squire friar abbot papa mester
    mas'r""".split()
)
FEMALE_TITLES: Final = frozenset(
    """mrs mrs. miss ms ms. lady queen princess aunt aunty auntie mother sister madame mademoiselle
    mlle mlle. mme mme. countess duchess baroness dame signora signorina madam mistress granny
    grandma grandmother frau fräulein dona doña senora señora senorita señorita""".split()
)
NEUTRAL_TITLES: Final = frozenset(
    """dr dr. doctor professor prof prof. captain cap'n capt capt. colonel col col. major general
    gen gen. lieutenant lt lt. sergeant sgt sgt. inspector constable detective officer reverend
    rev rev. st st. saint cousin judge nurse president minister senator mayor chief commander
    admiral corporal agent coach""".split()
)
TITLES: Final = MALE_TITLES | FEMALE_TITLES | NEUTRAL_TITLES
"""Words that stand before a name; lower case."""

YOUNG_TITLES: Final = frozenset("miss master prince princess cousin brother sister st".split())
"""Titles that a child may bear."""

BARE_TITLES: Final = frozenset(
    """madame captain doctor professor major general colonel lieutenant sergeant inspector constable
    detective officer judge nurse commander admiral corporal coach chief""".split()
)
"""Those that stand for their bearer like a name: *said Captain*."""

CALLED_TITLES: Final = BARE_TITLES | frozenset(
    "boss cap cap'n doc sarge skipper matron padre squire highness majesty".split()
)
"""Those by which people are called: *Yes, Captain.*"""

TITLE_SPELLINGS: Final = {
    "mister": "mr", "doctor": "dr", "saint": "st", "prof": "professor", "capt": "captain",
    "col": "colonel", "gen": "general", "lt": "lieutenant", "sgt": "sergeant", "reverend": "rev",
    "cap'n": "captain", "cap": "captain", "doc": "doctor", "sarge": "sergeant", "mester": "master",
    "mas'r": "master", "auntie": "aunt", "aunty": "aunt", "mlle": "mademoiselle", "mme": "madame",
}  # fmt: skip
"""Titles that mean the same."""

MALE_NOUNS: Final = frozenset(
    """man boy gentleman father dad daddy papa son brother uncle nephew husband grandfather grandpa
    king prince lord duke baron guy lad fellow chap bloke waiter barman footman policeman butler
    landlord host priest monk bishop curate clergyman vicar fisherman postman fireman salesman
    blond bachelor wizard widower stepfather grandson master sir groom squire actor hero steward
    coachman porter cabman watchman workman nobleman count emperor marquis lieutenant sailor
    soldier alderman bargeman baronet boatman boatswain bosun cardinal chairman ferryman friar
    hangman helmsman knight ploughman pope prior spokesman stableboy steersman townsman valet
    woodcutter""".split()
)
FEMALE_NOUNS: Final = frozenset(
    """woman girl lady mother mom mum mommy mummy mama mamma daughter sister aunt niece wife
    grandmother grandma queen princess duchess baroness countess gal lass waitress barmaid maid
    governess landlady hostess nun widow witch blonde actress heroine stepmother granddaughter
    housekeeper seamstress housemaid charwoman madam mistress stewardess redhead brunette
    nursemaid abbess chairwoman matron midwife saleswoman shopgirl sorceress spokeswoman""".split()
)
NEUTRAL_NOUNS: Final = frozenset(
    """child kid baby infant teen teenager student pupil teacher professor doctor nurse captain
    colonel major general judge lawyer officer sergeant inspector detective constable clerk
    driver cook servant stranger visitor guest guard prisoner patient cousin friend companion
    neighbor neighbour adult elder author writer painter artist poet president minister
    secretary assistant conductor agent voice person one creature speaker other figure
    shopkeeper bartender baker butcher farmer gardener hunter merchant musician singer twin
    sibling parent spouse partner apprentice novice acolyte magistrate manager boss chief coach
    traveler traveller passenger proprietor customer healer headmaster librarian philosopher
    attendant messenger admiral alchemist alien android angel apothecary archdeacon archer
    assassin attorney bailiff banker bard barista barkeep barrister bassist beadle beggar
    blacksmith bodyguard brigadier burgher burglar cabbie cabdriver cadet caller captive
    carabinier caretaker carpenter cashier chamberlain chaplain chauffeur chemist classmate
    cleric cobbler commandant commander commissioner convict corporal counselor courier courtier
    cowherd croupier custodian dancer deacon dean demon dentist deputy droid druggist druid
    drummer dwarf editor elf engineer flatmate foreigner gaoler gendarme ghost giant goblin
    governor guitarist gunner hermit hostler imam informant innkeeper instructor interpreter
    intruder islander jailer janitor journalist legionnaire lieutenant-colonel mage mariner
    marshal mason mate mayor mechanic medic mercenary miller murderer notary orc orphan ostler
    paladin paramedic parson pastor peasant peddler pedlar photographer physician pianist
    pilgrim pirate preacher producer psychologist publisher rabbi ranger rebel receptionist
    recruit rector reporter researcher rider robber robot rogue roommate scientist sentry
    sergeant-major shepherd sheriff skipper smith smuggler solicitor sorcerer spy stevedore
    superintendent surgeon suspect tailor tavernkeeper teammate technician tenant therapist
    thief tinker trainer tramp translator trooper turnkey tutor undertaker urchin vampire vendor
    victim villager violinist warden warrior werewolf witness""".split()
)
NATIONALITIES: Final = frozenset(
    """american arab chinese dutch egyptian english french german greek gypsy hindu hottentot
    hungarian indian irish italian japanese jew mexican moor negro norwegian pole portuguese
    russian scot scotch scottish spaniard spanish swede swiss turk welsh""".split()
)
"""Nouns that are adjectives too: *said the German*, *the German army*."""

PERSON_NOUNS: Final = MALE_NOUNS | FEMALE_NOUNS | NEUTRAL_NOUNS | NATIONALITIES
"""Heads of nominals that can speak: *the old **man***."""

FATHERLY: Final = frozenset("father dad daddy papa pa da dada".split())
MOTHERLY: Final = frozenset("mother mom mum mommy mummy mama mamma ma".split())

MALE_KIN: Final = FATHERLY | frozenset({"grandfather", "grandpa", "grandpapa", "uncle"})
FEMALE_KIN: Final = MOTHERLY | frozenset(
    "grandmother grandma grandmamma granny gran nana nan nonna aunt auntie aunty".split()
)
KIN: Final = MALE_KIN | FEMALE_KIN
"""Nouns that children use like names: *said Grandma*."""

RANKS: Final = frozenset("king queen prince princess duke duchess count countess baron".split())
"""Titles that are used alone: *the queen*."""

GENERIC_NOUNS: Final = frozenset(
    "man woman boy girl lady gentleman child other voice person".split()
)
"""Nouns that rather take up somebody known than make somebody new."""

STRANGER_NOUNS: Final = frozenset(
    """stranger visitor newcomer figure fellow lad lass kid creature guest chap guy blond blonde
    redhead brunette teenager youth girl""".split()
)
"""Nouns for somebody whose name is not known yet."""

CHILD_NOUNS: Final = frozenset("boy girl child kid".split())
YOUNG_NOUNS: Final = frozenset("boy girl child kid son daughter lad".split())
ADVERBS: Final = frozenset(
    "then just also never only again now still almost always finally softly once too both".split()
)
"""What may stand between a subject and its verb, beside words in *-ly*."""

BEFORE_VOCATIVES: Final = frozenset(
    """dear oh o yes no please well you me it this that too now here there again then okay ok right
    so mean on up down not""".split()
)
"""What stands before a name that is called, where an author leaves out the comma."""

YOUNG_WORDS: Final = frozenset(
    "boy girl child kid baby infant toddler schoolboy schoolgirl".split()
)
OLD_WORDS: Final = frozenset(
    "old elderly aged wizened ancient white-haired grey-haired gray-haired".split()
)
"""Adjectives of the old."""

OLD_NOUNS: Final = frozenset("grandfather grandmother grandpa grandma granny".split())

_TENS: Final = dict(
    zip("twenty thirty forty fifty sixty seventy eighty ninety".split(), range(20, 100, 10),
        strict=True)
)  # fmt: skip
_UNITS: Final = dict(
    zip(
        """one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen
        sixteen seventeen eighteen nineteen""".split(),
        range(1, 20),
        strict=True,
    )
)
NUMBER_WORDS: Final = frozenset(_UNITS)
NUMBERS: Final = {
    **{word: number for word, number in _UNITS.items() if number > 3},  # noqa: PLR2004 - infants do not speak.
    **_TENS,
    **{f"{ten}-{unit}": _TENS[ten] + _UNITS[unit] for ten in _TENS for unit in list(_UNITS)[:9]},
    **{str(number): number for number in range(4, 100)},
}
"""Ages that somebody who speaks may have, in words and figures."""

PRONOUN_GENDERS: Final = {
    "he": Gender.MALE, "him": Gender.MALE, "his": Gender.MALE, "himself": Gender.MALE,
    "she": Gender.FEMALE, "her": Gender.FEMALE, "hers": Gender.FEMALE, "herself": Gender.FEMALE,
    "they": Gender.NEUTRAL, "them": Gender.NEUTRAL, "their": Gender.NEUTRAL,
}  # fmt: skip
SUBJECT_PRONOUNS: Final = frozenset("he she they i we it".split())
DETERMINERS: Final = frozenset("the a an his her their my our that this another".split())
POSSESSIVE_MARKS: Final = frozenset({"'s", "s", "'"})
"""What makes a name possessive; a bare `s` where a text has lost its apostrophes."""

PREPOSITIONS: Final = frozenset(
    """in at to from near of on into through towards toward across behind beyond for with by about
    against upon between around round over under after before beside without within like than
    past onto off down up""".split()
)
PLACE_PREPOSITIONS: Final = frozenset("in at from near into through across via towards".split())

AUXILIARIES: Final = frozenset(
    """was is were had has have did does do would could should might must can
    will may shall""".split()
)
PAST_VERBS: Final = AUXILIARIES | frozenset(
    """went came took sat stood got gave made put ran saw heard felt knew thought kept let held left
    met turned rose fell caught drew drove ate broke brought built bought chose dealt dug drank
    flew forgot forgave froze grew hid hit hung hurt kissed laid lay led lent lost meant paid rode
    rang shook shone shot shut slept slid sold sent spent sprang stole struck swam swept swung
    taught tore threw understood woke wore won wrote leaned leapt bent bit blew clung crept cut
    fought found fed flung knelt set sank became began bowed told said spoke read wept""".split()
)
"""Irregular verbs in the past: what follows a subject."""

CROWD_NOUNS: Final = frozenset(
    """crowd voices people men women boys girls children everyone everybody others both all guests
    chorus mob students ladies gentlemen audience class jury soldiers twins""".split()
)

NOT_NAMES: Final = frozenset(
    """i i'm i'll i've i'd monday tuesday wednesday thursday friday saturday sunday january february
    march april may june july august september october november december god heaven heavens christ
    jesus lord oh ah yes no well but and or so if then when where what who why how which the a an
    this that these those there here he she it we you they me him her us them my your his its our
    their mine yours hers ours theirs english french german italian american british indian irish
    scotch scottish spanish russian christmas easter sunday chapter part book volume mr. mrs. dr.
    ok okay hello hi hey bye goodbye thank thanks please sorry good bad dear darling sweetheart
    honey my not never always unless they'd now once just even still yet also too very more most
    much many some any all both each every one two three four five six seven eight nine ten first
    second third last next only let do did does don't didn't can could will would should shall may
    might must has have had was were is are am be been being go come look see say said tell ask
    think know want get take make give keep for with without from into onto upon about after before
    between through during in on at by to of up down out off over under again because although
    though while until since as like than nothing something anything everything nobody somebody
    anybody everybody everyone someone perhaps maybe indeed certainly surely of course really quite
    rather suddenly finally meanwhile later soon today tomorrow yesterday tonight night morning
    evening afternoon day week month year time man woman boy girl sir madam ma'am miss mister
    father mother daddy mummy papa mamma mama mum mom dad son daughter uncle aunt brother sister
    grandfather grandmother child wait stop yeah yep nope nah uh um hmm huh wow god's french's
    latin greek an' o' state church bible majesty highness lodge lordship ladyship excellency
    honour honor grace street road park house hall hill square lane alas bravo hush ha hullo halloa
    hallo nonsense true poor little old great young such same other both either neither wherever
    whenever however whatever whoever nor hence thus therefore europe england london paris france
    italy rome germany america india""".split()
)
"""Never a name alone, however it is written; lower case."""

ADDRESS_TERMS: Final = {
    **dict.fromkeys(
        "sir father dad daddy papa pa brother uncle mister son grandfather".split(), Gender.MALE
    ),
    **dict.fromkeys(
        "madam ma'am miss mother mum mom mummy mamma mama sister aunt daughter".split(),
        Gender.FEMALE,
    ),
}
"""What people call each other without a name."""

PLACE_NOUNS: Final = frozenset(
    """abbey avenue bay bridge buildings castle church college common cottage court farm fields
    gardens green grange grove hall hill hospital hotel house inn island lake lane lodge manor
    mansion mill mountain parish park parsonage place platform river road row school shire square
    station street tower town university valley villa wood woods""".split()
)
"""A capitalized run that ends so is a place."""
