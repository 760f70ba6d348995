"""
What word processors save: each module reads one form, all write on the same `Page`.

    docx, odt, rtf  the forms (xml: what the first two have in common)
    page            paragraphs to passages, and to a draft
"""
