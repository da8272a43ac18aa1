"""What a reader of Russian news knows, as data: cue words, offices, carriers, dates, venues.

Each entry has an example in made-up words. Whoever knows Russian but not Python can edit these tables.
"""
