"""The gender of common first names: a hint where titles and pronouns are silent."""

# ruff: noqa: SIM905 - lists of words are read, and edited, as running text.

from __future__ import annotations

from typing import Final

from narrate.script import Gender

_MALE: Final = """
aaron abel abraham adam adrian ahmed aidan aiden akira alan alaric alastair albert alec alessandro
alex alexander alfred ali alistair allan allen amir anakin anders andre andrew andy angus anthony
antonio archie arjun arlo armand arnold arthur asher atticus aurelio austin axel barry bartholomew
basil bastian beckett ben benedict benjamin benji bennett bernard bertie bertram bilal bill billy
bjorn blaine bob bobby bodhi boris brad braden bradley brady bram brandon brendan brett brian bruce
bryan bryce byron caleb callum cameron carl carlos cassian cecil cedric cedrick chad chaim charles
charley charlie chester chris christian christopher chuck cian clarence clark claude clayton clint
clinton clive cody colin connor conrad cormac cosmo craig curtis cyril cyrus dalton damian damien
damon daniel danny dante darius darren darryl dave david dean declan denis dennis derek derrick
desmond dexter diarmuid dick diego dimitri dirk dmitri domenic dominic donald douglas duncan dustin
dwayne dwight dylan eamon ed eddie edgar edgardo edmund eduardo edward edwin eli elias elijah elio
elliot elton emil emilio emmanuel emmett enrique enzo eric ernest esteban ethan eugene evan evander
everett ezra fabian fabio farid federico felipe felix ferdinand fergus fernando finn fitz fletcher
flynn francesco francis franco frank franklin fred freddie freddy frederic frederick fyodor gabriel
gareth garrett gary gavin geoffrey george gerald gerard giacomo gianni gideon gilbert giles
giovanni giuseppe glenn godfrey gordon graeme graham greg gregory guillermo gunnar gus gustav guy
hal hamish hank hans harold harry haruto harvey hassan hayden hector heinrich henri henry herbert
hercules hideo hiro homer horace howard hubert hugh hugo humphrey ian ibrahim igor ilya imran inigo
ira isaac isaiah ismail ivan ivor jack jackson jacob jacques jaden jaime jake jamal james jamie
jared jason jasper javier jay jeb jed jeff jeffrey jensen jeremiah jeremy jerome jerrod jerry
jethro jim jimmy jin joachim joaquin joe joel john johnny jonas jonathan jordan jordi jorge jose
josef joseph joshua josiah juan jude julian julius justin kai kamal karim karl kaz keanu keith
kelvin ken kenji kenneth kevin kieran kip klaus kurt kyle lachlan lance landon larry lars laurence
lawrence leander leif lenny leo leon leonard leopold leroy leslie levi lewis liam liev lionel lloyd
logan lorenzo louis luca lucas lucian lucius ludwig luis luke luther lyle mack magnus malcolm malik
manuel marcel marco marcus mario mark marshall martin marvin mason mateo mathias matt matteo
matthew matthias maurice max maxwell melvin michael mick miguel mike mikhail miles milo mitchell
mohamed mohammed monty mordecai morris moses murray nasir nate nathan nathaniel neal ned neil
neville niall nicholas nick nico nicolas nigel niklas niko nikolai nils noah noel norman oleg
oliver omar omari orlando orson oscar osman oswald otis otto owen pablo paolo pascal patrick paul
pavel pedro percival percy perrin perry pete peter philip phillip pierre preston quentin quincy
rafael rafe raj ralph ramesh ramon randolph raphael rashid raul ravi ray raymond reginald reid remy
rene reuben rex rhys ricardo richard rick robbie robert roberto robin rocco roderick rodney rodrigo
roger rohan roland rolf roman romeo ronald ronnie rory ross roy rudolph rufus rupert russell ryan
ryder ryu sacha sam sami samson samuel sander sanjay santiago saul scott sean sebastian sergei
sergio seth seymour shane shawn sherlock shiro sidney silas simon sione sirius solomon spencer
stanley stefan stephen steve steven stuart sven takeshi tariq ted terence terrence terry thaddeus
theo theodor theodore thomas tim timothy tobias toby todd tom tomas tommy tony travis trent trevor
trey tristan troy tybalt tyler ulysses uriah valentin vance vaughn vernon vic victor vijay viktor
vince vincent virgil vito vladimir wade wallace walt walter warren warrick wayne wes wesley wilbur
wilfred will willard william willie winston wolfgang wyatt xavier yannick yosef yuri yusuf
zachariah zachary zack zane zeke zev
""".split()
_FEMALE: Final = """
aaliyah abby abigail ada addison adela adelaide adele adeline adriana agatha agnes aiko ainsley
aisha akemi alana alba alejandra alessandra alexa alexandra alexis alice alicia alina alison
allison alma alyssa amanda amara amber amelia amina amy anais anastacia anastasia andrea andromeda
angela angelica angelina anika anita anja ann anna annabel anne annette annie annika anouk antonia
anya aoife april arabella aria ariana ariel arlene arya asha ashley astoria astrid athena audrey
augusta ava aya ayesha azra barbara beatrice beatrix beatriz becky belinda bella bellatrix bernice
bertha beryl bess bessie beth bethany betsy betty beverly bianca birdie blanche blythe bonnie
brenda brenna briana bridget bridie brittany brooke bryony cadence calista calliope camila camilla
candice cara carina carla carly carmela carmen carol carolina caroline carolyn carrie cassandra
cassie catalina catarina catherine cathy cecilia cecily celeste celia celine charlotte chelsea
cheryl chiara chiyo chloe christina christine ciara cindy claire clara clarissa claudia clementine
colleen constance consuelo cora coraline cordelia corinne cornelia cosima courtney crystal cynthia
dahlia daisy dana daniela danielle daphne daria darlene dawn deborah debra deirdre delia delilah
delphine demeter denise diana diane dinah diya dolores dominique donna dora doris dorothea dorothy
ebony edie edith edna effie eileen eilidh eira elaine eleanor elena elisa elise eliza elizabeth
ella ellen elodie eloise elsa elsie elspeth elvira emilia emily emma emmeline enid erica erin
ernestine esme esmeralda estelle esther ethel etta eudora eugenia eugenie eunice eva evangeline eve
evelyn faith fanny fatima fay faye felicia felicity fiona fleur flora florence frances freya frida
gabby gabriella gabrielle gail gemma genevieve georgiana georgina geraldine gertrude gillian gina
ginger ginny giselle giulia gladys gloria grace greer greta guinevere gwen gwendolen hana hanna
hannah harley harriet haruka hattie hazel heather heidi helen helena heloise henrietta hera
hermione hester hilary hilda hinata holly hope ida ilana imani imogen ines inez ingrid iona irene
iris isabel isabella isabelle isadora isla isobel isolde itzel ivy jacqueline jada jade jana jane
janet janice jasmine jean jeanne jemima jenna jennifer jenny jessica jessie jill jo joan joanna
joanne jocelyn jolene josephine josie joy joyce juanita judith judy julia juliana julie juliet june
juno justine kaia kaitlyn kara karen karina karla kassandra katarina kate katherine kathleen kathy
katie katya kay kayla keira kelly kelsey kendra kiara kiki kimberly kira kirsten kitty kristen
kristin krystal lana lara larissa latoya laura lauren lavinia leah leila leilani lena leonora
letitia lettice lexi liana libby lila lilian liliana lilith lillian lily linda lisa livia liz lois
lola lorelei lorena loretta lorna lorraine lottie louisa louise lucia lucille lucinda lucy luisa
luna lydia lyra mabel maddie madeleine madeline madison maeve magdalena maggie maia maisie malia
mallory mamie mara marcella marcia margaret margarita margery margot maria mariam marian mariana
marianne marie marilyn marina marion marisa marisol marjorie marla marlene martha mary maryam
matilda matilde maud maude maureen mavis maya mckenzie meera megan meghan melanie melissa mercedes
mercy meredith mia michelle mika mikasa mila mildred milena millicent millie mina minnie miranda
mireille miriam moira molly mona monica morgana morwenna muriel myra myrtle nadia nadine naima nala
nan nancy naomi natalie natasha nell nellie nelly nettie nia niamh nicola nicole nicolette nikita
nina noor nora norah nuria nyssa octavia odette olga olive olivia oona opal ophelia oriana padma
paige paloma pamela pansy parvati patience patricia paula pauline pearl peggy penelope penny
persephone petra petunia philippa philomena phoebe phyllis pippa polly poppy portia priscilla priya
prudence rachel raina ramona raquel reba rebecca rebekah regina renata renee rhea rhiannon rhoda
rina rita roberta rosa rosalia rosalie rosalina rosalind rosamond rose rosemary rosita rowena
roxana roxanne ruby ruth sabrina sadie safiya sakura sally samantha sandra saoirse sara sarah
savannah scarlett selena selina selma serena shanice shannon sharon sheila shirley shreya sibyl
siobhan skye sloane sofia sonia sophia sophie soraya stacy stella stephanie sunniva susan susanna
susannah suzanne svetlana sybil sylvia tabitha tamara tamsin tanya tara tasha tatiana tatum teresa
tess tessa thea thelma theodora theresa tiana tiffany tilly tina tonya tracey tracy trudy tyra uma
ursula valentina valeria valerie vanessa vera verity veronica vesper victoria viola violet virginia
vivian vivienne wanda wendy wilhelmina willa winifred xena yara yasmin yelena yoko yolanda yumi
yuna yvette yvonne zahra zainab zara zelda zoe zuzanna
""".split()

FIRST_NAMES: Final = {
    **dict.fromkeys(_MALE, Gender.MALE),
    **dict.fromkeys(_FEMALE, Gender.FEMALE),
}
"""Lower case; given names common in English stories, old and new; from general knowledge."""

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
