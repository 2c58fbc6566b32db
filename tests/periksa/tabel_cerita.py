"""Sound shapes with a broken story: names, states, scores, wording, law, controls."""

from __future__ import annotations

from simulasi.periksa.katalog import KATALOG
from tests.periksa.pembantu import Baris

LANJUT = "      - id: lanjut\n        teks: Buka draf itu\n"
TANYA = "        atur: {catatan: ya}\n        ke: pagi\n"
SYARAT = "        jika: {catatan: tidak}\n"
UTANG = "  utang: {awal: 0, min: 0, maks: 2}\n"
TUNTAS = "  tuntas:\n    judul: Kursi terpakai\n"
BUKA = "          - jika: {utang: {min: 1}}\n            ke: dibenahi\n          - ke: tuntas\n"
LAPOR = "        umpan_balik: Catatan itu melindungi keputusan berikutnya.\n"
TUTUP = "    menutup: [draf.tanda]\n"
ALIH = "      telepon.datang: {ke: amplop, atur: {utang: 0}}\n"
AWALI = "    mengawali: {catatan: ya}\n"
SPANDUK = "    indikator: Jumlah spanduk\n    biaya: 1\n"
SAH = "        umpan_balik: Semua calon penyedia mendengar hal yang sama.\n        dasar: [perpres-16-2018 Pasal 7]\n"
GUDANG = "    judul: Gudang\n    narasi: Gudang kosong.\n"


def cite(sitasi: str) -> tuple[str, str]:
    return SAH, SAH.replace("perpres-16-2018 Pasal 7", "§" + sitasi)


