"""
Passages -> Book: headings, scene breaks and author's notes told from the story.

    titlepage  what the first lines say of the book
    headings   which lines are headings (numerals: the numbers they bear)
    ranks      which of the headings that a file marks begin chapters
    sections   chapters, each with its headings (notes, notesigns: what is none of the story)
    blocks     headings, paragraphs, scene breaks (breaks, emphasis)
    chapters   the book
"""
