"""The trained reader of spans: one network finds cues, another each cue's source and content.

Language-neutral: what a language gives (its dictionary, its lexicon, its rules) comes in as bits of a token.
Training is in ``training/``; here is inference, in plain NumPy.
"""
