"""The ledger's schema as numbered steps. To change it, append a step; a step that was released never changes.

Every row but those of ``arrivals`` is added and never overwritten or removed. ``seal`` is a checksum of the row's
other columns (``rows.seal``), so that a changed byte in any row is found.
"""

APPLICATION_ID = 0x53564F44  # "SVOD": tells a ledger from any other SQLite file

MIGRATIONS = [
    # 1: documents, their texts, what was read out of them, what was written from it
    """
    -- bytes on their way into the archive: noted before they are written, struck off with their snapshot
    CREATE TABLE arrivals (
        seq INTEGER PRIMARY KEY,
        address TEXT NOT NULL,
        fetched_at TEXT NOT NULL,
        checksum TEXT NOT NULL,
        size INTEGER NOT NULL,
        media_type TEXT,
        charset TEXT,
        hints TEXT NOT NULL,
        UNIQUE (address, fetched_at, checksum, hints)
    ) STRICT;

    CREATE TABLE documents (
        id TEXT PRIMARY KEY,
        address TEXT NOT NULL UNIQUE, -- canonical
        seal TEXT NOT NULL
    ) STRICT;

    CREATE TABLE revisions (
        id TEXT PRIMARY KEY,
        document TEXT NOT NULL REFERENCES documents (id),
        text TEXT NOT NULL,
        text_checksum TEXT NOT NULL,
        seal TEXT NOT NULL
    ) STRICT;
    CREATE INDEX revisions_document ON revisions (document);

    -- one fetch whose bytes are in the archive; no revision: nothing could be read out of them
    CREATE TABLE snapshots (
        seq INTEGER PRIMARY KEY,
        address TEXT NOT NULL, -- as fetched
        fetched_at TEXT NOT NULL,
        checksum TEXT NOT NULL,
        size INTEGER NOT NULL,
        media_type TEXT,
        charset TEXT,
        hints TEXT NOT NULL, -- what the person who brought it said of it
        document TEXT REFERENCES documents (id),
        revision TEXT REFERENCES revisions (id),
        seal TEXT NOT NULL
    ) STRICT;
    CREATE INDEX snapshots_address ON snapshots (address, seq);
    CREATE INDEX snapshots_document ON snapshots (document, seq);
    CREATE INDEX snapshots_checksum ON snapshots (checksum);

    -- what one snapshot says of a text; the newest of a revision counts
    CREATE TABLE descriptions (
        seq INTEGER PRIMARY KEY,
        revision TEXT NOT NULL REFERENCES revisions (id),
        snapshot INTEGER NOT NULL REFERENCES snapshots (seq),
        kind TEXT NOT NULL,
        title TEXT,
        author TEXT,
        outlet TEXT,
        language TEXT,
        published TEXT,
        published_basis TEXT,
        parts TEXT NOT NULL,
        faults TEXT NOT NULL,
        parser TEXT NOT NULL,
        seal TEXT NOT NULL
    ) STRICT;
    CREATE INDEX descriptions_revision ON descriptions (revision, seq);
    CREATE INDEX descriptions_snapshot ON descriptions (snapshot);

    -- that one version of the reader read one revision as described, and how many statements it found
    CREATE TABLE readings (
        seq INTEGER PRIMARY KEY,
        revision TEXT NOT NULL REFERENCES revisions (id),
        description INTEGER NOT NULL REFERENCES descriptions (seq),
        version TEXT NOT NULL,
        read_at TEXT NOT NULL,
        statements INTEGER NOT NULL,
        note TEXT, -- why nothing was read
        seal TEXT NOT NULL,
        UNIQUE (description, version)
    ) STRICT;
    CREATE INDEX readings_revision ON readings (revision, seq);

    -- record is the whole statement as JSON; the other columns are what it is found by
    CREATE TABLE statements (
        seq INTEGER PRIMARY KEY,
        reading INTEGER NOT NULL REFERENCES readings (seq),
        id TEXT NOT NULL,
        ordinal INTEGER NOT NULL,
        kind TEXT NOT NULL,
        act TEXT NOT NULL,
        speaker TEXT,
        speaker_key TEXT, -- case-folded
        outlet_key TEXT, -- case-folded
        said_from TEXT,
        said_to TEXT,
        published TEXT, -- day
        from_day TEXT, -- said, else published
        to_day TEXT,
        title TEXT, -- of the document
        words TEXT NOT NULL,
        record TEXT NOT NULL,
        seal TEXT NOT NULL,
        UNIQUE (reading, id)
    ) STRICT;
    CREATE INDEX statements_id ON statements (id);
    CREATE INDEX statements_day ON statements (from_day);

    CREATE VIRTUAL TABLE statement_words USING fts5 (
        words, speaker, title,
        content = 'statements', content_rowid = 'seq',
        tokenize = 'unicode61 remove_diacritics 2',
        prefix = '3 4'
    );
    CREATE TRIGGER statements_words AFTER INSERT ON statements BEGIN
        INSERT INTO statement_words (rowid, words, speaker, title)
        VALUES (new.seq, new.words, new.speaker, new.title);
    END;

    CREATE TABLE failures (
        seq INTEGER PRIMARY KEY,
        stage TEXT NOT NULL,
        subject TEXT NOT NULL,
        kind TEXT NOT NULL,
        message TEXT NOT NULL,
        at TEXT NOT NULL,
        seal TEXT NOT NULL,
        UNIQUE (stage, subject, kind, message)
    ) STRICT;

    CREATE TABLE digests (
        id TEXT PRIMARY KEY,
        period_start TEXT NOT NULL,
        period_end TEXT NOT NULL,
        headline TEXT NOT NULL,
        compiled_at TEXT NOT NULL,
        receipts INTEGER NOT NULL, -- how many
        record TEXT NOT NULL, -- the whole digest as JSON
        seal TEXT NOT NULL
    ) STRICT;

    CREATE TABLE receipts (
        digest TEXT NOT NULL REFERENCES digests (id),
        ordinal INTEGER NOT NULL,
        statement TEXT NOT NULL,
        revision TEXT NOT NULL REFERENCES revisions (id),
        checksum TEXT NOT NULL,
        record TEXT NOT NULL,
        seal TEXT NOT NULL,
        PRIMARY KEY (digest, ordinal)
    ) STRICT;
    CREATE INDEX receipts_revision ON receipts (revision);
    """,
    # 2: the files that hold a digest
    """
    -- the newest row of a path counts: a later digest may have taken its place
    CREATE TABLE digest_files (
        seq INTEGER PRIMARY KEY,
        digest TEXT NOT NULL REFERENCES digests (id),
        path TEXT NOT NULL, -- from the ledger's folder, where it is inside; else absolute
        checksum TEXT NOT NULL,
        seal TEXT NOT NULL
    ) STRICT;
    CREATE INDEX digest_files_path ON digest_files (path, seq);
    """,
    # 3: what is collected
    """
    ALTER TABLE arrivals ADD COLUMN part TEXT;
    ALTER TABLE arrivals ADD COLUMN source TEXT;
    ALTER TABLE snapshots ADD COLUMN part TEXT; -- which of the documents that the bytes hold
    ALTER TABLE snapshots ADD COLUMN source TEXT; -- key of the source that brought it
    ALTER TABLE snapshots ADD COLUMN state TEXT; -- what it turned out to be: new, revised, noise, …
    ALTER TABLE snapshots ADD COLUMN reason TEXT;
    ALTER TABLE descriptions ADD COLUMN details TEXT;

    -- a document that was no longer there when it was asked for, or that came back
    DROP INDEX snapshots_address;
    CREATE INDEX snapshots_address ON snapshots (address, part, seq);

    CREATE TABLE departures (
        seq INTEGER PRIMARY KEY,
        document TEXT NOT NULL REFERENCES documents (id),
        noticed_at TEXT NOT NULL,
        gone INTEGER NOT NULL, -- 1: gone, 0: back
        reason TEXT NOT NULL,
        seal TEXT NOT NULL
    ) STRICT;
    CREATE INDEX departures_document ON departures (document, seq);

    -- that the text of a revision is, wholly or nearly, that of an earlier one
    CREATE TABLE copies (
        seq INTEGER PRIMARY KEY,
        revision TEXT NOT NULL REFERENCES revisions (id),
        origin TEXT NOT NULL REFERENCES revisions (id),
        likeness REAL NOT NULL, -- 0 to 1
        basis TEXT NOT NULL,
        version TEXT NOT NULL,
        seal TEXT NOT NULL,
        UNIQUE (revision, version)
    ) STRICT;
    CREATE INDEX copies_origin ON copies (origin);

    -- how sources stand: the work of collecting, overwritten as it goes on, and no evidence
    CREATE TABLE source_states (
        source TEXT PRIMARY KEY,
        due_at TEXT,
        checked_at TEXT,
        record TEXT NOT NULL -- the whole state as JSON
    ) STRICT;

    -- one visit to a source that brought something or failed
    CREATE TABLE visits (
        seq INTEGER PRIMARY KEY,
        source TEXT NOT NULL,
        at TEXT NOT NULL,
        outcome TEXT NOT NULL,
        message TEXT,
        listed INTEGER NOT NULL,
        fresh INTEGER NOT NULL
    ) STRICT;
    CREATE INDEX visits_source ON visits (source, seq);

    -- announced publications and when to look at each again: work, overwritten
    CREATE TABLE items (
        address TEXT PRIMARY KEY,
        source TEXT NOT NULL,
        title TEXT,
        announced TEXT,
        seen_at TEXT NOT NULL,
        due_at TEXT,
        state TEXT NOT NULL, -- waiting, kept, failed, gone, refused
        attempts INTEGER NOT NULL,
        record TEXT NOT NULL -- the rest as JSON
    ) STRICT;
    CREATE INDEX items_due ON items (due_at) WHERE due_at IS NOT NULL;
    CREATE INDEX items_source ON items (source, seen_at);
    """,
    # 4: what editors did to digests
    """
    -- a version of a digest: from which one it was made, by whom
    CREATE TABLE drafts (
        seq INTEGER PRIMARY KEY,
        digest TEXT NOT NULL REFERENCES digests (id),
        parent TEXT REFERENCES digests (id),
        by TEXT NOT NULL,
        at TEXT NOT NULL,
        note TEXT,
        seal TEXT NOT NULL
    ) STRICT;
    CREATE INDEX drafts_digest ON drafts (digest, seq);

    -- that a named editor answers for a digest, or does no longer; the newest row of a digest counts
    CREATE TABLE signoffs (
        seq INTEGER PRIMARY KEY,
        digest TEXT NOT NULL REFERENCES digests (id),
        by TEXT NOT NULL,
        at TEXT NOT NULL,
        signed INTEGER NOT NULL, -- 1: signed off, 0: taken back
        slug TEXT NOT NULL, -- its name in addresses of the site
        note TEXT,
        seal TEXT NOT NULL
    ) STRICT;
    CREATE INDEX signoffs_digest ON signoffs (digest, seq);

    -- what was found wrong in a published digest, in words for its readers
    CREATE TABLE corrections (
        seq INTEGER PRIMARY KEY,
        digest TEXT NOT NULL REFERENCES digests (id),
        sentence INTEGER NOT NULL, -- its number, the headline being 0
        by TEXT NOT NULL,
        at TEXT NOT NULL,
        text TEXT NOT NULL,
        seal TEXT NOT NULL
    ) STRICT;
    CREATE INDEX corrections_digest ON corrections (digest, seq);
    """,
    # 5: who is who: the registry as it was loaded, whom each speaker is taken for, what people decided on names
    """
    -- that the registry was read from its files; where it had changed, what changed stands in registry_entries
    CREATE TABLE registry_loads (
        seq INTEGER PRIMARY KEY,
        files TEXT NOT NULL, -- checksum of the files' bytes and of the rules that read them
        checksum TEXT NOT NULL, -- of all entries
        registry_entries INTEGER NOT NULL, -- how many changed
        loaded_at TEXT NOT NULL,
        seal TEXT NOT NULL
    ) STRICT;

    -- the newest row of a kind and key counts
    CREATE TABLE registry_entries (
        seq INTEGER PRIMARY KEY,
        load INTEGER NOT NULL REFERENCES registry_loads (seq),
        kind TEXT NOT NULL,
        key TEXT NOT NULL,
        record TEXT, -- the whole entry as JSON, with source, date, checked; NULL: it was withdrawn
        checksum TEXT, -- of the record
        loaded_at TEXT NOT NULL,
        seal TEXT NOT NULL
    ) STRICT;
    CREATE INDEX registry_entries_key ON registry_entries (kind, key, seq);

    -- that all speakers of these rows of statements were asked about; answers that changed stand in identities
    CREATE TABLE identity_passes (
        seq INTEGER PRIMARY KEY,
        load INTEGER NOT NULL REFERENCES registry_loads (seq),
        version TEXT NOT NULL,
        from_row INTEGER NOT NULL,
        to_row INTEGER NOT NULL,
        identities INTEGER NOT NULL, -- how many answers changed
        asked_at TEXT NOT NULL,
        seal TEXT NOT NULL,
        UNIQUE (load, version, from_row)
    ) STRICT;

    -- whom the speaker of a statement is taken for; the newest row of a statement counts
    CREATE TABLE identities (
        seq INTEGER PRIMARY KEY,
        pass INTEGER NOT NULL REFERENCES identity_passes (seq),
        row INTEGER NOT NULL REFERENCES statements (seq),
        statement TEXT NOT NULL,
        kind TEXT, -- person, institution, office, outlet; NULL: none of the registry's, or not surely
        key TEXT,
        office TEXT, -- on the day of the statement
        sure INTEGER NOT NULL,
        basis TEXT NOT NULL,
        candidates TEXT, -- JSON
        seal TEXT NOT NULL
    ) STRICT;
    CREATE INDEX identities_row ON identities (row, seq);
    CREATE INDEX identities_statement ON identities (statement, seq);
    CREATE INDEX identities_key ON identities (kind, key);

    -- what a person decided on a name that the registry did not know; the newest of a name counts
    CREATE TABLE name_decisions (
        seq INTEGER PRIMARY KEY,
        name TEXT NOT NULL,
        verdict TEXT NOT NULL, -- confirmed, merged, rejected
        person TEXT,
        decided_by TEXT NOT NULL,
        at TEXT NOT NULL,
        source TEXT NOT NULL,
        role TEXT,
        seal TEXT NOT NULL
    ) STRICT;
    CREATE INDEX name_decisions_name ON name_decisions (name, seq);
    """,
    # 6: acts of speaking
    """
    -- statements that report one act of speaking; a row is superseded by a later one that has any of its statements
    CREATE TABLE utterances (
        seq INTEGER PRIMARY KEY,
        id TEXT NOT NULL, -- of its statements, in whatever order they came
        version TEXT NOT NULL,
        speaker TEXT NOT NULL, -- key of the registry, or of a name
        from_day TEXT,
        to_day TEXT,
        utterance_members INTEGER NOT NULL, -- how many
        record TEXT NOT NULL, -- the rest as JSON
        seal TEXT NOT NULL
    ) STRICT;
    CREATE INDEX utterances_id ON utterances (id, seq);
    CREATE INDEX utterances_day ON utterances (from_day);

    CREATE TABLE utterance_members (
        seq INTEGER PRIMARY KEY,
        utterance INTEGER NOT NULL REFERENCES utterances (seq),
        ordinal INTEGER NOT NULL, -- in order of publication
        statement TEXT NOT NULL, -- id
        seal TEXT NOT NULL,
        UNIQUE (utterance, ordinal)
    ) STRICT;
    CREATE INDEX utterance_members_statement ON utterance_members (statement, utterance);

    -- how far statements are grouped: one row of work, overwritten, and no evidence
    CREATE TABLE grouping_state (
        only INTEGER PRIMARY KEY CHECK (only = 1),
        rules TEXT NOT NULL, -- version of the stage, checksum of who is who
        readings INTEGER NOT NULL, -- up to which rows of these tables
        snapshots INTEGER NOT NULL,
        copies INTEGER NOT NULL
    ) STRICT;
    """,
    # 7: documents found by their words, also those that no reader reads
    """
    -- numbers the texts: revisions has no number of its own that would last
    CREATE TABLE text_numbers (
        seq INTEGER PRIMARY KEY,
        revision TEXT NOT NULL UNIQUE REFERENCES revisions (id)
    ) STRICT;
    CREATE VIEW numbered_texts AS SELECT n.seq AS seq, r.text AS text FROM text_numbers n JOIN revisions r
        ON r.id = n.revision;
    -- keeps no text of its own. Without an index of prefixes: it would be a third larger, and documents are few
    CREATE VIRTUAL TABLE text_words USING fts5 (
        text,
        content = 'numbered_texts', content_rowid = 'seq',
        tokenize = 'unicode61 remove_diacritics 2'
    );
    INSERT INTO text_numbers (revision) SELECT id FROM revisions ORDER BY rowid;
    INSERT INTO text_words (text_words) VALUES ('rebuild');
    CREATE TRIGGER texts_words AFTER INSERT ON revisions BEGIN
        INSERT INTO text_numbers (revision) VALUES (new.id);
        INSERT INTO text_words (rowid, text) VALUES (
            (SELECT seq FROM text_numbers WHERE revision = new.id), new.text
        );
    END;
    """,
    # 8: what persons decided about lines, and how a silence was established
    """
    -- the log of decisions: the state of a line is what is read plus what stands here
    CREATE TABLE decisions (
        seq INTEGER PRIMARY KEY,
        at TEXT NOT NULL,
        by TEXT NOT NULL,
        claim TEXT NOT NULL,
        subject TEXT NOT NULL, -- link, stance, speaker, date, join, shift, baseline, silence
        id TEXT NOT NULL,
        verdict TEXT NOT NULL, -- confirm, reject, correct
        value TEXT NOT NULL, -- JSON object of texts
        ground TEXT,
        note TEXT,
        undoes INTEGER REFERENCES decisions (seq),
        previous TEXT, -- seal of the row before: a row that is taken out of the log is missed
        seal TEXT NOT NULL
    ) STRICT;
    CREATE INDEX decisions_claim ON decisions (claim, seq);

    -- the certificate with which a silence was first told
    CREATE TABLE silences (
        seq INTEGER PRIMARY KEY,
        claim TEXT NOT NULL,
        level TEXT NOT NULL,
        holder TEXT NOT NULL,
        since TEXT NOT NULL, -- day of the last statement
        until TEXT NOT NULL, -- last day of the window
        version TEXT NOT NULL,
        record TEXT NOT NULL, -- the certificate as JSON
        seal TEXT NOT NULL,
        UNIQUE (claim, level, holder, since, version)
    ) STRICT;
    """,
    # 9: alerts, and how each was carried out of the house
    """
    -- record is the alert with its receipts as JSON, as it was when it was noticed: it is told so and never changed
    CREATE TABLE alerts (
        id TEXT PRIMARY KEY,
        claim TEXT NOT NULL, -- key
        noticed_at TEXT NOT NULL,
        version TEXT NOT NULL,
        rules TEXT NOT NULL, -- keys of the watches that asked for it, as JSON
        record TEXT NOT NULL,
        seal TEXT NOT NULL
    ) STRICT;

    -- the newest row of an alert and a delivery counts: wanted, trying, sent, failed, unsure, given up
    CREATE TABLE alert_deliveries (
        seq INTEGER PRIMARY KEY,
        alert TEXT NOT NULL REFERENCES alerts (id),
        delivery TEXT NOT NULL, -- key
        state TEXT NOT NULL,
        at TEXT NOT NULL,
        message TEXT, -- why it failed
        seal TEXT NOT NULL
    ) STRICT;
    CREATE INDEX alert_deliveries_alert ON alert_deliveries (alert, delivery, seq);
    """,
]
