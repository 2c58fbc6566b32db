"""Broken texts of the shape stage: what is put in place of what in the base file, and where it is found."""

from __future__ import annotations

from tests.periksa.pembantu import Baris

JUDUL = "judul: Meja kerja\n"
DURASI = "durasi: 8\n"
UTANG = "utang: {awal: 0, min: 0, maks: 2}"
SKOR = "        skor: {integritas: 0, kepatuhan: 0}\n"
AKHIR = "    akhir: pelanggaran\n"
BIAYA = "    indikator: Jumlah spanduk\n    biaya: 1\n"
LANJUT = "      - id: lanjut\n        teks: Buka draf itu\n"
SYARAT = "        jika: {catatan: tidak}\n"
AWAL = "awal: pagi\n"

SUSUNAN = (
    Baris("tab as indentation", "S101", [("    " + JUDUL, "§\t" + JUDUL)]),
    Baris("tab after spaces", "S101", [("    " + JUDUL, "  §\t" + JUDUL)]),
    Baris("unfinished double quote", "S101", [(JUDUL, 'judul: §"Meja kerja\n')]),
    Baris("unfinished single quote", "S101", [(JUDUL, "judul: §'Meja kerja\n")]),
    Baris("colon in a text", "S101", [(JUDUL, "judul: Meja§: kerja\n")]),
    Baris("colon at the end of a text", "S101", [(JUDUL, "judul: Meja kerja§:\n")]),
    Baris("text goes on after a closing quote", "S101", [(JUDUL, '§judul: "Meja" kerja\n')]),
    Baris("quote inside a quoted text", "S101", [(JUDUL, "§judul: 'Jum'at pagi'\n")]),
    Baris("text begins with @", "S101", [(JUDUL, "judul: §@meja\n")]),
    Baris("text begins with %", "S101", [(JUDUL, "judul: §%meja\n")]),
    Baris("text begins with a backtick", "S101", [(JUDUL, "judul: §`meja`\n")]),
    Baris(
        "bad indentation", "S101", [("    " + JUDUL, "     " + JUDUL), ("    narasi: Di meja", "    §narasi: Di meja")]
    ),
    Baris("unclosed flow mapping", "S101", [(UTANG, "utang: §{awal: 0, min: 0, maks: 2")]),
    Baris(
        "unclosed flow list", "S101", [("nilai: [peduli]\n        ke: barang", "nilai: §[peduli\n        ke: barang")]
    ),
    Baris("no comma in a flow", "S101", [(SKOR, "        skor: {integritas: 0 kepatuhan§: 0}\n")]),
    Baris("no-break blank as indentation", "S101", [(LANJUT, LANJUT.replace("        teks", "§\u00a0       teks"))]),
    Baris("no-break blank after a colon", "S101", [(LANJUT, LANJUT.replace("teks: ", "teks:§\u00a0"))]),
    Baris(
        "quote that closes only at the next one",
        "S101",
        [(JUDUL, 'judul: §"Meja kerja\n'), ("    narasi: Di meja", '    narasi: Kata "itu" di meja')],
    ),
    Baris("no blank after a colon", "S101", [(JUDUL, "judul:§Meja kerja\n")]),
    Baris("no blank after a dash", "S101", [("      - id: lanjut\n", "      -§id: lanjut\n")]),
    Baris("list item in a mapping", "S101", [(JUDUL, JUDUL + "    §- pagi\n")]),
    Baris("key as a list", "S101", [(DURASI, DURASI + "? §[a, b]\n: c\n")]),
)

