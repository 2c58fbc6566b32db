-- What files say that would take away from or change what this journal knows, held back until a person lets it in
-- (hasil.md §2, rule 9). isi: canonical JSON of the line of the exchange file; berkas, mesin: where it came from, as
-- that file says; lari, peserta: what it is about, empty where it is about no run.
CREATE TABLE tertahan (
    isi TEXT NOT NULL,
    berkas TEXT NOT NULL,
    mesin TEXT NOT NULL,
    jenis TEXT NOT NULL,
    lari TEXT NOT NULL,
    peserta TEXT NOT NULL,
    cek INTEGER,
    PRIMARY KEY (isi, berkas, mesin)
);
CREATE INDEX tertahan_lari ON tertahan (lari);

-- Which of the definitions of a session a person said to count (rule 6). isi: canonical JSON of the line of an
-- exchange file.
CREATE TABLE putusan_sesi (
    isi TEXT PRIMARY KEY,
    cek INTEGER
);
