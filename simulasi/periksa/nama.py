"""Names that must lead somewhere: S201, S207, S212, S702, S705, and S801 for sessions."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from functools import cache, partial
from typing import Final

from simulasi.skenario.model import Pilihan, Skenario, Syarat, Uji, Variabel
from simulasi.skenario.nama_sesi import BEBAS
from simulasi.skenario.naskah import Jalan, Naskah
from simulasi.skenario.sebut import Kenalan, nearest, repair
from simulasi.skenario.sesi import Sesi
from simulasi.skenario.temuan import Temuan

_VARIABEL_MAKS: Final = 200
"""Among more variables than these no similar one is looked for: it would take longer than the rest of the check."""


def check_names(naskah: Naskah, skenario: Skenario, kode: Collection[str] | None) -> Iterator[Temuan]:
    """Check every name of a scenario. `kode` are the known weak points, None where their catalogue has errors."""
    yield from _check_targets(naskah, skenario)
    yield from _check_variables(naskah, skenario)
    yield from _check_controls(naskah, skenario)
    if kode is not None:
        yield from _check_weak_points(naskah, skenario, kode)


def _check_targets(naskah: Naskah, skenario: Skenario) -> Iterator[Temuan]:
    known = skenario.adegan
    names = Kenalan(known)
    renamed = cache(partial(_find_renamed, skenario))  # a sound file never asks
    if skenario.awal not in known:
        yield naskah.finding(
            "S201",
            ("awal",),
            f'Cerita dimulai di adegan "{skenario.awal}", yang tidak ada.',
            _offer(names, skenario.awal, renamed) or "Tulis id salah satu adegan.",
            ganti=_replacement(names, skenario.awal, renamed),
        )
    for name, adegan in known.items():
        for i, pilihan in enumerate(adegan.pilihan):
            if isinstance(pilihan.ke, str):
                if pilihan.ke not in known:
                    yield _no_scene(
                        naskah, ("adegan", name, "pilihan", i, "ke"), name, pilihan.id, pilihan.ke, names, renamed
                    )
                continue
            for k, cabang in enumerate(pilihan.ke):
                if cabang.ke not in known:
                    jalan = ("adegan", name, "pilihan", i, "ke", k, "ke")
                    yield _no_scene(naskah, jalan, name, pilihan.id, cabang.ke, names, renamed)
    for i, kendali in enumerate(skenario.mitigasi):
        for gerak, pengalihan in kendali.mengalihkan.items():
            if pengalihan.ke not in known:
                yield naskah.finding(
                    "S201",
                    ("mitigasi", i, "mengalihkan", gerak, "ke"),
                    f'Kendali "{kendali.id}" mengalihkan {gerak} ke adegan "{pengalihan.ke}", yang tidak ada.',
                    _offer(names, pengalihan.ke, renamed) or "Tulis id salah satu adegan.",
                    ganti=_replacement(names, pengalihan.ke, renamed),
                )


def _find_renamed(skenario: Skenario) -> str:
    """Give the new name of a scene that was renamed, "" where it is not plain: one name leads nowhere, and one scene is
    led to by nobody."""
    led_to = {skenario.awal}
    for adegan in skenario.adegan.values():
        for pilihan in adegan.pilihan:
            led_to.update([pilihan.ke] if isinstance(pilihan.ke, str) else [cabang.ke for cabang in pilihan.ke])
    led_to.update(pengalihan.ke for kendali in skenario.mitigasi for pengalihan in kendali.mengalihkan.values())
    left = skenario.adegan.keys() - led_to
    if len(led_to - skenario.adegan.keys()) != 1 or len(left) != 1:
        return ""
    (new,) = left
    return new


def _offer(names: Kenalan, ke: str, renamed: Callable[[], str]) -> str:
    """Offer the scene meant: one plainly misspelled, else one renamed, else one that looks a little alike."""
    new = renamed() if names.repair(ke) is None else ""
    if new:
        return f"Adegan `{new}` tidak dituju siapa pun. Bila itu nama barunya, tulis `{new}` di sini."
    return names.nearest(ke)


def _replacement(names: Kenalan, ke: str, renamed: Callable[[], str]) -> tuple[str, str] | None:
    """Give what to write in place of a scene's name, where that is plain."""
    new = renamed() if names.repair(ke) is None else ""
    return (ke, new) if new else names.repair(ke)


