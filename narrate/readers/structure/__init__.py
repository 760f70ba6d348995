"""
Passages -> Book: headings, scene breaks and author's notes told from the story.

    titlepage  what the first lines say of the book (frontpage: as books are printed)
    headings   which lines are headings (numerals, running: by their numbers; titles: by their
               place; contents: lists of them)
    ranks      which of the headings that a file marks begin chapters
    sections   chapters, each with its headings (shelf: where they are put; notes, notesigns,
               notephrases: what is none of the story)
    blocks     headings, paragraphs, scene breaks (breaks, kinds, emphasis)
    chapters   the book
"""
