#!/usr/bin/env python3
"""Test vectors of a round (秘匿合算), from arithmetic written apart from the program.

Prints engawa/rounds/vectors.csv. Needs nothing beside Python: X25519 (RFC 7748), ChaCha20 (RFC 8439
block function with a 64-bit counter), BLAKE2b from hashlib, Shamir's scheme modulo the order of
ristretto255 (RFC 9496). docs/design/rounds.md says what is computed.
"""

import hashlib
import struct

FIELD = 2**255 - 19
ORDER = 2**252 + 27742317777372353535851937790883648493


def x25519(secret: bytes, public: bytes) -> bytes:
    number = int.from_bytes(secret, "little")
    number = (number & ~7 & (2**254 - 1)) | 2**254
    x1 = int.from_bytes(public, "little") & (2**255 - 1)
    x2, z2, x3, z3, swap = 1, 0, x1, 1, 0
    for bit in range(254, -1, -1):
        swap ^= number >> bit & 1
        if swap:
            x2, x3, z2, z3 = x3, x2, z3, z2
        swap = number >> bit & 1
        a, b, c, d = x2 + z2, x2 - z2, x3 + z3, x3 - z3
        da, cb = d * a % FIELD, c * b % FIELD
        x3, z3 = (da + cb) ** 2 % FIELD, x1 * (da - cb) ** 2 % FIELD
        aa, bb = a * a % FIELD, b * b % FIELD
        e = aa - bb
        x2, z2 = aa * bb % FIELD, e * (aa + 121665 * e) % FIELD
    if swap:
        x2, z2 = x3, z3
    return (x2 * pow(z2, FIELD - 2, FIELD) % FIELD).to_bytes(32, "little")


def chacha20_words(key: bytes, count: int) -> list[int]:
    def rotate(value: int, bits: int) -> int:
        return (value << bits | value >> (32 - bits)) & 0xFFFFFFFF

    def quarter(state: list[int], a: int, b: int, c: int, d: int) -> None:
        for left, right, other, bits in ((a, b, d, 16), (c, d, b, 12), (a, b, d, 8), (c, d, b, 7)):
            state[left] = (state[left] + state[right]) & 0xFFFFFFFF
            state[other] = rotate(state[other] ^ state[left], bits)

    words: list[int] = []
    block = 0
    while len(words) < count:
        start = list(struct.unpack("<16I", b"expand 32-byte k" + key + struct.pack("<QQ", block, 0)))
        state = start[:]
        for _ in range(10):
            for a, b, c, d in ((0, 4, 8, 12), (1, 5, 9, 13), (2, 6, 10, 14), (3, 7, 11, 15)):
                quarter(state, a, b, c, d)
            for a, b, c, d in ((0, 5, 10, 15), (1, 6, 11, 12), (2, 7, 8, 13), (3, 4, 9, 14)):
                quarter(state, a, b, c, d)
        words += [(x + y) & 0xFFFFFFFF for x, y in zip(state, start)]
        block += 1
    return words[:count]


def pair_seed(own_secret: bytes, other_public: bytes, own_public: bytes, agreement: str) -> int:
    keys = sorted([own_public.hex(), other_public.hex()])
    shared = x25519(own_secret, other_public)
    message = f"engawa-round-1 pair\n{agreement}\n{keys[0]}\n{keys[1]}\n".encode() + shared
    return int.from_bytes(hashlib.blake2b(message, digest_size=64).digest(), "little") % ORDER


def mask_words(seed: int, count: int) -> list[int]:
    message = b"engawa-round-1 mask\n" + seed.to_bytes(32, "little")
    return chacha20_words(hashlib.blake2b(message, digest_size=32).digest(), count)


def check(seed: int) -> str:
    message = b"engawa-round-1 check\n" + seed.to_bytes(32, "little")
    return hashlib.blake2b(message, digest_size=32).hexdigest()


def shares(coefficients: list[int], count: int) -> list[int]:
    return [
        sum(c * pow(x, k, ORDER) for k, c in enumerate(coefficients)) % ORDER
        for x in range(1, count + 1)
    ]


def digits(number: int) -> str:
    return number.to_bytes(32, "little").hex()


def main() -> None:
    base_point = (9).to_bytes(32, "little")
    agreement = hashlib.blake2b(b"an agreement", digest_size=32).hexdigest()
    print("what,input_1,input_2,input_3,output")
    secrets = [hashlib.sha256(name).digest() for name in (b"aoi", b"minato", b"hoshi")]
    publics = [x25519(secret, base_point) for secret in secrets]
    for i, j in ((0, 1), (1, 0), (1, 2), (2, 0)):
        seed = pair_seed(secrets[i], publics[j], publics[i], agreement)
        print(f"pair_seed,{secrets[i].hex()},{publics[j].hex()},{agreement},{digits(seed)}")
    seeds = [0, 1, ORDER - 1, pair_seed(secrets[0], publics[1], publics[0], agreement)]
    for seed in seeds:
        print(f"check,{digits(seed)},,,{check(seed)}")
        for place in (0, 1, 15, 16, 16383, 16384, 40000):
            print(f"mask_word,{digits(seed)},{place},,{mask_words(seed, place + 1)[place]}")
    coefficients = [seeds[3], ORDER - 5, int.from_bytes(secrets[2], "little") % ORDER]
    values = shares(coefficients, 5)
    for numbers in ((1, 2, 3), (5, 2, 4), (3, 1, 5)):
        parts = " ".join(f"{n}:{digits(values[n - 1])}" for n in numbers)
        print(f"join,{parts},,,{digits(coefficients[0])}")


if __name__ == "__main__":
    main()