TERPUTUS = (
    Baris("text that falls out of its key", "S101", [("    narasi: Tenggat dokumen pemilihan besok pagi.\n",
          "    narasi: |\n      Tenggat dokumen.\n    §Pemilihan besok pagi.\n")]),
    Baris("table that begins beside its key", "S101", [("        isi: Toko Sinar memasang Rp 240.000, Toko Bunda Rp "
          "250.000.\n", "        isi: §| Toko | Harga |\n")]),
    Baris("a name after an error", "S101 S103",
          [(JUDUL, "judul: Meja§: kerja\n"), ("    bobot: 2\n", "    §bobt: 2\n")]),
    Baris("four errors at once", "S101 S101 S101 S101", [
        (JUDUL, "judul: Meja§: kerja\n"),
        ("        tambah: {utang: 1}\n        akibat", "        tambah: §{utang: 1\n        akibat"),
        ("      - id: undang\n", "      -§id: undang\n"),
        ("    judul: Negosiasi\n", "    judul: §\"Negosiasi\n"),
    ]),
    Baris("two errors on one line", "S101 S101", [("    judul: Negosiasi\n", "§\t judul: §\"Negosiasi\n")]),
    Baris("an error that nobody knows ends the reading", "S101 S101",
          [(JUDUL, "judul: Meja§: kerja\n"), ("judul: Negosiasi\n", "judul: Negosiasi\n    §- pagi\n"),
           ("    bobot: 2\n", "    bobt: 2\n")]),
)  # fmt: skip

TABEL = (
    Baris("table without its rule", "S112", [("isi: Toko Sinar memasang Rp 240.000, Toko Bunda Rp 250.000.\n",
          "isi: |\n          Harga:\n\n          §| Toko | Harga |\n          | Sinar | 240.000 |\n")]),
)  # fmt: skip

GANDA = (
    Baris("key twice at the top", "S102", [(DURASI, DURASI + "§durasi: 9\n")]),
    Baris("key twice in a scene", "S102", [(JUDUL, JUDUL + "    §judul: Lagi\n")]),
    Baris("scene twice", "S102", [("  tuntas:\n", "  §laporan:\n")]),
    Baris("key twice in flow", "S102", [(UTANG, "utang: {awal: 0, §awal: 1, min: 0, maks: 2}")]),
    Baris("variable twice", "S102", [("  catatan: tidak\n", "  catatan: tidak\n  §catatan: ya\n")]),
    Baris("key of a duplicate holds a mapping", "S102", [(AWAL, AWAL + "§awal: {a: {b: [c, d]}}\n")]),
    Baris("choice id twice", "S102", [("- id: lanjut\n", "- id: §tanya\n")]),
    Baris("control id twice", "S102", [("  - id: spanduk\n", "  - id: §reviu-hps\n")]),
    Baris("dash forgotten before a choice", "S102", [("      - id: lanjut\n", "        §id: lanjut\n")]),
    Baris("dash forgotten before a control", "S102", [("  - id: spanduk\n", "    §id: spanduk\n")]),
    Baris("two errors at once", "S104 S102", [(DURASI, "durasi: §lama\n"), (JUDUL, JUDUL + "    §judul: Lagi\n")]),
)

KUNCI = (
    Baris("unknown key at the top", "S103", [(DURASI, DURASI + "§durasii: 8\n")]),
    Baris("unknown key in a scene", "S103", [(JUDUL, JUDUL + "    §latar: kantor\n")]),
    Baris("unknown key in a choice", "S103", [(LANJUT, LANJUT + "        §skore: 1\n")]),
    Baris("unknown key in a rating", "S103", [(SKOR, "        skor: {integritas: 0, kepatuhan: 0, §adil: 1}\n")]),
    Baris("unknown key in a variable", "S103", [(UTANG, "utang: {awal: 0, min: 0, maks: 2, §max: 3}")]),
    Baris("inner key of a variable", "S103", [(UTANG, "utang: {awal: 0, min: 0, maks: 2, §ya_tidak: ya}")]),
    Baris("unknown key in a condition", "S103", [(SYARAT, "        jika: {utang: {§mini: 1}}\n")]),
    Baris("inner key of a condition", "S103", [(SYARAT, "        jika: {catatan: {§sama: ya}}\n")]),
    Baris("unknown key in an insertion", "S103", [("        teks: Ia ber", "        §isi: x\n        teks: Ia ber")]),
    Baris(
        "unknown key in an exhibit", "S103", [("        tanda_bahaya: [", "        §tanda: x\n        tanda_bahaya: [")]
    ),
    Baris(
        "unknown key in a branch",
        "S103",
        [("            ke: temuan\n", "            ke: temuan\n            §atur: {}\n")],
    ),
    Baris("unknown key in an ending", "S103", [(AKHIR, "    akhir: {tingkat: rawan, §bobot: 2}\n")]),
    Baris("unknown key in a control", "S103", [(BIAYA, BIAYA + "    §ongkos: 2\n")]),
    Baris("unknown key in a redirection", "S103", [("{ke: amplop, atur", "{ke: amplop, §tambah: {utang: 1}, atur")]),
    Baris("fork's key in an ending", "S103", [(AKHIR, AKHIR + "    §titik_rawan: PBJ-02\n")]),
)

