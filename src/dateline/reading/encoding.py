"""Which encoding some bytes are in: found, never assumed in silence."""

from __future__ import annotations

import codecs
from dataclasses import dataclass
from typing import Any

from dateline.reading import problems

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_MAGIC = (
    (b"%PDF", "a PDF file"),
    (b"PK\x03\x04", "a ZIP or office file"),
    (b"\xd0\xcf\x11\xe0", "an old office file"),
    (b"\x89PNG", "a PNG picture"),
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"GIF8", "a GIF picture"),
    (b"PAR1", "a Parquet file"),
    (b"SQLite format 3", "an SQLite file"),
    (b"BZh", "a bzip2 file"),
    (b"\xfd7zXZ", "an xz file"),
    (b"\x28\xb5\x2f\xfd", "a zstd file"),
    (b"\x7fELF", "a program"),
)
_PRINTABLE_CONTROLS = b"\t\n\r\f\x0b\x1b\x1a\x1c\x1d\x1e\x1f\x08"
_NAMES = "cp1252 cp1250 cp1251 koi8_r cp1253 cp1254 cp1255 cp1256 cp1257 cp932 euc_jp gb18030 big5 euc_kr cp874"
_CANDIDATES = _NAMES.split()
_BAR = 0.75
_TIE = 0.02
_DOUBT = 0.02
_LOOKED_AT = 1 << 17


@dataclass(frozen=True, slots=True)
class Encoding:
    """An encoding, how it was found, and how sure that is (0 to 1)."""

    name: str
    how: str
    confidence: float = 1.0

    @property
    def plain(self) -> bool:
        """Whether it is what everybody expects: UTF-8 without more ado."""
        return self.name == "utf-8"


def find_encoding(data: bytes, *, whole: bool = True) -> Encoding:
    """Return the encoding of some bytes.

    Args:
        data: the bytes, or the first of them.
        whole: whether these are all bytes, so that a character may not be cut at the end.

    Raises:
        InputError: E102 where they are no text, E103 where no encoding fits well enough.

    >>> find_encoding("Vilnius, naïve".encode()).name
    'utf-8'
    """
    for mark, name in _BOMS:
        if data.startswith(mark):
            return Encoding(name, "byte order mark")
    refuse_binary(data)
    try:
        codecs.getincrementaldecoder("utf-8")("strict").decode(data, whole)
    except UnicodeDecodeError as error:
        return _from_statistics(data, error)
    return Encoding("utf-8", "valid UTF-8")


def refuse_binary(data: bytes) -> None:
    """Raise E102 where the bytes are no text."""
    for magic, what in _MAGIC:
        if data.startswith(magic):
            raise problems.binary(what)
    sample = data[:_LOOKED_AT]
    if b"\0" in sample:
        raise problems.binary(f"a binary file (a zero byte at {sample.index(0)})")
    controls = len(sample) - len(sample.translate(None, _controls()))
    if controls * 20 > len(sample):
        raise problems.binary(f"a binary file ({controls} control characters in {len(sample)} bytes)")


def decode(data: bytes, encoding: Encoding) -> str:
    """Return the text of some bytes.

    A byte order mark stays in the text, so that its offsets are those of the file.

    Raises:
        InputError: E103 where a byte does not fit.
    """
    try:
        return data.decode(encoding.name)
    except UnicodeDecodeError as error:
        raise problems.encoding_unknown(_misfit(error)) from error


def _controls() -> bytes:
    return bytes(code for code in range(32) if code not in _PRINTABLE_CONTROLS)


def _from_statistics(data: bytes, error: UnicodeDecodeError) -> Encoding:
    """Take the best of charset-normalizer, unless another encoding fits as well and gives other words.

    Where hardly a letter depends on it, as in English with a few foreign names, the Western encoding is taken.
    """
    from charset_normalizer import from_bytes

    if _is_damaged_utf8(data):
        raise problems.encoding_unknown(f"UTF-8 with a damaged place ({_misfit(error)})") from error
    sample = data[:_LOOKED_AT]
    matches = list(from_bytes(sample, cp_isolation=_CANDIDATES))
    if not matches:
        raise problems.encoding_unknown(f"bytes that fit no known encoding ({_misfit(error)})") from error
    tied = [match for match in matches if _rivals(match, matches[0])]
    western = next((match for match in tied if "cp1252" in match.could_be_from_charset), None)
    if western is not None and _share_in_doubt(western, tied) <= _DOUBT:
        best, confidence = "cp1252", 1 - western.chaos
    else:
        best, confidence = tied[0].encoding, (1 - tied[0].chaos) / len(tied)
    if confidence < _BAR:
        names = ", ".join(match.encoding for match in tied[:4])
        raise problems.encoding_unknown(f"bytes that fit {names} alike (certainty {confidence:.2f})") from error
    return Encoding(best, "letter statistics", round(confidence, 3))


def _rivals(match: Any, best: Any) -> bool:
    """Whether an encoding fits as well as the best one: as orderly, and as much like some language."""
    return bool(match.chaos <= best.chaos + _TIE and match.coherence >= best.coherence / 2)


def _share_in_doubt(western: Any, tied: list[Any]) -> float:
    """Return the largest share of letters that are others in an encoding that fits as well."""
    text = str(western)
    differing = (sum(a != b for a, b in zip(text, str(match), strict=False)) for match in tied)
    return max(differing) / max(1, len(text))


def _is_damaged_utf8(data: bytes) -> bool:
    """Whether most bytes above ASCII do form UTF-8 letters."""
    foreign = sum(byte >= 0x80 for byte in data[:_LOOKED_AT])
    text = data[:_LOOKED_AT].decode("utf-8", "ignore")
    fitting = sum(len(letter.encode()) for letter in text if letter > "\x7f")
    return foreign >= 3 and fitting * 2 > foreign


def _misfit(error: UnicodeDecodeError) -> str:
    return f"byte 0x{error.object[error.start]:02X} at {error.start} is not {error.encoding}"