NAMA = (
    Baris("start names no scene", "S201", [("awal: pagi\n", "awal: §pgi\n")]),
    Baris("choice names no scene", "S201", [(LANJUT + "        ke: draf\n", LANJUT + "        ke: §draff\n")]),
    Baris("branch names no scene", "S201", [("          - ke: tuntas\n", "          - ke: §tamat\n")]),
    Baris("redirection names no scene", "S201", [(ALIH, "      telepon.datang: §amplopp\n")]),
    Baris(
        "long redirection names no scene", "S201", [(ALIH, "      telepon.datang: {ke: §amplopp, atur: {utang: 0}}\n")]
    ),
    Baris("unknown variable in a condition", "S207", [(SYARAT, "        jika: {§catat: tidak}\n")]),
    Baris("unknown variable in an alternative", "S207", [(SYARAT, "        jika: [{catatan: tidak}, {§hujan: ya}]\n")]),
    Baris(
        "unknown variable in an insertion",
        "S207",
        [("jika: {utang: {min: 1}}\n        teks", "jika: {§hutang: {min: 1}}\n        teks")],
    ),
    Baris(
        "unknown variable in an exhibit",
        "S207",
        [("toko]\n        jika: {catatan: ya}", "toko]\n        jika: {§catat: ya}")],
    ),
    Baris("unknown variable in a branch", "S207", [(BUKA, BUKA.replace("{utang", "{§hutang"))]),
    Baris("unknown variable set", "S207", [(TANYA, "        atur: {catatan: ya, §hujan: ya}\n        ke: pagi\n")]),
    Baris(
        "unknown variable added",
        "S207",
        [(TANYA, "        atur: {catatan: ya}\n        tambah: {§hujan: 1}\n        ke: pagi\n")],
    ),
    Baris("unknown variable in a redirection", "S207", [(ALIH, ALIH.replace("utang", "§hutang"))]),
    Baris("yes/no tested as a number", "S207", [(SYARAT, "        jika: {catatan: §0}\n")]),
    Baris("number tested as a yes/no", "S207", [(SYARAT, "        jika: {catatan: tidak, utang: §ya}\n")]),
    Baris("value beyond its bounds", "S207", [(SYARAT, "        jika: {catatan: tidak, utang: §3}\n")]),
    Baris("bound beyond its bounds", "S207", [(SYARAT, "        jika: {catatan: tidak, utang: {min: §7}}\n")]),
    Baris("negative bound", "S207", [(SYARAT, "        jika: {catatan: tidak, utang: {maks: §-1}}\n")]),
    Baris(
        "forbidden value beyond its bounds", "S207", [(SYARAT, "        jika: {catatan: tidak, utang: {bukan: §9}}\n")]
    ),
    Baris("min on a yes/no", "S207", [(SYARAT, "        jika: {catatan: {§min: 1}}\n")]),
    Baris("maks on a yes/no", "S207", [(SYARAT, "        jika: {catatan: {§maks: 0}}\n")]),
    Baris("tambah on a yes/no", "S207", [(TANYA, "        tambah: {§catatan: 1}\n        ke: pagi\n")]),
    Baris("yes/no set to a number", "S207", [(TANYA, "        atur: {catatan: §1}\n        ke: pagi\n")]),
    Baris(
        "number set beyond its bounds", "S207", [(TANYA, "        atur: {catatan: ya, utang: §5}\n        ke: pagi\n")]
    ),
    Baris(
        "counted variable set",
        "S207",
        [
            (UTANG, UTANG + "  garis: {awal: 0, min: 0, maks: 2, hitung: garis_merah}\n"),
            (TANYA, "        atur: {catatan: ya, §garis: 0}\n        ke: pagi\n"),
        ],
    ),
    Baris(
        "counted variable added",
        "S207",
        [
            (UTANG, UTANG + "  garis: {awal: 0, min: 0, maks: 2, hitung: rendah}\n"),
            (TANYA, "        atur: {catatan: ya}\n        tambah: {§garis: 1}\n        ke: pagi\n"),
        ],
    ),
    Baris(
        "counted variable in a redirection",
        "S207",
        [
            (UTANG, UTANG + "  garis: {awal: 0, min: 0, maks: 2, hitung: rendah}\n"),
            (ALIH, ALIH.replace("utang: 0", "§garis: 0")),
        ],
    ),
    Baris(
        "counted variable started",
        "S207",
        [
            (UTANG, UTANG + "  garis: {awal: 0, min: 0, maks: 2, hitung: rendah}\n"),
            (AWALI, "    mengawali: {catatan: ya, §garis: 1}\n"),
        ],
    ),
    Baris("start beyond its bounds", "S207", [(AWALI, "    mengawali: {catatan: ya, utang: §3}\n")]),
    Baris(
        "one variable set and changed at once",
        "S212",
        [("tambah: {utang: 1}\n        akibat", "atur: {utang: 0}\n        tambah: {§utang: 1}\n        akibat")],
    ),
    Baris("closes no choice", "S702", [(TUTUP, "    menutup: [§draf.tandai]\n")]),
    Baris("redirects no choice", "S702", [(ALIH, ALIH.replace("telepon.datang", "§telepon.hadir"))]),
    Baris("starts no variable", "S702", [(AWALI, "    mengawali: {§catat: ya}\n")]),
    Baris("exhortation that closes", "S702", [(SPANDUK, SPANDUK + "    §menutup: [draf.tanda]\n")]),
    Baris("exhortation that redirects", "S702", [(SPANDUK, SPANDUK + "    §mengalihkan: {draf.tanda: amplop}\n")]),
    Baris("exhortation that starts", "S702", [(SPANDUK, SPANDUK + "    §mengawali: {catatan: ya}\n")]),
    Baris(
        "weak point of a scene",
        "S705",
        [("harga kontrak.\n    titik_rawan: PBJ-02\n", "harga kontrak.\n    titik_rawan: §PBJ-99\n")],
    ),
    Baris("weak point in a list", "S705", [("titik_rawan: [PBJ-02, PBJ-11]", "titik_rawan: [PBJ-02, §PBJ-12]")]),
    Baris(
        "weak point of a control",
        "S705",
        [
            (
                "    judul: Spanduk di ruang layanan\n    titik_rawan: PBJ-11\n",
                "    judul: Spanduk di ruang layanan\n    titik_rawan: §pbj-11\n",
            )
        ],
    ),
    Baris(
        "all names at once",
        "S201 S207 S705",
        [
            ("awal: pagi\n", "awal: §pgi\n"),
            (SYARAT, "        jika: {§catat: tidak}\n"),
            ("titik_rawan: [PBJ-02, PBJ-11]", "titik_rawan: [PBJ-02, §PBJ-12]"),
        ],
    ),
)