BENTUK = (
    Baris("whole number with an underscore", "S104", [(DURASI, "durasi: §1_0\n")]),
    Baris("fraction", "S104", [(DURASI, "durasi: §8.0\n")]),
    Baris("sexagesimal", "S104", [(DURASI, "durasi: §12:30\n")]),
    Baris("hexadecimal", "S104", [(DURASI, "durasi: §0x1F\n")]),
    Baris("plus sign", "S104", [(DURASI, "durasi: §+8\n")]),
    Baris("exponent", "S104", [(DURASI, "durasi: §1e1\n")]),
    Baris("other digits", "S104", [(DURASI, "durasi: §٨\n")]),
    Baris("huge number", "S104", [(DURASI, f"durasi: §{'9' * 400}\n")]),
    Baris("word for a number", "S104", [(DURASI, "durasi: §delapan\n")]),
    Baris("tilde", "S104", [(DURASI, "durasi: §~\n")]),
    Baris("null", "S104", [(DURASI, "durasi: §null\n")]),
    Baris("nothing", "S104", [(DURASI, "durasi:§\n")]),
    Baris("too small", "S104", [(DURASI, "durasi: §0\n")]),
    Baris("too large", "S104", [(DURASI, "durasi: §121\n")]),
    Baris("list for a number", "S104", [(DURASI, "durasi: §[8]\n")]),
    Baris("mapping for a text", "S104", [(JUDUL, "judul: §{a: b}\n")]),
    Baris("empty text", "S104", [(JUDUL, "judul: §''\n")]),
    Baris("blank text", "S104", [(JUDUL, "judul: §'   '\n")]),
    Baris("title too long", "S104", [("judul: Kursi untuk Posyandu\n", f"judul: §{'a' * 81}\n")]),
    Baris("version", "S104", [("format: 1\n", "format: §2\n")]),
    Baris("version as a fraction", "S104", [("format: 1\n", "format: §1.0\n")]),
    Baris("id with capitals", "S104", [("id: kursi-posyandu\n", "id: §Kursi\n")]),
    Baris("id too short", "S104", [("id: kursi-posyandu\n", "id: §ab\n")]),
    Baris("field unknown", "S104", [("bidang: pengadaan\n", "bidang: §pengadaann\n")]),
    Baris("level unknown", "S104", [("tingkat: dasar\n", "tingkat: §sulit\n")]),
    Baris("date with slashes", "S104", [("diperiksa: 2026-11-20\n", "diperiksa: §20/11/2026\n")]),
    Baris("unix time for a date", "S104", [("diperiksa: 2026-11-20\n", "diperiksa: §1795132800\n")]),
    Baris("date with time", "S104", [("diperiksa: 2026-11-20\n", "diperiksa: §2026-11-20T00:00:00\n")]),
    Baris("day that no month has", "S104", [("diperiksa: 2026-11-20\n", "diperiksa: §2026-02-30\n")]),
    Baris("on for ya", "S104", [("garis_merah: ya\n", "garis_merah: §on\n")]),
    Baris("yes for ya", "S104", [("garis_merah: ya\n", "garis_merah: §yes\n")]),
    Baris("capital Ya", "S104", [("garis_merah: ya\n", "garis_merah: §Ya\n")]),
    Baris("one for ya", "S104", [("garis_merah: ya\n", "garis_merah: §1\n")]),
    Baris("variable as a word", "S104", [("  catatan: tidak\n", "  catatan: §belum\n")]),
    Baris("value as a word", "S104", [("atur: {catatan: ya}\n        ke", "atur: {catatan: §sudah}\n        ke")]),
    Baris("value as a fraction", "S104", [("atur: {utang: 0}", "atur: {utang: §0.5}")]),
    Baris(
        "addition as a word", "S104", [("tambah: {utang: 1}\n        akibat", "tambah: {utang: §ya}\n        akibat")]
    ),
    Baris("bounds in the wrong order", "S104", [(UTANG, "utang: {awal: 1, min: §2, maks: 1}")]),
    Baris("start outside its bounds", "S104", [(UTANG, "utang: {awal: §3, min: 0, maks: 2}")]),
    Baris("bound above 100", "S104", [(UTANG, "utang: {awal: 0, min: 0, maks: §101}")]),
    Baris("counts something unknown", "S104", [(UTANG, "utang: {awal: 0, min: 0, maks: 2, hitung: §tinggi}")]),
    Baris("name of a variable", "S104", [("  catatan: tidak\n", "  catatan: tidak\n  §Hujan: tidak\n")]),
    Baris("name of a scene", "S104", [("  tuntas:\n", "  §Tuntas_x:\n")]),
    Baris("rating above 4", "S104", [(SKOR, "        skor: {integritas: §5, kepatuhan: 0}\n")]),
    Baris("rating below 0", "S104", [(SKOR, "        skor: {integritas: §-1, kepatuhan: 0}\n")]),
    Baris("rating as one number", "S104", [(SKOR, "        skor: §0\n")]),
    Baris("weight above 3", "S104", [("    bobot: 2\n", "    bobot: §4\n")]),
    Baris("level of an ending", "S104", [(AKHIR, "    akhir: §buruk\n")]),
    Baris("value unknown", "S104", [("nilai: [jujur, berani]", "nilai: [jujur, §setia]")]),
    Baris(
        "objectives as a text",
        "S104",
        [
            (
                "tujuan:\n  - Mengenali harga yang hanya bersumber dari calon penyedia\n"
                "  - Menyusun catatan yang dapat diperiksa orang lain\n",
                "tujuan: §Mengenali\n",
            )
        ],
    ),
    Baris(
        "empty list",
        "S104",
        [("diskusi:\n  - Kalimat apa yang Anda ucapkan ketika telepon itu datang?\n", "diskusi: §[]\n")],
    ),
    Baris("empty item", "S104", [("  - Menyusun catatan yang dapat diperiksa orang lain\n", "  -§\n")]),
    Baris("empty condition", "S104", [(SYARAT, "        jika: §{}\n")]),
    Baris("empty test", "S104", [(SYARAT, "        jika: {utang: §{}}\n")]),
    Baris("list of tests", "S104", [(SYARAT, "        jika: {utang: §[1, 2]}\n")]),
    Baris("name of a choice in a control", "S104", [("menutup: [draf.tanda]", "menutup: [§draf-tanda]")]),
    Baris("kind of a control", "S104", [("    jenis: imbauan\n", "    jenis: §himbauan\n")]),
    Baris("choices as a mapping", "S104", [(AKHIR, "    pilihan: §{id: a, teks: A, ke: pagi}\n")]),
    Baris(
        "fork and ending at once",
        "S104",
        [(AKHIR, AKHIR[:4] + "§" + AKHIR[4:] + "    pilihan: [{id: a, teks: A, ke: pagi}]\n")],
    ),
    Baris(
        "single scored choice",
        "S104",
        [
            (
                "  tuntas:\n",
                "  satu:\n    judul: S\n    narasi: S.\n    titik_rawan: PBJ-02\n    pilihan:\n"
                "      - {id: a, teks: A, §skor: {integritas: 1, kepatuhan: 1}, "
                "umpan_balik: U, nilai: [adil], ke: tuntas}\n"
                "  tuntas:\n",
            )
        ],
    ),
    Baris(
        "last branch has a condition",
        "S104",
        [("          - ke: tuntas\n", "          - ke: tuntas\n            §jika: {utang: 0}\n")],
    ),
)

