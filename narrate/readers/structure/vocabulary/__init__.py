"""
The words of other languages than English that give a story its structure, as data.

    numbers    what chapters are counted with
    headings   what is counted, and headings that are not
    breaks     time skips, points of view, words that only name a break
    notes      what authors' notes, disclaimers and warnings begin with

A story's language is told from its story, which is known last of all: these words hold in
every file, whatever its language.
"""
