"""First names whose endings do not tell, and common ones whose endings do, by language."""

from __future__ import annotations

from typing import Final

from narrate.script import Gender
from narrate.tongues.tongue import Tongue

_WOMEN: Final = {
    "fr": """adèle agathe agnès alice aline alix amandine amélie anaïs anne annick antoinette
        apolline ariane audrey aurélie aurore axelle bénédicte bérénice brigitte capucine
        carole caroline catherine cécile céleste céline chantal charlotte chloé christelle
        christine claire clarisse clémence colette coralie corinne delphine denise diane
        édith élisabeth élise éloïse émilie emma esther estelle ève fleur florence françoise
        gaëlle geneviève hélène héloïse inès irène isabelle jade jeanne jocelyne joséphine
        judith julie juliette justine laure laurence léa léonie lise lou louise lucie
        madeleine manon margaux margot marguerite marianne marie marion marthe mathilde maud
        mélanie michèle mireille monique muriel nadège nathalie nicole noémie océane odette
        odile pauline pénélope rachel rose roxane ségolène simone sidonie solange solène
        solenn sophie stéphanie suzanne sylvie thérèse valérie véronique victoire violette
        virginie viviane yvette yvonne zoé""",
    "de": """agnes anke anneliese annette antje astrid bärbel beate birgit birte britt brigitte
        charlotte dagmar doris edith elfriede elisabeth elke elsbeth emmi erika esther
        evelyn felicitas frieda friederike gabriele gerlinde gertrud gisela gretchen grete
        gudrun hannelore hannah hedwig heide heidi heike helene henriette hildegard ilse
        ines inge ingeborg ingrid irene iris irmgard judith jule karin katharina kathrin
        katrin käthe kerstin kirsten klara lena leni leonie lieselotte lilli lina liselotte
        lore lotte luise maike mareike margarethe margot marie marlene marlies mathilde
        meike merle miriam nele rahel ricarda rosemarie ruth sabine sigrid silke sophie
        stefanie susanne sybille tabea trude ulrike ursel ute wiebke yvonne""",
    "es": """abril amparo ángeles araceli asunción beatriz belén carmen concepción consuelo cruz
        dolores encarnación esperanza ester esther flor inés irene iris isabel itziar judith
        leonor lourdes luz maribel marisol mercedes milagros miriam montserrat nieves noemí
        nuria paz pilar raquel remedios rocío rosario ruth salomé sol soledad trinidad""",
    "it": """adele agnese alice beatrice berenice caterina cleo clio consuelo doris edith ester
        irene iris isabel matilde noemi penelope rachele ines miriam ruth nives""",
    "pt": """alice beatriz berenice carmen dolores doris elisabete ester inês irene íris isabel
        isis jaqueline judite leonor liz lourdes luz mabel mercês miriam raquel rute simone
        solange suelen yasmin""",
    "ru": "любовь нинель адель рашель эсфирь юдифь",
    "pl": "beatrycze noemi inez miriam",
}
_MEN: Final = {
    "fr": """achille alphonse ambroise anatole antoine aristide auguste baptiste basile benoît
        célestin christophe claude clovis côme dominique edmond élie émile étienne eugène
        eustache fabrice félix georges gilles gustave guillaume hippolyte honoré isidore
        jacques jérôme jérémie joseph jules laurent léonce luc lucas léo maxime maurice
        modeste nicolas octave paul philippe pierre philémon prosper rodolphe sacha serge
        théodore théophile thomas timothée tristan ulysse valère victor yves gaspard hugo
        louis marc mathieu mathis nathan rémi simon""",
    "de": """achim alexander andreas anton arne arno axel bernd björn bruno carsten christian
        claus daniel detlef dieter dirk emil enno erich ernst erwin fabian felix florian
        frank franz friedrich fritz georg gerd gerhard günter günther gustav hans harald
        heiner heinrich heinz helmut henning henrik herbert hermann holger horst ingo jakob
        jan jannis jens joachim jochen johannes jonas jonathan jörg josef julius jürgen kai
        karl karsten klaus konrad kurt lars leon lorenz ludwig lukas manfred markus martin
        matthias max michael moritz niklas nils norbert oskar otto paul peter philipp rainer
        ralf reinhard robert rolf rudolf rüdiger sebastian siegfried simon stefan sven theo
        theodor thomas thorsten tim tobias tom torsten udo ulrich uwe veit viktor volker
        walter werner wilhelm wolfgang""",
    "es": """adrián andrés ángel césar cristian david daniel esteban fermín félix fabián gabriel
        germán gaspar hernán iván israel jaime javier jesús joaquín joel jorge josé juan
        julián lucas luis manuel marcos martín matías miguel nicolás óscar rafael ramón raúl
        rubén salvador samuel simón tomás valentín víctor vicente enrique felipe jose guille
        pepe""",
    "it": """achille cesare daniele davide dante dionigi emanuele ercole ettore felice gabriele
        giacomo giosuè giovanni giuseppe ivan luigi manuel michele natale noè oreste
        pasquale raffaele salvatore samuele simone tommaso ulisse walter""",
    "pt": """abel alexandre andré artur césar daniel david davi davidson edgar felipe filipe
        gabriel gil gaspar guilherme heitor henrique hélder igor ivan jaime joão joaquim
        joel jorge josé jonas jacques lucas luís luiz manuel marcos mateus miguel moisés
        natan nuno rafael rui samuel simão tomás tomé valentim vicente vítor xavier zé""",
    "ru": "",
    "pl": "",
}
FIRST_NAMES: Final = {
    language: dict.fromkeys(_WOMEN[language].split(), Gender.FEMALE)
    | dict.fromkeys(_MEN[language].split(), Gender.MALE)
    for language in _WOMEN
}
"""By language and name, in lower case; where a name is everybody's, the man's reading wins."""


def gender_of(name: str, tongue: Tongue) -> Gender | None:
    """
    Return the gender that a first name tells, or None.

    Args:
        name: In lower case.
        tongue: The language of the story.
    """
    if name in tongue.men:
        return Gender.MALE
    known = FIRST_NAMES[tongue.code].get(name)
    if known is not None:
        return known
    if name.endswith(tuple(tongue.women)):
        return Gender.FEMALE
    return Gender.MALE if name.endswith(tuple(tongue.male)) else None
