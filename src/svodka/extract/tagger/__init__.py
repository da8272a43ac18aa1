"""The trained reader of spans: a convolutional tagger that finds cues, and one that finds each cue's source and content.

Language-neutral: what a language gives (its dictionary, its lexicon, its rules) comes in as bits of a token.
Training is in ``training/``; here is inference, in plain NumPy.
"""