HILANG = (
    Baris("missing at the top", "S105", [("format: 1\n", "§format: 1\n"), (DURASI, "")]),
    Baris(
        "missing in a scene",
        "S105",
        [("  pagi:\n", "  §pagi:\n"), ("    narasi: Di meja ada draf harga kursi dari CV Lontar Raya.\n", "")],
    ),
    Baris(
        "missing in a choice",
        "S105",
        [
            (
                "      - id: lanjut\n        teks: Buka draf itu\n        ke: draf\n",
                "      - §id: lanjut\n        teks: Buka draf itu\n",
            )
        ],
    ),
    Baris("missing rating", "S105", [(SKOR, "        §skor: {integritas: 0}\n")]),
    Baris("missing bound", "S105", [(UTANG, "§utang: {awal: 0, min: 0}")]),
    Baris(
        "missing in a control",
        "S105",
        [("  - id: spanduk\n", "  - §id: spanduk\n"), ("    pelaksana: Sekretariat dinas\n", "")],
    ),
    Baris("neither fork nor ending", "S105", [("  temuan:\n", "  §temuan:\n"), (AKHIR, "")]),
    Baris(
        "scored without a weak point",
        "S105",
        [
            ("  tawar:\n    judul: Negosiasi\n", "  §tawar:\n    judul: Negosiasi\n"),
            (
                "    narasi: CV Lontar Raya menawar harga kontrak.\n    titik_rawan: PBJ-02\n",
                "    narasi: CV Lontar Raya menawar harga kontrak.\n",
            ),
        ],
    ),
    Baris(
        "scored without feedback",
        "S105",
        [
            ("      - id: terima\n", "      - §id: terima\n"),
            ("        umpan_balik: Selisih harga tetap dibayar warga.\n", ""),
        ],
    ),
    Baris(
        "scored without ground",
        "S105",
        [
            ("      - id: terima\n", "      - §id: terima\n"),
            (
                "        umpan_balik: Selisih harga tetap dibayar warga.\n        nilai: [peduli]\n",
                "        umpan_balik: Selisih harga tetap dibayar warga.\n",
            ),
        ],
    ),
    Baris(
        "branch without target",
        "S105",
        [("          - jika: {utang: {min: 1}}\n            ke: temuan\n", "          - §jika: {utang: {min: 1}}\n")],
    ),
    Baris("ending without level", "S105", [(AKHIR, "    §akhir: {rugi: ya}\n")]),
)

