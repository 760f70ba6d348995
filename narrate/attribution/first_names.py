"""The gender of common first names: a hint where titles and pronouns are silent."""

# ruff: noqa: SIM905 - lists of words are read, and edited, as running text.

from __future__ import annotations

from typing import Final

from narrate.script import Gender

_MALE: Final = """
aaron abel abraham adam adrian ahmed aidan alan albert alec alex alexander alfred ali allan allen
andre andrew andy angus anthony antonio arnold arthur austin barry bartholomew basil ben benedict
benjamin bernard bertie bertram bill billy bob bobby boris brad bradley brandon brian bruce bryan
caleb cameron carl carlos cecil cedric charles charley charlie chester chris christian christopher
claude clarence clive cody colin connor cyril daniel danny darren dave david dean dennis derek
desmond dick diego dirk dmitri dominic donald douglas duncan dustin dylan ed eddie edgar edmund
edward edwin eli elijah elliot eric ernest ethan eugene evan ezra felix fergus ferdinand finn
francis frank franklin fred freddie freddy frederick gabriel gareth gary geoffrey george gerald
gideon gilbert giles godfrey gordon graham greg gregory gus guy hal hans harold harry harvey hector
henri henry herbert hercules homer horace howard hubert hugh hugo humphrey ian ibrahim igor ira
isaac ivan jack jackson jacob jacques jake james jamie jared jason jasper jay jeff jeffrey jeremiah
jeremy jerome jerry jim jimmy joe joel john johnny jonathan jordan jose joseph joshua juan julian
julius justin karl keith ken kenneth kevin kurt kyle lance larry laurence lawrence leo leon leonard
leopold leroy leslie lewis liam lionel logan louis lucas lucian luke luther malcolm marcus mario
mark marshall martin marvin mason matt matthew maurice max maxwell melvin michael miguel mike miles
mohammed mordecai morris moses nathan nathaniel neal ned neil neville nicholas nick nigel noah noel
norman oliver omar oscar oswald otto owen pablo patrick paul pedro percy perry pete peter philip
phillip pierre quentin ralph ramon randolph raphael ray raymond reginald reuben rex rhys richard
rick robert robin roderick rodney roger roland rolf roman ronald ronnie rory ross roy rudolph
rufus rupert russell ryan sam samson samuel scott sean sebastian seth sergei seymour shane sherlock
sidney simon solomon spencer stanley stefan stephen steve steven stuart ted terence terry theo
theodore thomas tim timothy toby todd tom tommy tony trevor tristan tyler ulysses victor vincent
virgil vladimir wallace walter warren wayne wesley wilbur wilfred will willard william willie
winston wyatt xavier zachary zane
""".split()
_FEMALE: Final = """
abigail ada adela adelaide adele adeline agatha agnes aisha alexandra alice alicia alison allison
amanda amber amelia amy anastasia andrea angela angelica angelina anita ann anna annabel anne
annette annie antonia april arabella arlene ashley astrid audrey augusta barbara beatrice becky
belinda bella bernice bertha beryl bess bessie beth betsy betty beverly bianca brenda brenna
briana bridget brittany camilla candice cara carla carmen carol caroline carolyn carrie cassandra
cassie catherine cathy cecilia cecily charlotte chelsea cheryl chloe christina christine cindy
claire clara clarissa claudia colleen constance cora cordelia cornelia courtney crystal cynthia
daisy dana daphne dawn deborah debra deirdre delia delilah delphine denise diana diane dinah dolores
donna dora doris dorothea dorothy edith edna effie eileen elaine eleanor elena eliza elizabeth ella
ellen elsa elsie emily emma erica erin ernestine esmeralda estelle esther ethel eugenia eunice eva
evangeline eve evelyn faith fanny fatima felicia felicity fiona flora florence frances gabriella
gail gemma genevieve georgiana georgina geraldine gertrude gillian gina ginger gladys gloria grace
greta gwen gwendolen hannah harriet hattie hazel heather heidi helen helena henrietta hermione
hester hilda holly hope ida imogen ingrid irene iris isabel isabella isabelle isobel ivy
jacqueline jane
janet janice jean jeanne jemima jennifer jenny jessica jessie jill jo joan joanna jocelyn josephine
joy joyce juanita judith judy julia juliana julie juliet june justine karen kate katherine kathleen
kathy katie kay kelly kimberly kitty laura lauren lavinia leah lena leonora letitia lettice lila
lilian lillian lily linda lisa lois loretta lottie louisa louise lucia lucille lucinda lucy lydia
mabel madeleine madeline maggie maisie mamie marcella marcia margaret margery margot maria marian
marianne marie marilyn marina marion marjorie martha mary matilda maud maude maureen mavis melanie
melissa mercy mildred millicent millie minnie miranda miriam molly mona monica muriel myra myrtle
nadia nan nancy naomi natalie natasha nell nellie nelly nettie nicola nicole nina nora norah octavia
olga olive olivia opal ophelia pamela pansy pansy patience patricia paula pauline pearl peggy
penelope penny philippa phoebe phyllis polly portia priscilla prudence rachel ramona rebecca regina
rhoda rita roberta rosa rosalie rosalind rosamond rose rosemary roxanne ruby ruth sabrina sally
samantha sandra sara sarah selina serena shannon sharon sheila shirley sibyl sonia sophia sophie
stella stephanie susan susanna susannah suzanne sybil sylvia tabitha tamara tara teresa tess tessa
thea thelma theodora theresa tilly tina tracy trudy ursula valentina valerie vanessa vera verity
veronica victoria viola violet virginia vivian wanda wendy wilhelmina winifred yolanda yvonne zelda
zoe
""".split()

