-- Runs of other machines, and what merging leaves behind (hasil.md §2). All of it only grows, by set union.

-- How often the group of a participant was set here: of two values the later one wins without a clock.
ALTER TABLE peserta ADD COLUMN kelompok_ke INTEGER NOT NULL DEFAULT 0;
UPDATE peserta SET kelompok_ke = 1 WHERE kelompok IS NOT NULL;

-- sidik_alur follows from the scenario, so it is kept beside it.
ALTER TABLE skenario ADD COLUMN sidik_alur TEXT;
UPDATE skenario SET sidik_alur = (SELECT l.sidik_alur FROM lari AS l WHERE l.sidik = skenario.sidik LIMIT 1);

-- The record of a run id that came from another journal, united with what was here. isi: JSON of its one line as in an
-- exchange file, or a list of lines, one a branch, where konflik = 1. Other columns repeat the first line, to look up.
-- A run begun here stays in lari and peristiwa; its record is those united with the one here.
CREATE TABLE rekaman (
    id TEXT PRIMARY KEY,
    mesin TEXT NOT NULL,
    urutan INTEGER NOT NULL,
    peserta TEXT NOT NULL,
    sesi TEXT NOT NULL,
    sandi TEXT NOT NULL,
    kelompok TEXT,
    kelompok_ke INTEGER NOT NULL DEFAULT 0,
    skenario TEXT NOT NULL,
    konflik INTEGER NOT NULL DEFAULT 0 CHECK (konflik IN (0, 1)),
    isi TEXT NOT NULL
);
CREATE INDEX rekaman_urutan ON rekaman (urutan, mesin, id);
CREATE INDEX rekaman_sesi ON rekaman (sesi, urutan, mesin, id);
CREATE INDEX rekaman_peserta ON rekaman (peserta);
CREATE INDEX rekaman_konflik ON rekaman (id) WHERE konflik = 1;

-- Run ids that were deleted; they win every later merge.
CREATE TABLE nisan (
    id TEXT PRIMARY KEY
);

-- Group names joined by a person. isi: canonical JSON of the line of an exchange file, names sorted.
CREATE TABLE gabung_kelompok (
    isi TEXT PRIMARY KEY
);

-- Lines of kinds that this version does not know, kept to be passed on. isi: canonical JSON.
CREATE TABLE baris_lain (
    isi TEXT PRIMARY KEY
);
