"""Generated material: sound scenarios of any size without a single finding, the same for the same size.

    python benchmarks/bahan.py 2000 FILE     2,000 scenes, 4 controls
    python benchmarks/bahan.py padat FILE    40 scenes, about 700 states, 8 controls: for the analysis

The texts have the length, the layout and the marks of a scenario written by hand (about 2.4 kB a scene); they are put
together from sentences, so no compressing reader gains anything. Checked against the shipped catalogues.
"""

from __future__ import annotations

import random
import sys
from dataclasses import dataclass, field
from pathlib import Path

from ukur import ROOT, TANGGAL

from simulasi.periksa.pemeriksaan import load_catalogues
from simulasi.skenario.acuan import standing

_ORANG = (
    "Rince",
    "Markus",
    "Yosef",
    "Maria",
    "Oktovianus",
    "Melani",
    "Bapak Seran",
    "Ibu Tefa",
    "Kasubag",
    "Sekretaris",
)
_TEMPAT = ("ruang rapat", "gudang", "kantor camat", "lokasi kerja", "meja layanan", "aula dinas", "teras puskesmas")
_BENDA = ("berita acara", "daftar hadir", "nota dinas", "kuitansi", "surat penawaran", "gambar kerja", "rekap harga")
_KALIMAT = (
    "{o} meletakkan {b} di {t} dan menunggu, seolah tidak ada yang perlu dibaca.",
    "Di {t} orang sudah berkumpul sejak pukul tujuh; {o} memegang {b} yang belum bernomor.",
    "Hujan turun sejak subuh, dan jalan ke {t} tinggal selebar satu mobil.",
    '"Semua sudah setuju," kata {o}. "Tinggal Anda."',
    "Angka pada {b} berubah sekali lagi, kali ini dengan tinta yang berbeda.",
    "Telepon berdering dua kali: **{o}** bertanya apakah {b} sudah keluar dari {t}.",
    "Warga menunggu di {t}; yang mereka butuhkan bukan {b}, melainkan jalan yang bisa dilewati.",
    "{o} mengingatkan bahwa tahun anggaran tinggal tujuh minggu, lalu pergi tanpa meninggalkan {b}.",
)
_BUKA = (
    "Minta {o} melampirkan {b}",
    "Bawa {b} ke {t}",
    "Tunda sampai {b} lengkap",
    "Teruskan {b} hari ini juga",
    "Telepon {o} dan bacakan {b}",
    "Titipkan {b} kepada {o}",
    "Serahkan {b} kepada {o}",
    "Catat isi {b} di buku agenda",
    "Ajak {o} melihat {t}",
    "Kirim {b} ke Inspektorat",
)
_EKOR = (
    "",
    "",
    " sebelum sore",
    " lalu tunggu jawabannya",
    ", dengan tembusan kepada Sekretaris Daerah",
    " dan simpan salinannya",
)
_UMPAN = (
    "{o} kini tahu apa yang Anda putuskan, dan {b} menjadi satu-satunya jejaknya.",
    "Warga mendapat haknya lebih lambat, tetapi {b} dapat diperiksa siapa pun.",
    "Beban berpindah ke {o}, yang paling sulit menolak; ketentuannya menuntut {b} lebih dahulu.",
    "Keputusan ini selesai hari itu juga, sedangkan {b} menyusul tanpa tanggal.",
)
_NILAI = ("jujur", "peduli", "mandiri", "disiplin", "tanggung-jawab", "kerja-keras", "sederhana", "berani", "adil")
_TITIK = ("PBJ-01", "PBJ-02", "PBJ-03", "PBJ-04")
_AKHIR = ("bersih", "terkendali", "rawan", "pelanggaran", "pidana")

# Ratings of a fork's scored choices (integritas, kepatuhan); in three forks of four no option is best in both.
_SKOR = (
    ((4, 2), (2, 4), (1, 1), (0, 0)),
    ((4, 3), (3, 4), (1, 2), (0, 1)),
    ((4, 2), (3, 4), (1, 0), (0, 0)),
    ((4, 4), (2, 3), (1, 1), (0, 0)),
)


@dataclass(slots=True)
class Pilihan:
    """One choice to be written; `merah` marks a red line, `skor` None an unscored move."""

    id: str
    skor: tuple[int, int] | None
    ke: str
    jika: str = ""
    atur: str = ""
    tambah: str = ""
    merah: bool = False