KEADAAN = (
    Baris(
        "too many states in one loop",
        "S209",
        [("  pagi:\n    judul: Meja", "  §pagi:\n    judul: Meja"), *KATALOG["S209"].ganti],
    ),
    Baris("scene without an arrow", "S202", [(TUNTAS, "  §gudang:\n" + GUDANG + "    akhir: rawan\n" + TUNTAS)]),
    Baris(
        "arrow that no values allow",
        "S206 S202",
        [
            (TUNTAS, "  §gudang:\n" + GUDANG + "    akhir: rawan\n" + TUNTAS),
            (LANJUT, "      - {id: §gudang, teks: Ke gudang, jika: {utang: 1}, ke: gudang}\n" + LANJUT),
        ],
    ),
    Baris(
        "two scenes without an arrow",
        "S202 S202",
        [
            (
                TUNTAS,
                "  §gudang:\n" + GUDANG + "    pilihan:\n"
                "      - {id: a, teks: Lanjut, ke: gudang-dua}\n  §gudang-dua:\n"
                + GUDANG
                + "    akhir: rawan\n"
                + TUNTAS,
            )
        ],
    ),
    Baris(
        "dead end at once",
        "S203",
        [
            ("  pagi:\n", "  §pagi:\n"),
            (SYARAT, "        jika: {utang: 1}\n"),
            (LANJUT, LANJUT + "        jika: {utang: 2}\n"),
        ],
    ),
    Baris(
        "dead end in some states",
        "S203",
        [("  pagi:\n", "  §pagi:\n"), (LANJUT, LANJUT + "        jika: {catatan: tidak}\n")],
    ),
    Baris(
        "dead end and trap at once",
        "S203 S205",
        [
            ("  pagi:\n", "  §pagi:\n"),
            (LANJUT, LANJUT + "        jika: {catatan: tidak}\n"),
            (
                "        nilai: [tanggung-jawab]\n        ke: temuan\n",
                "        nilai: [tanggung-jawab]\n        ke: gudang\n",
            ),
            (TUNTAS, "  §gudang:\n" + GUDANG + "    pilihan: [{id: a, teks: Lanjut, ke: gudang}]\n" + TUNTAS),
        ],
    ),
    Baris(
        "scored loop",
        "S204",
        [
            ("      - id: tunda\n", "      - id: §tunda\n"),
            (
                "menjelaskannya.\n        dasar: [perpres-16-2018 Pasal 26]\n        ke: telepon\n",
                "menjelaskannya.\n        dasar: [perpres-16-2018 Pasal 26]\n        ke: draf\n",
            ),
        ],
    ),
    Baris(
        "scored loop over two scenes",
        "S204",
        [
            ("      - id: tunda\n", "      - id: §tunda\n"),
            (
                "menjelaskannya.\n        dasar: [perpres-16-2018 Pasal 26]\n        ke: telepon\n",
                "menjelaskannya.\n        dasar: [perpres-16-2018 Pasal 26]\n        ke: pagi\n",
            ),
        ],
    ),
    Baris(
        "branch never taken",
        "S206",
        [
            (
                BUKA,
                "          - jika: {utang: {min: 1}}\n            ke: dibenahi\n"
                "          - §jika: {utang: 2}\n            ke: temuan\n          - ke: tuntas\n",
            )
        ],
    ),
    Baris(
        "last branch never taken",
        "S206",
        [
            (
                BUKA,
                "          - jika: {utang: {min: 1}}\n            ke: dibenahi\n"
                "          - jika: {utang: 0}\n            ke: tuntas\n          - §ke: temuan\n",
            )
        ],
    ),
    Baris(
        "choice never available",
        "S206",
        [(LANJUT, "      - {id: §x, teks: X, jika: {utang: {min: 1}}, ke: draf}\n" + LANJUT)],
    ),
    Baris("variable never read", "S208", [(UTANG, UTANG + "  §hujan: tidak\n")]),
    Baris(
        "variable never changed",
        "S208",
        [(UTANG, UTANG + "  §hujan: tidak\n"), (SYARAT, "        jika: {catatan: tidak, hujan: tidak}\n")],
    ),
    Baris(
        "insertion never shown",
        "S210",
        [("      - jika: {utang: {min: 1}}\n        teks: Ia", "      - §jika: {utang: 2}\n        teks: Ia")],
    ),
    Baris(
        "exhibit never shown",
        "S210",
        [
            ("      - judul: Harga dua toko\n", "      - §judul: Harga dua toko\n"),
            ("toko]\n        jika: {catatan: ya}", "toko]\n        jika: {utang: 1}"),
        ],
    ),
    Baris("twins", "S211", [("teks: Buka draf itu\n", "teks: §Minta staf mencari harga di dua toko lain\n")]),
)