HIASAN = (
    Baris("anchor on a text", "S106", [(JUDUL, "judul: §&a Meja kerja\n")]),
    Baris("anchor on a mapping", "S106", [("  pagi:\n", "  pagi: §&a\n")]),
    Baris("alias", "S106", [(JUDUL, "judul: §*a\n")]),
    Baris(
        "anchor and alias", "S106 S106", [(JUDUL, "judul: §&a Meja kerja\n"), ("judul: Draf harga\n", "judul: §*a\n")]
    ),
    Baris("merge key", "S106", [(JUDUL, JUDUL + "    §<<: {bobot: 1}\n")]),
    Baris("own tag", "S106", [(JUDUL, "judul: §!rahasia Meja\n")]),
    Baris("standard tag", "S106", [(DURASI, "durasi: §!!int 8\n")]),
    Baris("tag that would run code", "S106", [(JUDUL, 'judul: §!!python/object/apply:os.system ["true"]\n')]),
    Baris(
        "second document", "S106", [("ketika telepon itu datang?\n", "ketika telepon itu datang?\n§---\nformat: 1\n")]
    ),
)

AKSARA = (
    Baris("bidirectional override", "S107", [(JUDUL, "judul: Meja§\u202e kerja\n")]),
    Baris("bidirectional isolate", "S107", [(JUDUL, "judul: Meja§\u2066 kerja\n")]),
    Baris("line separator", "S107", [(JUDUL, "judul: Meja§\u2028kerja\n")]),
    Baris("escape code", "S107", [(JUDUL, "judul: Meja §\x1b[31mkerja\n")]),
    Baris("null character", "S107", [(JUDUL, "judul: Meja§\x00\n")]),
    Baris("C1 control", "S107", [(JUDUL, "judul: Meja§\x9b kerja\n")]),
    Baris("delete", "S107", [(JUDUL, "judul: Meja§\x7f\n")]),
    Baris("form feed", "S107", [(JUDUL, "judul: Meja§\x0c kerja\n")]),
    Baris("in a comment", "S107", [(JUDUL, "judul: Meja kerja # §\x07\n")]),
    Baris("lone carriage return", "S107", [(JUDUL, "judul: Meja §\rkerja\n")]),
    Baris("two on a line", "S107 S107", [(JUDUL, "judul: §\x07Me§\x08ja\n")]),
    Baris("after characters of two code points", "S107", [(JUDUL, "judul: Meja e\u0301 👩‍🌾 §\u202e kerja\n")]),
    Baris("escape \\u202e", "S107", [(JUDUL, 'judul: §"Meja \\u202e kerja"\n')]),
    Baris("escape \\e", "S107", [(JUDUL, 'judul: §"\\e[31mMeja"\n')]),
    Baris("escape \\x07", "S107", [(JUDUL, 'judul: §"Meja\\x07"\n')]),
    Baris("escape \\L", "S107", [(JUDUL, 'judul: §"Meja\\Lkerja"\n')]),
    Baris("escape \\r", "S107", [(JUDUL, 'judul: §"Meja\\rkerja"\n')]),
    Baris("escape in a key", "S103 S107", [(JUDUL, JUDUL + '    §§"ju\\x07dul": x\n')]),
)