@dataclass(slots=True)
class Penulis:
    """Writes YAML line by line; all chance comes from one seeded source."""

    acak: random.Random
    sitasi: list[str]
    baris: list[str] = field(default_factory=list)

    def sentence(self, pool: tuple[str, ...]) -> str:
        draw = self.acak.choice
        return draw(pool).format(o=draw(_ORANG), b=draw(_BENDA), t=draw(_TEMPAT))

    def block(self, indent: int, sentences: int) -> None:
        pad = " " * indent
        for i in range(sentences):
            if i:
                self.baris.append("")
            self.baris.append(pad + self.sentence(_KALIMAT) + " " + self.sentence(_KALIMAT))

    def head(self, id_: str, variabel: list[str]) -> None:
        self.baris += [
            "# Bahan ukur, dihasilkan oleh benchmarks/bahan.py.", "", "format: 1", f"id: {id_}", "judul: Bahan ukur",
            "bidang: pengadaan", "tingkat: menengah", "durasi: 15", "peran: Pejabat Pembuat Komitmen", "ringkasan: >-",
            "  Satu ruas jalan desa harus diperbaiki sebelum tahun anggaran ditutup.", "tujuan:",
            "  - Menimbang kepentingan warga dan ketertiban prosedur", f"diperiksa: {TANGGAL}", "bobot_akhir: 5",
            "variabel:", *("  " + v for v in variabel), "awal: a0", "", "adegan:",
        ]  # fmt: skip

    def scene(
        self,
        nama: str,
        pilihan: list[Pilihan],
        *,
        titik: str = "",
        bobot: int = 1,
        sisipan: str = "",
        berkas: tuple[str, ...] = (),
    ) -> None:
        """Write a fork. `sisipan` is a condition, `berkas` the conditions ("" for none) of its exhibits."""
        out = self.baris
        out += ["", f"  {nama}:", f"    judul: Adegan {nama} di {self.acak.choice(_TEMPAT)}", "    narasi: |"]
        self.block(6, 2)
        if sisipan:
            out += ["    sisipan:", f"      - jika: {sisipan}", f"        teks: {self.sentence(_KALIMAT[2:3])}"]
        if berkas:
            out.append("    berkas:")
        for i, jika in enumerate(berkas):
            out += [f"      - judul: Lampiran {i + 1}"] + ([f"        jika: {jika}"] if jika else [])
            out += ["        isi: |", "          | Uraian | Nilai | Tanggal |", "          |---|---|---|"]
            for _ in range(3):
                price = self.acak.randrange(100, 400)
                out.append(f"          | {self.acak.choice(_BENDA)} | Rp {price} juta | {price % 28 + 1} November |")
            out += ["        tanda_bahaya:", "          - Ketiga tanggal berdekatan, sedangkan uraiannya sama"]
        if titik:
            out.append(f"    titik_rawan: {titik}")
        if bobot > 1:
            out.append(f"    bobot: {bobot}")
        out.append("    pilihan:")
        for i, p in enumerate(pilihan):
            self.choice(p, i)

    def choice(self, p: Pilihan, nomor: int) -> None:
        out, draw = self.baris, self.acak.choice
        text = self.sentence(_BUKA) + draw(_EKOR) + ("", f", bagian {nomor + 1}")[nomor > 0]
        out += [f"      - id: {p.id}", f"        teks: {text}"]
        for key in ("jika", "atur", "tambah"):
            value: str = getattr(p, key)
            if value:
                out.append(f"        {key}: {value}")
        if p.skor is not None:
            out.append(f"        skor: {{integritas: {p.skor[0]}, kepatuhan: {p.skor[1]}}}")
            if p.merah:
                out.append("        garis_merah: ya")
            if draw((True, False)):
                out.append(f"        akibat: {draw(_ORANG)} menutup map itu sebelum tintanya kering.")
            out += [
                "        umpan_balik: >-",
                f"          {self.sentence(_UMPAN)}",
                f"          {self.sentence(_UMPAN)}",
            ]
            cited = ", ".join(f'"{s}"' for s in self.acak.sample(self.sitasi, 2))
            out += [f"        dasar: [{cited}]", f"        nilai: [{draw(_NILAI)}]"]
        if p.ke.startswith("-"):
            out += ["        ke:", *("          " + line for line in p.ke.split("\n"))]
        else:
            out.append(f"        ke: {p.ke}")

    def endings(self) -> None:
        for tingkat in _AKHIR:
            self.baris += ["", f"  {tingkat}:", f"    judul: Akhir {tingkat}", "    narasi: |"]
            self.block(6, 2)
            self.baris += [
                "    akhir:",
                f"      tingkat: {tingkat}",
                "      celah: Tidak ada yang memeriksa sebelum tayang.",
            ]

    def control(self, id_: str, titik: str, jenis: str, biaya: int, efek: list[str]) -> None:
        self.baris += [
            f"  - id: {id_}", f"    judul: Kendali {id_}", f"    titik_rawan: [{titik}]", f"    jenis: {jenis}",
            "    strategi: >-", f"      {self.sentence(_UMPAN)}", "    pelaksana: Inspektorat",
            "    indikator: Jumlah paket yang direviu", f"    biaya: {biaya}", *("    " + e for e in efek),
        ]  # fmt: skip

    def text(self) -> str:
        return "\n".join([*self.baris, "", "diskusi:", "  - Apa yang membuat Anda ragu?", ""])


