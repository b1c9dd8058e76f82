"""A certificate this installation signs itself, for networks that have no authority of their own."""

import ipaddress
import os
import socket
from datetime import UTC, datetime, timedelta
from pathlib import Path
from urllib.parse import urlsplit

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

LIFETIME = timedelta(days=800)
"""Some systems refuse certificates that are valid for more than 825 days."""
RENEW_BEFORE = timedelta(days=30)
EVERYWHERE = {"0.0.0.0": "127.0.0.1", "::": "::1"}  # noqa: S104  named, not bound
"""Hosts that mean every address of this machine, and by which this machine itself reaches each."""


def outward_addresses() -> list[str]:
    """This machine's own addresses in its networks, IPv4 first, without looking anything up outside."""
    found = []
    for family, beyond in ((socket.AF_INET, "192.0.2.1"), (socket.AF_INET6, "2001:db8::1")):
        # Connecting a datagram socket sends nothing; it tells which own address would be used.
        with socket.socket(family, socket.SOCK_DGRAM) as probe:
            try:
                probe.connect((beyond, 9))
                found.append(probe.getsockname()[0])
            except OSError:
                continue
    return found


def names_of_this_machine(host: str, public_url: str | None) -> list[str]:
    """The host names and addresses people may reach this machine by."""
    names = {"localhost", "127.0.0.1", "::1", socket.gethostname(), *outward_addresses()}
    if host not in EVERYWHERE:
        names.add(host)
    if public_url and (public := urlsplit(public_url).hostname):
        names.add(public)
    return sorted(names)


def self_signed(folder: Path, names: list[str], now: datetime | None = None) -> tuple[Path, Path]:
    """Paths of a certificate and its key for ``names``, kept in ``folder``; renewed when names or time ask for it."""
    now = now or datetime.now(UTC)
    cert, key = folder / "cert.pem", folder / "key.pem"
    if not (cert.exists() and key.exists() and _holds(x509.load_pem_x509_certificate(cert.read_bytes()), names, now)):
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        secret = ec.generate_private_key(ec.SECP256R1())
        _write(key, _pem(secret), 0o600)
        _write(cert, _sign(secret, names, now).public_bytes(serialization.Encoding.PEM), 0o644)
    return cert, key


def _holds(cert: x509.Certificate, names: list[str], now: datetime) -> bool:
    stated = cert.extensions.get_extension_for_class(x509.SubjectAlternativeName).value
    return set(stated) >= set(_general_names(names)) and cert.not_valid_after_utc - now > RENEW_BEFORE


def _general_names(names: list[str]) -> list[x509.GeneralName]:
    def general(name: str) -> x509.GeneralName:
        try:
            return x509.IPAddress(ipaddress.ip_address(name))
        except ValueError:
            return x509.DNSName(name.encode("idna").decode())

    return [general(name) for name in names]


def _sign(secret: ec.EllipticCurvePrivateKey, names: list[str], now: datetime) -> x509.Certificate:
    subject = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "GridWarden")])
    return (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(subject)
        .public_key(secret.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(hours=1))  # clocks of tablets go wrong
        .not_valid_after(now + LIFETIME)
        .add_extension(x509.SubjectAlternativeName(_general_names(names)), critical=False)
        .add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
        .add_extension(x509.ExtendedKeyUsage([ExtendedKeyUsageOID.SERVER_AUTH]), critical=False)
        .sign(secret, hashes.SHA256())
    )


def _pem(secret: ec.EllipticCurvePrivateKey) -> bytes:
    return secret.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )


def _write(file: Path, content: bytes, mode: int) -> None:
    """Written beside and renamed, with its mode from the first byte on."""
    fresh = file.with_name(f".{file.name}.{os.getpid()}")
    with os.fdopen(os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, mode), "wb") as out:
        out.write(content)
    fresh.replace(file)
