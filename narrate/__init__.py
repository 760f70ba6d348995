"""
Turn a story file into an audiobook with a voice for every character.

    story file -readers-> Book -parsing-> spans -attribution-> Script -casting-> Cast
               -synthesis-> takes -publishing-> one MP3 per chapter, script.json, feed.xml

`narrate.pipeline` is the whole flow as functions; the `narrate` command only calls them.
"""
