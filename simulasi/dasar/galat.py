"""The one root exception: everything the program refuses on purpose."""


class Galat(Exception):
    """A refusal that a person can act on.

    `pesan` is one or more Indonesian sentences that say what is wrong and what to do next.
    `kode_keluar` is the exit code of a command that ends with it: 1 refused input, 2 usage.
    """

    kode_keluar: int = 1

    def __init__(self, pesan: str) -> None:
        super().__init__(pesan)
        self.pesan: str = pesan