UKURAN = (
    Baris(
        "text above 64 KiB",
        "S108",
        [("    narasi: Di meja ada draf harga kursi dari CV Lontar Raya.\n", f"    narasi: §{'a' * 65537}\n")],
    ),
    Baris(
        "text above 64 KiB in bytes",
        "S108",
        [("    narasi: Di meja ada draf harga kursi dari CV Lontar Raya.\n", f"    narasi: §{'é' * 32769}\n")],
    ),
)

TERPOTONG = (
    Baris("plain text", "S111", [("teks: Buka draf itu\n", "teks: Buka paket §#2 itu\n")]),
    Baris("first of two signs", "S111", [("teks: Buka draf itu\n", "teks: Buka §#2 dan #3\n")]),
    Baris("text over two lines", "S111", [("teks: Buka draf itu\n", "teks: Buka draf\n          paket §#2\n")]),
    Baris(
        "in flow",
        "S111",
        [
            (
                "tanda_bahaya: [Harga draf 40 persen lebih mahal daripada harga toko]\n",
                "tanda_bahaya: [Harga draf §#2 mahal\n          ]\n",
            )
        ],
    ),
    Baris(
        "item of a list",
        "S111",
        [("  - Menyusun catatan yang dapat diperiksa orang lain\n", "  - Menyusun catatan §#satu\n")],
    ),
)

SEMUA = (*SUSUNAN, *TERPUTUS, *TABEL, *GANDA, *KUNCI, *BENTUK, *HILANG, *HIASAN, *AKSARA, *UKURAN, *TERPOTONG)