def _writer(seed: int) -> Penulis:
    from datetime import date

    acuan, _ = load_catalogues(ROOT / "skenario" / "acuan")
    regulasi, day = acuan.regulasi or {}, date.fromisoformat(TANGGAL)
    every = [f"{slug} {locator}" for slug, entry in regulasi.items() for locator in entry.pasal]
    return Penulis(random.Random(seed), [s for s in every if standing(regulasi, s, day).status == "berlaku"])


def _fork(acak: random.Random, i: int, ke: str, count: int) -> list[Pilihan]:
    """Give scored choices c0 … with one of the rating patterns, in random order; all lead to `ke`."""
    choices = [Pilihan(f"c{k}", s, ke) for k, s in enumerate(_SKOR[i % 4][:count])]
    acak.shuffle(choices)
    return choices


def _set_all(choices: list[Pilihan], nama: str) -> None:
    """Let every choice set a yes/no, so that what it was before matters no more."""
    for p in choices:
        p.atur = f"{{{nama}: {'ya' if p.id in ('c0', 'c1') else 'tidak'}}}"


def write_large(n: int) -> str:
    """Give a scenario of n scenes (at least 25): five endings, chapters of ten forks, four controls."""
    w = _writer(n)
    w.head(
        f"bahan-{n}",
        ["catatan: tidak", "lapor: tidak", "dana: tidak", "tekanan: {awal: 0, min: 0, maks: 3}"],
    )
    forks = n - len(_AKHIR)
    sites = range(6, forks - 1, 10)
    # A dozen at most, else random play never gets to the end and no control changes anything.
    reds = sites[:: 1 + len(sites) // 12]
    for i in range(forks - 1):
        _write_fork(w, i, f"a{i + 1}", f"a{min(i + 2, forks - 1)}", merah=i in reds)
    last = _fork(w.acak, 0, "bersih", 3)
    last[0].ke, last[1].ke = "terkendali", "rawan"
    w.scene(f"a{forks - 1}", last, titik=_TITIK[0], bobot=3)
    w.endings()
    red = [f"a{i}.merah" for i in reds]
    w.baris += ["", "mitigasi:"]
    closed, moved = ", ".join(red[0::2]), red[1::2]
    w.control("reviu", "PBJ-01, PBJ-02", "pencegahan", 2, [f"menutup: [{closed}]"])
    turned = ["mengalihkan:", *(f"  {c}: terkendali" for c in moved)]
    w.control("audit", "PBJ-03, PBJ-04", "deteksi", 2, turned)
    w.control("dana-siaga", "PBJ-01", "pencegahan", 3, ["mengawali: {dana: ya}"])
    w.control("pakta", "PBJ-02", "imbauan", 1, [])
    return w.text()


def _write_fork(w: Penulis, i: int, ke: str, jauh: str, *, merah: bool) -> None:
    """Write fork i of a large scenario; what it does depends on its place in its chapter."""
    place, acak = i % 10, w.acak
    if place == 9:
        w.scene(f"a{i}", [Pilihan("lanjut", None, ke)])
        return
    choices = _fork(acak, i, ke, 3 + i % 2)
    sisipan, berkas = "", ()
    if place == 0:
        berkas = ("",)
    elif place == 1:
        _set_all(choices, "catatan")
        if i == 1:
            choices.append(Pilihan("cari", (2, 2), ke, atur="{dana: ya, catatan: tidak}"))
    elif place == 2:
        _set_all(choices, "lapor")
    elif place == 3:
        for p in choices:
            p.atur = "{tekanan: 0}"
        if i == 3:
            choices.append(Pilihan("pinjam", (0, 1), "rawan", jika="{dana: tidak}"))
    elif place == 4:
        sisipan = "{catatan: ya}"
        choices.append(Pilihan("tunjukkan", (3, 3), jauh, jika="{catatan: ya}"))
    elif place == 5:
        choices[0].tambah = "{tekanan: 1}"
    elif place == 6:
        choices[1].tambah, berkas = "{tekanan: 2}", ("", "{tekanan: {min: 1}}")
        if merah:
            choices.append(Pilihan("merah", (0, 0), ("pidana", "pelanggaran")[i % 3 == 0], merah=True))
    elif place == 7:
        choices[0].ke = f"- {{jika: {{lapor: ya}}, ke: {jauh}}}\n- {{ke: {ke}}}"
    elif place == 8:
        choices.append(Pilihan("tahan", (3, 2), ke, jika="[{tekanan: {min: 1}}, {lapor: ya}]"))
    w.scene(f"a{i}", choices, titik=_TITIK[i % 4], bobot=1 + i % 3, sisipan=sisipan, berkas=berkas)


def write_dense() -> str:
    """Give 40 scenes with about 700 states and 8 controls that reach from the first scene to the last."""
    w = _writer(40)
    w.head(
        "bahan-padat",
        [
            "utang: tidak", "dana: tidak", "saksi: tidak", "rendah: {awal: 0, min: 0, maks: 1, hitung: rendah}",
            "tekanan: {awal: 0, min: 0, maks: 2}",
        ],
    )  # fmt: skip
    forks = 35
    for i in range(forks - 1):
        choices = _fork(w.acak, i, f"a{i + 1}", 3)
        if i == 0:
            choices[0].atur = "{dana: ya}"
        if i % 11 == 3:
            choices[0].atur = "{utang: ya}"
        if i % 9 == 5 and i > 9:
            choices[1].atur = "{saksi: ya}"
        if i % 6 == 2:
            choices[2].tambah = "{tekanan: 1}"
        if i == 10:
            for p in choices:
                p.atur = "{tekanan: 0}"
        if i % 4 == 1:
            jika = ("", "{dana: tidak}", "{tekanan: {min: 1}}", "{utang: ya}")[i // 4 % 4]
            bad = ("pidana", "pelanggaran")[i % 8 == 1]
            choices.append(Pilihan("merah", (0, 0), bad, jika=jika, merah=True))
        if i % 7 == 6:
            choices[0].ke = f"- {{jika: {{saksi: ya}}, ke: a{min(i + 2, forks - 1)}}}\n- {{ke: a{i + 1}}}"
        w.scene(f"a{i}", choices, titik=_TITIK[i % 4], bobot=1 + i % 3)
    last = _fork(w.acak, 0, "terkendali", 3)
    last[0].ke = "- {jika: {rendah: {maks: 0}, utang: tidak, dana: ya}, ke: bersih}\n- {ke: terkendali}"
    last[1].ke = "- {jika: {saksi: ya}, ke: terkendali}\n- {ke: rawan}"
    w.scene(f"a{forks - 1}", last, titik=_TITIK[0], bobot=3)
    w.endings()
    w.baris += ["", "mitigasi:"]
    red = [f"a{i}.merah" for i in range(1, forks - 1, 4)]
    w.control("dana-siaga", "PBJ-01", "pencegahan", 3, ["mengawali: {dana: ya}"])
    for k in range(3):
        w.control(f"tutup-{k}", _TITIK[k], "pencegahan", 1 + k, [f"menutup: [{red[k]}, {red[k + 4]}]"])
    for k in range(3):
        turned = f"{red[k + 1]}: {{ke: a{4 * k + 10}, atur: {{saksi: ya, tekanan: 0}}}}"
        w.control(
            f"alih-{k}", _TITIK[k + 1], "deteksi", 1 + k, ["mengalihkan:", f"  {turned}", f"  {red[k + 5]}: terkendali"]
        )
    w.control("saksi-awal", "PBJ-04", "koreksi", 2, ["mengawali: {saksi: ya}"])
    return w.text()


def main(arguments: list[str]) -> int:
    kind, path = arguments
    text = write_dense() if kind == "padat" else write_large(int(kind))
    Path(path).write_text(text, encoding="utf-8", newline="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