def _no_scene(
    naskah: Naskah, jalan: Jalan, adegan: str, pilihan: str, ke: str, names: Kenalan, renamed: Callable[[], str]
) -> Temuan:
    return naskah.finding(
        "S201",
        jalan,
        f'Pilihan "{pilihan}" di adegan "{adegan}" menuju adegan "{ke}", yang tidak ada.',
        _offer(names, ke, renamed) or f"Tulis id salah satu adegan, atau tambahkan adegan `{ke}:`.",
        ganti=_replacement(names, ke, renamed),
    )


def _check_variables(naskah: Naskah, skenario: Skenario) -> Iterator[Temuan]:
    known = skenario.variabel
    for name, adegan in skenario.adegan.items():
        base: Jalan = ("adegan", name)
        for i, sisipan in enumerate(adegan.sisipan):
            yield from _check_condition(naskah, (*base, "sisipan", i, "jika"), sisipan.jika, known)
        for i, berkas in enumerate(adegan.berkas):
            if berkas.jika is not None:
                yield from _check_condition(naskah, (*base, "berkas", i, "jika"), berkas.jika, known)
        for i, pilihan in enumerate(adegan.pilihan):
            if pilihan.jika is not None:
                yield from _check_condition(naskah, (*base, "pilihan", i, "jika"), pilihan.jika, known)
            if pilihan.atur:
                yield from _check_setting(naskah, (*base, "pilihan", i, "atur"), pilihan.atur, known)
            if pilihan.atur and pilihan.tambah:
                yield from _check_both(naskah, (*base, "pilihan", i, "tambah"), pilihan)
            if pilihan.tambah:
                yield from _check_adding(naskah, (*base, "pilihan", i, "tambah"), pilihan.tambah, known)
            if not isinstance(pilihan.ke, str):
                for k, cabang in enumerate(pilihan.ke):
                    if cabang.jika is not None:
                        jalan = (*base, "pilihan", i, "ke", k, "jika")
                        yield from _check_condition(naskah, jalan, cabang.jika, known)
    for i, kendali in enumerate(skenario.mitigasi):
        for gerak, pengalihan in kendali.mengalihkan.items():
            jalan = ("mitigasi", i, "mengalihkan", gerak, "atur")
            yield from _check_setting(naskah, jalan, pengalihan.atur, known)
        start = {nama: x for nama, x in kendali.mengawali.items() if nama in known}
        yield from _check_setting(naskah, ("mitigasi", i, "mengawali"), start, known)


def _unknown(naskah: Naskah, jalan: Jalan, nama: str, known: Collection[str]) -> Temuan:
    names = Kenalan(known if len(known) <= _VARIABEL_MAKS else ())
    return naskah.finding(
        "S207",
        (*jalan, nama),
        f'Variabel "{nama}" belum dinyatakan di `variabel`.',
        names.nearest(nama) or f"Tambahkan `{nama}: tidak` di `variabel`, atau perbaiki namanya.",
        key=True,
        ganti=names.repair(nama),
    )


def _check_value(naskah: Naskah, jalan: Jalan, nama: str, nilai: bool | int, v: Variabel) -> Iterator[Temuan]:
    if v.ya_tidak != isinstance(nilai, bool):
        form = "`ya` atau `tidak`" if v.ya_tidak else f"bilangan {v.min}–{v.maks}"
        yield naskah.finding("S207", jalan, f'Nilai ini tidak cocok dengan variabel "{nama}".', f"Tulis {form}.")
    elif not v.min <= int(nilai) <= v.maks:
        yield naskah.finding(
            "S207",
            jalan,
            f'Nilai {int(nilai)} di luar batas variabel "{nama}" ({v.min}–{v.maks}).',
            "Perbaiki nilainya, atau ubah batas di `variabel`.",
        )