SKOR = (
    Baris(
        "a bad ending scores as high as a clean one, in both dimensions",
        "S303 S303",
        [("bobot_akhir: 9\n", "bobot_akhir: 0\n"), ("  temuan:\n", "  §§temuan:\n")],
    ),
    Baris("the best option is always short", "S402", [("adegan:\n  pagi", "§adegan:\n  pagi"), *KATALOG["S402"].ganti]),
    Baris(
        "red line with integrity 2",
        "S304",
        [
            (
                "        skor: {integritas: 0, kepatuhan: 0}\n        garis",
                "        skor: {integritas: 2, kepatuhan: 0}\n        §garis",
            )
        ],
    ),
    Baris("red line without a rating", "S304", [(LANJUT, LANJUT + "        §garis_merah: ya\n")]),
    Baris(
        "ending far from its level",
        "S305",
        [("    akhir: terkendali\n", "    akhir: {tingkat: terkendali, §skor: {integritas: 3, kepatuhan: 1}}\n")],
    ),
    Baris(
        "crime without a red line",
        "S305",
        [("  temuan:\n", "  §temuan:\n"), ("    akhir: pelanggaran\n", "    akhir: pidana\n")],
    ),
    Baris(
        "too many easy forks",
        "S401",
        [
            ("  telepon:\n", "  §telepon:\n"),
            (
                "Tolak, lalu catat telepon itu di log kontak\n        skor: {integritas: 2, kepatuhan: 4}\n",
                "Tolak, lalu catat telepon itu di log kontak\n        skor: {integritas: 2, kepatuhan: 2}\n",
            ),
            (
                "Tunda negosiasi sampai tim harga lengkap\n        skor: {integritas: 2, kepatuhan: 4}\n",
                "Tunda negosiasi sampai tim harga lengkap\n        skor: {integritas: 2, kepatuhan: 2}\n",
            ),
            (
                "Tolak seluruh kiriman sampai kursinya lengkap\n        skor: {integritas: 2, kepatuhan: 4}\n",
                "Tolak seluruh kiriman sampai kursinya lengkap\n        skor: {integritas: 2, kepatuhan: 2}\n",
            ),
        ],
    ),
    Baris(
        "one weak point over half of seven forks",
        "S406",
        [
            (
                "    judul: Draf harga\n    narasi: Tenggat dokumen pemilihan besok pagi.\n",
                "    judul: Draf harga\n    narasi: Tenggat.\n",
            ),
            ("    titik_rawan: PBJ-02\n    bobot: 2\n", "    §titik_rawan: PBJ-02\n    bobot: 2\n"),
            (
                "        nilai: [peduli]\n        ke: barang\n",
                "        nilai: [peduli]\n        ke: arsip\n",
            ),
            (
                "  tuntas:\n    judul: Kursi",
                KATALOG["S406"].ganti[1][1].replace("ke: laporan", "ke: barang"),
            ),
        ],
    ),
    Baris("value word", "S403", [("teks: Buka draf itu\n", "teks: §Buka draf itu dengan JUJUR\n")]),
    Baris("form of a value word", "S403", [("teks: Buka draf itu\n", "teks: §Kecurangan itu dibiarkan\n")]),
    Baris(
        "fork with a single offer",
        "S405",
        [
            ("  tawar:\n", "  §tawar:\n"),
            (
                "        teks: Bandingkan dengan harga toko",
                "        jika: {catatan: ya}\n        teks: Bandingkan dengan harga toko",
            ),
            ("        teks: Tunda negosiasi", "        jika: {catatan: ya}\n        teks: Tunda negosiasi"),
        ],
    ),
)

