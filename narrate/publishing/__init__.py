"""
Takes -> what listeners open: one MP3 per chapter, and what is known about it.

    names       titles -> names of files and folders
    transcript  a chapter's text and scenes, as players show them
    tags        title, people, text, scenes -> ID3
    mp3         frames + tags -> the chapter's file
    manifest    what was built last time
    reasons     why a chapter has to be built again
    scriptfile  the script as JSON
    feed        recordings -> a podcast; identities: its guids and dates
"""