def _check_condition(naskah: Naskah, jalan: Jalan, jika: Syarat, known: Mapping[str, Variabel]) -> Iterator[Temuan]:
    for i, semua in enumerate(jika):
        # one mapping may stand without its list; the place is then found without the index
        base = (*jalan, i) if naskah.has((*jalan, i)) else jalan
        for nama, uji in semua.items():
            v = known.get(nama)
            if v is None:
                yield _unknown(naskah, base, nama, known)
            else:
                yield from _check_test(naskah, (*base, nama), nama, uji, v)


def _check_test(naskah: Naskah, jalan: Jalan, nama: str, uji: Uji, v: Variabel) -> Iterator[Temuan]:
    if uji.sama is not None:
        yield from _check_value(naskah, jalan, nama, uji.sama, v)
    if uji.bukan is not None:
        yield from _check_value(naskah, (*jalan, "bukan"), nama, uji.bukan, v)
    for key, bound in (("min", uji.min), ("maks", uji.maks)):
        if bound is None:
            continue
        if v.ya_tidak:
            yield naskah.finding(
                "S207",
                (*jalan, key),
                f'`{key}` tidak berlaku untuk "{nama}", yang hanya ya atau tidak.',
                f"Tulis `{nama}: ya` atau `{nama}: tidak`.",
                key=True,
            )
        else:
            yield from _check_value(naskah, (*jalan, key), nama, bound, v)


def _check_setting(
    naskah: Naskah, jalan: Jalan, atur: Mapping[str, bool | int], known: Mapping[str, Variabel]
) -> Iterator[Temuan]:
    for nama, nilai in atur.items():
        v = known.get(nama)
        if v is None:
            yield _unknown(naskah, jalan, nama, known)
        elif v.hitung is not None:
            yield _counted(naskah, (*jalan, nama), nama)
        else:
            yield from _check_value(naskah, (*jalan, nama), nama, nilai, v)


def _check_adding(
    naskah: Naskah, jalan: Jalan, tambah: Mapping[str, int], known: Mapping[str, Variabel]
) -> Iterator[Temuan]:
    for nama in tambah:
        v = known.get(nama)
        if v is None:
            yield _unknown(naskah, jalan, nama, known)
        elif v.hitung is not None:
            yield _counted(naskah, (*jalan, nama), nama)
        elif v.ya_tidak:
            yield naskah.finding(
                "S207",
                (*jalan, nama),
                f'`tambah` tidak berlaku untuk "{nama}", yang hanya ya atau tidak.',
                f"Pakai `atur: {{{nama}: ya}}`.",
                key=True,
            )


def _check_both(naskah: Naskah, jalan: Jalan, pilihan: Pilihan) -> Iterator[Temuan]:
    """Find variables that one choice both sets and changes (S212)."""
    for nama in pilihan.tambah:
        if nama in pilihan.atur:
            yield naskah.finding(
                "S212",
                (*jalan, nama),
                f'Pilihan "{pilihan.id}" mengisi variabel "{nama}" dengan `atur` dan mengubahnya lagi dengan `tambah`.',
                f"`atur` dijalankan lebih dulu, jadi hasilnya selalu sama. Pakai salah satu untuk `{nama}`.",
                key=True,
            )


def _counted(naskah: Naskah, jalan: Jalan, nama: str) -> Temuan:
    return naskah.finding(
        "S207",
        jalan,
        f'Variabel "{nama}" menghitung sendiri (`hitung`), jadi tidak dapat diubah di sini.',
        f'Hapus "{nama}" dari bagian ini, atau hapus `hitung` di `variabel`.',
        key=True,
    )


