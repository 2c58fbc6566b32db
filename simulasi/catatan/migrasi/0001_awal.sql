-- The journal, first version (hasil.md §1). Facts are added and never changed; scores are not kept.

-- Machines whose runs are in this journal; the one with milik = 1 is this one.
CREATE TABLE mesin (
    id TEXT PRIMARY KEY,
    milik INTEGER NOT NULL DEFAULT 0 CHECK (milik IN (0, 1)),
    urutan_terakhir INTEGER NOT NULL DEFAULT 0
);
CREATE UNIQUE INDEX mesin_milik ON mesin (milik) WHERE milik = 1;

-- kunci: the call sign as it is compared (casefolded, blanks levelled).
CREATE TABLE peserta (
    nomor INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    mesin TEXT NOT NULL REFERENCES mesin (id),
    sesi TEXT NOT NULL,
    sandi TEXT NOT NULL,
    kunci TEXT NOT NULL,
    kelompok TEXT,
    UNIQUE (mesin, sesi, kunci)
);

-- Canonical JSON of every scenario played, so that an edited file orphans no run.
CREATE TABLE skenario (
    sidik TEXT PRIMARY KEY,
    kanonik TEXT NOT NULL
);

-- Canonical JSON of every session definition that runs were made under.
CREATE TABLE sesi (
    id TEXT NOT NULL,
    sidik TEXT NOT NULL,
    kanonik TEXT NOT NULL,
    PRIMARY KEY (id, sidik)
);

-- The event "run started", in columns because everything looks runs up by them. Never updated.
CREATE TABLE lari (
    nomor INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    mesin TEXT NOT NULL REFERENCES mesin (id),
    urutan INTEGER NOT NULL,
    peserta INTEGER NOT NULL REFERENCES peserta (nomor),
    sesi TEXT NOT NULL,
    mode TEXT NOT NULL,
    skenario TEXT NOT NULL,
    sidik TEXT NOT NULL REFERENCES skenario (sidik),
    sidik_alur TEXT NOT NULL,
    orang INTEGER NOT NULL,
    asal TEXT,
    mulai TEXT NOT NULL,
    UNIQUE (urutan, mesin)
);
CREATE INDEX lari_sesi ON lari (sesi, urutan, mesin);
CREATE INDEX lari_peserta ON lari (peserta, skenario, urutan, mesin);
CREATE INDEX lari_skenario ON lari (skenario, urutan, mesin);

-- Every later event of a run. jenis: pilihan, berkas, selesai, kendali, komitmen, batal; isi: JSON.
-- langkah is set for choices alone, so that the constraint lets each step be answered once.
CREATE TABLE peristiwa (
    id INTEGER PRIMARY KEY,
    lari INTEGER NOT NULL REFERENCES lari (nomor),
    langkah INTEGER,
    jenis TEXT NOT NULL,
    waktu TEXT NOT NULL,
    isi TEXT NOT NULL,
    CHECK ((jenis = 'pilihan') = (langkah IS NOT NULL)),
    UNIQUE (lari, langkah)
);

CREATE TRIGGER lari_tetap BEFORE UPDATE ON lari
BEGIN
    SELECT raise(ABORT, 'lari is append-only');
END;
CREATE TRIGGER peristiwa_tetap BEFORE UPDATE ON peristiwa
BEGIN
    SELECT raise(ABORT, 'peristiwa is append-only');
END;

-- What this machine remembers for comfort: theme, last participant.
CREATE TABLE setelan (
    nama TEXT PRIMARY KEY,
    nilai TEXT NOT NULL
);
