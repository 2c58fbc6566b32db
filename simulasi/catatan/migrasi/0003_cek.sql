-- A checksum for every row, so that damage is seen when the row is read (hasil.md §1). What it covers: catatan/cek.py.
-- The text of a scenario or a session has a digest already.
ALTER TABLE mesin ADD COLUMN cek INTEGER;
ALTER TABLE peserta ADD COLUMN cek INTEGER;
ALTER TABLE skenario ADD COLUMN cek INTEGER;
ALTER TABLE sesi ADD COLUMN cek INTEGER;
ALTER TABLE lari ADD COLUMN cek INTEGER;
ALTER TABLE peristiwa ADD COLUMN cek INTEGER;
ALTER TABLE rekaman ADD COLUMN cek INTEGER;
ALTER TABLE nisan ADD COLUMN cek INTEGER;
ALTER TABLE gabung_kelompok ADD COLUMN cek INTEGER;
ALTER TABLE baris_lain ADD COLUMN cek INTEGER;
ALTER TABLE setelan ADD COLUMN cek INTEGER;

-- When a run from elsewhere came in, by this machine's clock; of this journal alone, never exported.
ALTER TABLE rekaman ADD COLUMN diterima TEXT;

-- Facts never change; only their checksum is written after them.
DROP TRIGGER lari_tetap;
DROP TRIGGER peristiwa_tetap;

UPDATE mesin SET cek = cek_baris('mesin', id, milik, urutan_terakhir);
UPDATE peserta SET cek = cek_baris('peserta', nomor, id, mesin, sesi, sandi, kunci, kelompok, kelompok_ke);
UPDATE skenario SET cek = cek_baris('skenario', sidik, sidik_alur);
UPDATE sesi SET cek = cek_baris('sesi', id, sidik);
UPDATE lari SET cek = cek_baris(
    'lari', nomor, id, mesin, urutan, peserta, sesi, mode, skenario, sidik, sidik_alur, orang, asal, mulai
);
UPDATE peristiwa SET cek = cek_baris('peristiwa', id, lari, langkah, jenis, waktu, isi);
UPDATE rekaman SET cek = cek_baris(
    'rekaman', id, mesin, urutan, peserta, sesi, sandi, kelompok, kelompok_ke, skenario, konflik, isi
);
UPDATE nisan SET cek = cek_baris('nisan', id);
UPDATE gabung_kelompok SET cek = cek_baris('gabung_kelompok', isi);
UPDATE baris_lain SET cek = cek_baris('baris_lain', isi);
UPDATE setelan SET cek = cek_baris('setelan', nama, nilai);

CREATE TRIGGER lari_tetap BEFORE UPDATE OF
    nomor, id, mesin, urutan, peserta, sesi, mode, skenario, sidik, sidik_alur, orang, asal, mulai ON lari
BEGIN
    SELECT raise(ABORT, 'lari is append-only');
END;
CREATE TRIGGER peristiwa_tetap BEFORE UPDATE OF id, lari, langkah, jenis, waktu, isi ON peristiwa
BEGIN
    SELECT raise(ABORT, 'peristiwa is append-only');
END;
