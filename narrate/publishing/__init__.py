"""
Takes -> what listeners open: one MP3 per chapter, and what is known about it.

    names       titles -> names of files and folders
    tags        title, people, text, scenes -> ID3
    mp3         frames + tags -> the chapter's file
    manifest    what was built last time; is it up to date, and if not, why
    feed        recordings -> a podcast
"""