HUKUM = (
    Baris("slug unknown", "S501", [cite("perpres-16-2017 Pasal 7")]),
    Baris(
        "slug of an ending unknown",
        "S501",
        [("    akhir: pelanggaran\n", "    akhir: {tingkat: pelanggaran, dasar: [§uu-9-9999]}\n")],
    ),
    Baris(
        "slug of a control unknown",
        "S501",
        [("    dasar: [perpres-16-2018 Pasal 26]\n    menutup", "    dasar: [§uu-9-9999]\n    menutup")],
    ),
    Baris("repealed regulation", "S502", [cite("perpres-54-2010")]),
    Baris("article of a repealed regulation", "S502", [cite("perpres-54-2010 Pasal 6")]),
    Baris("replaced article", "S502", [cite("uu-31-1999 Pasal 3")]),
    Baris("part of a replaced article", "S502", [cite("uu-31-1999 Pasal 3 ayat (1)")]),
    Baris(
        "not yet in force",
        "S502",
        [("diperiksa: 2026-11-20\n", "diperiksa: 2025-12-20\n"), cite("uu-1-2023 Pasal 604")],
    ),
    Baris("locator not listed", "S503", [cite("perpres-16-2018 Pasal 8")]),
    Baris("part of a listed article", "S503", [cite("perpres-16-2018 Pasal 7 ayat (1)")]),
    Baris("locator written otherwise", "S503", [cite("perpres-16-2018 pasal 7")]),
    Baris("checked long ago", "S505", [("diperiksa: 2026-11-20\n", "diperiksa: §2025-11-23\n")]),
    Baris(
        "article replaced since",
        "S506",
        [("diperiksa: 2026-11-20\n", "diperiksa: 2026-01-01\n"), cite("uu-31-1999 Pasal 3")],
    ),
)

KENDALI = (
    Baris(
        "weak point without an answer",
        "S701",
        [
            (
                "    judul: Log kontak penyedia\n    titik_rawan: PBJ-11\n",
                "    judul: Log kontak penyedia\n    titik_rawan: PBJ-02\n",
            ),
            (
                "drafnya disetujui tanpa koreksi.\n    titik_rawan: PBJ-11",
                "drafnya disetujui tanpa koreksi.\n    titik_rawan: §PBJ-11",
            ),
        ],
    ),
    Baris(
        "control without effect",
        "S703",
        [("  - id: spanduk\n", "  - id: §spanduk\n"), ("    jenis: imbauan\n", "    jenis: koreksi\n")],
    ),
    Baris(
        "closes all ways",
        "S704",
        [
            ("  - id: reviu-hps\n", "  - id: §reviu-hps\n"),
            (TUTUP, "    menutup: [draf.tanda, draf.tunda, draf.susun]\n"),
        ],
    ),
    Baris(
        "redirects into a trap",
        "S704",
        [
            ("  - id: log-kontak\n", "  - id: §log-kontak\n"),
            (ALIH, "      telepon.datang: gudang\n"),
            (TUNTAS, "  gudang:\n" + GUDANG + "    pilihan: [{id: a, teks: Lanjut, ke: gudang}]\n" + TUNTAS),
        ],
    ),
    Baris(
        "raises the risk",
        "S706",
        [("  - id: daftar-harga\n", "  - id: §daftar-harga\n"), (AWALI, "    mengawali: {utang: 2}\n")],
    ),
    Baris(
        "abolishes the risk",
        "S707",
        [
            ("mitigasi:\n", "§mitigasi:\n"),
            (TUTUP, "    menutup: [draf.tanda, amplop.simpan, laporan.ringkas, laporan.diam]\n"),
        ],
    ),
)

SEMUA = (*NAMA, *KEADAAN, *SKOR, *HUKUM, *KENDALI)