def _check_controls(naskah: Naskah, skenario: Skenario) -> Iterator[Temuan]:
    choices = {f"{name}.{p.id}": None for name, adegan in skenario.adegan.items() for p in adegan.pilihan}
    names = Kenalan(choices)
    for i, kendali in enumerate(skenario.mitigasi):
        base: Jalan = ("mitigasi", i)
        if kendali.jenis == "imbauan":
            for key in ("menutup", "mengalihkan", "mengawali"):
                if getattr(kendali, key):
                    yield naskah.finding(
                        "S702",
                        (*base, key),
                        f'Kendali "{kendali.id}" adalah imbauan, jadi tidak menutup apa pun.',
                        f"Hapus `{key}`, atau ganti `jenis` dengan pencegahan, deteksi, atau koreksi.",
                        key=True,
                    )
        for k, gerak in enumerate(kendali.menutup):
            if gerak not in choices:
                yield _no_choice(naskah, (*base, "menutup", k), kendali.id, gerak, names, key=False)
        for gerak in kendali.mengalihkan:
            if gerak not in choices:
                yield _no_choice(naskah, (*base, "mengalihkan", gerak), kendali.id, gerak, names, key=True)
        for nama in kendali.mengawali:
            if nama not in skenario.variabel:
                yield naskah.finding(
                    "S702",
                    (*base, "mengawali", nama),
                    f'Kendali "{kendali.id}" mengawali variabel "{nama}", yang tidak ada.',
                    nearest(nama, skenario.variabel) or "Tulis nama salah satu variabel.",
                    key=True,
                    ganti=repair(nama, skenario.variabel),
                )


def _no_choice(naskah: Naskah, jalan: Jalan, kendali: str, gerak: str, names: Kenalan, *, key: bool) -> Temuan:
    return naskah.finding(
        "S702",
        jalan,
        f'Kendali "{kendali}" menyebut pilihan {gerak}, yang tidak ada.',
        names.nearest(gerak) or "Tulis sebagai `adegan.pilihan`, misalnya `meja.tanda`.",
        key=key,
        ganti=names.repair(gerak),
    )


def _check_weak_points(naskah: Naskah, skenario: Skenario, kode: Collection[str]) -> Iterator[Temuan]:
    places: list[tuple[Jalan, tuple[str, ...]]] = [
        (("adegan", name, "titik_rawan"), adegan.titik_rawan) for name, adegan in skenario.adegan.items()
    ]
    places.extend((("mitigasi", i, "titik_rawan"), k.titik_rawan) for i, k in enumerate(skenario.mitigasi))
    names = Kenalan(kode)
    for jalan, codes in places:
        for i, code in enumerate(codes):
            if code not in kode:
                yield naskah.finding(
                    "S705",
                    (*jalan, i),
                    f'Titik rawan "{code}" tidak ada di katalog.',
                    names.nearest(code) or "Lihat kode yang ada di skenario/acuan/titik-rawan.yaml.",
                )


def check_session(naskah: Naskah, sesi: Sesi, known: Collection[str]) -> Iterator[Temuan]:
    """Check a session's name, its scenarios against the library, and its weights (S801)."""
    if sesi.id == BEBAS:
        yield naskah.finding(
            "S801",
            ("id",),
            f'Id "{BEBAS}" dipakai program untuk bermain tanpa berkas sesi.',
            "Pilih id lain, supaya hasil kelas ini tidak tercampur dengan permainan bebas.",
        )
    seen: set[str] = set()
    names = Kenalan(known)
    for i, name in enumerate(sesi.skenario):
        if name not in known:
            yield naskah.finding(
                "S801",
                ("skenario", i),
                f'Skenario "{name}" tidak ada di pustaka.',
                names.nearest(name) or "Tulis id salah satu skenario di pustaka.",
                ganti=names.repair(name),
            )
        elif name in seen:
            yield naskah.finding("S801", ("skenario", i), f'Skenario "{name}" disebut dua kali.', "Hapus salah satu.")
        seen.add(name)
    total = sesi.bobot.integritas + sesi.bobot.kepatuhan
    if total != 100:
        yield naskah.finding(
            "S801",
            ("bobot",),
            f"Bobot integritas dan kepatuhan berjumlah {total}.",
            "Ubah supaya jumlahnya 100, misalnya `{integritas: 50, kepatuhan: 50}`.",
        )
