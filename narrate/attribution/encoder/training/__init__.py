"""
Fit the encoder: first to tags of raw novels, then to labeled ones.

    corpora, aliases -> examples           books as sheets, with who speaks where it is known
    examples -> windows -> network         the sums of `model`, with torch
    fitting                                the order of it all
"""
