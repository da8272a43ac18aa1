"""Content encodings, in every cut into pieces."""

from __future__ import annotations

import gzip
import zlib
from collections.abc import Callable
from importlib import import_module

import pytest
from hypothesis import given
from hypothesis import strategies as st

from svodka.collect.answers import Failed, Fault, FetchError
from svodka.collect.decompress import Unpacking, offered

brotli = import_module("brotli")  # it has no types


def raw_deflate(data: bytes) -> bytes:
    packing = zlib.compressobj(wbits=-15)
    return packing.compress(data) + packing.flush()


PACKERS: dict[str, tuple[str, Callable[[bytes], bytes]]] = {
    "gzip": ("gzip", gzip.compress),
    "x-gzip": (" X-GZip ", gzip.compress),
    "members": ("gzip", lambda data: gzip.compress(data[:3]) + gzip.compress(data[3:])),
    "padded": ("gzip", lambda data: gzip.compress(data) + bytes(40)),
    "zlib": ("deflate", zlib.compress),
    "raw": ("deflate", raw_deflate),
    "br": ("br", brotli.compress),
    "twice": ("deflate, gzip", lambda data: gzip.compress(zlib.compress(data))),
    "none": ("identity", bytes),
    "plain": ("", bytes),
}


def unpacked(encodings: str, packed: bytes, step: int, limit: int = 10_000) -> bytes:
    unpacking = Unpacking(encodings, limit)
    out = b"".join(unpacking.feed(packed[n : n + step]) for n in range(0, len(packed), step))
    unpacking.finish()
    return out


def fault(encodings: str, packed: bytes, step: int = 7, limit: int = 10_000) -> Fault:
    with pytest.raises(FetchError) as caught:
        unpacked(encodings, packed, step, limit)
    assert isinstance(caught.value.answer, Failed)
    return caught.value.answer.kind


@pytest.mark.parametrize("packer", PACKERS)
@given(data=st.binary(max_size=300), step=st.integers(1, 400))
def test_what_was_packed_comes_back_in_any_pieces(packer: str, data: bytes, step: int) -> None:
    encodings, pack = PACKERS[packer]
    assert unpacked(encodings, pack(data), step) == data


@pytest.mark.parametrize("packer", ["gzip", "members", "zlib", "raw", "br", "twice"])
@given(data=st.binary(min_size=1, max_size=300), cut=st.floats(0.01, 0.99))
def test_half_a_body_is_never_whole(packer: str, data: bytes, cut: float) -> None:
    encodings, pack = PACKERS[packer]
    packed = pack(data)
    kept = max(1, int(len(packed) * cut))
    if packer == "members" and kept <= len(gzip.compress(data[:3])) + 1:
        kept = len(packed) - 1  # the first member alone is a whole gzip file
    assert fault(encodings, packed[:kept]) is Fault.CUT


@pytest.mark.parametrize("packer", PACKERS)
@pytest.mark.parametrize("step", [1, 7, 1000])
def test_limit_is_exact(packer: str, step: int) -> None:
    encodings, pack = PACKERS[packer]
    packed = pack(bytes(1000))
    assert unpacked(encodings, packed, step, limit=1000) == bytes(1000)
    assert fault(encodings, packed, step, limit=999) is Fault.SIZE


@pytest.mark.parametrize("encodings", ["gzip", "br", "deflate"])
@given(data=st.binary(min_size=3, max_size=60))
def test_any_bytes_give_a_text_or_a_failure(encodings: str, data: bytes) -> None:
    try:
        unpacked(encodings, data, 5, limit=1000)
    except FetchError as error:
        assert isinstance(error.answer, Failed)
        assert error.answer.kind in (Fault.CUT, Fault.ENCODING, Fault.SIZE)


@pytest.mark.parametrize("encodings", ["zstd", "gzip, gzip, gzip", "aes128gcm"])
def test_what_we_did_not_offer_is_refused(encodings: str) -> None:
    assert fault(encodings, b"x") is Fault.ENCODING


def test_no_bytes_are_whole() -> None:
    assert unpacked("gzip", b"", 1) == b""


def test_we_offer_what_we_can_undo(monkeypatch: pytest.MonkeyPatch) -> None:
    assert offered() == "gzip, deflate, br"
    monkeypatch.setattr(brotli, "__version__", "1.1.0")
    assert offered() == "gzip, deflate"
    assert fault("br", brotli.compress(b"x")) is Fault.ENCODING