FIRST_NAMES: Final = {
    **dict.fromkeys(_MALE, Gender.MALE),
    **dict.fromkeys(_FEMALE, Gender.FEMALE),
}
"""Lower case; common English given names of the last two centuries, from general knowledge."""

SHORT_FORMS: Final = {
    "abby": "abigail", "alex": "alexander", "andy": "andrew", "annie": "anne", "becky": "rebecca",
    "bella": "isabella", "ben": "benjamin", "bess": "elizabeth", "beth": "elizabeth",
    "betsy": "elizabeth", "betty": "elizabeth", "bill": "william", "billy": "william",
    "bob": "robert", "bobby": "robert", "cathy": "catherine", "charley": "charles",
    "charlie": "charles", "chris": "christopher", "dan": "daniel", "danny": "daniel",
    "dave": "david", "dick": "richard", "eddie": "edward", "eliza": "elizabeth",
    "fanny": "frances", "frank": "francis", "fred": "frederick", "freddy": "frederick",
    "harry": "henry", "jack": "john", "jake": "jacob", "jamie": "james", "jem": "james",
    "jenny": "jennifer", "jim": "james", "jimmy": "james", "joe": "joseph", "johnny": "john",
    "josh": "joshua", "kate": "katherine", "katie": "katherine", "kitty": "catherine",
    "larry": "lawrence", "lizzie": "elizabeth", "lizzy": "elizabeth", "liz": "elizabeth",
    "maggie": "margaret", "matt": "matthew", "meg": "margaret", "mike": "michael",
    "millie": "mildred", "molly": "mary", "nan": "anne", "ned": "edward", "nell": "eleanor",
    "nick": "nicholas", "pat": "patricia", "peggy": "margaret", "pete": "peter",
    "polly": "mary", "rob": "robert", "ron": "ronald", "sally": "sarah", "sam": "samuel",
    "steve": "stephen", "sue": "susan", "ted": "edward", "tim": "timothy", "toby": "tobias",
    "tom": "thomas", "tommy": "thomas", "tony": "anthony", "will": "william",
    "willie": "william", "zach": "zachary",
}  # fmt: skip
"""Short forms that do not begin like the whole name, or that many names share."""
