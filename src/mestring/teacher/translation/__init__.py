"""The English edition beside the Norwegian: what is translated, what has changed since, what is not alike.

A *unit* is what is translated as one: a cell of a notebook, an entry of a content file, a word of an interface, a
section of a page. Each English unit remembers, by a hash, the Norwegian text that it renders.

editions        which English file renders which Norwegian one, and what is not translated yet
units           a file's units
seals           the hashes, what has changed since they were written, and the text from before
parity          what of a file must be the same in both languages
stray_words     words of the other language
"""
