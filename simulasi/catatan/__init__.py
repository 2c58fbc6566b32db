"""The journal: who played, and which choices were made. Nothing here computes a score."""

from simulasi.catatan.folder import default_folder
from simulasi.catatan.galat import (
    IsianDitolak,
    JurnalHilang,
    JurnalLebihBaru,
    JurnalRusak,
    JurnalTidakBisaDitulis,
    LangkahTidakUrut,
    LariTertutup,
    LariTidakDikenal,
    MigrasiGagal,
    PesertaTidakDikenal,
    SandiDitolak,
)
from simulasi.catatan.isian import check_text, looks_like_identity
from simulasi.catatan.jurnal import Jurnal
from simulasi.catatan.lari import Komitmen, Lari, Mesin, Peserta, PilihanTercatat
from simulasi.catatan.sandi import check_group, check_sandi, propose_sandi

__all__ = [
    "IsianDitolak",
    "Jurnal",
    "JurnalHilang",
    "JurnalLebihBaru",
    "JurnalRusak",
    "JurnalTidakBisaDitulis",
    "Komitmen",
    "LangkahTidakUrut",
    "Lari",
    "LariTertutup",
    "LariTidakDikenal",
    "Mesin",
    "MigrasiGagal",
    "Peserta",
    "PesertaTidakDikenal",
    "PilihanTercatat",
    "SandiDitolak",
    "check_group",
    "check_sandi",
    "check_text",
    "default_folder",
    "looks_like_identity",
    "propose_sandi",
]
