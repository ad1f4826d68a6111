"""What pictures are signed with: configured PEM files, or a certificate of our own.

Our own is made once, in the data folder, by an authority made for it and then forgotten: it shows
that a picture was not changed since, and that the same Dragoman signed two pictures, not who that
is. C2PA asks for a certificate that an authority has issued, for e-mail protection (specification
2.2, "Certificate profile").
"""

import contextlib
import os
import secrets
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from bot.errors import ConfigError

_FILE = "image-signing.pem"
_GOOD_FOR = timedelta(days=5 * 365)
_RENEWED_BEFORE_END = timedelta(days=30)
_KEY_BEGINS = "-----BEGIN PRIVATE KEY-----"
_NAME = "Dragoman image signing"


@dataclass(frozen=True, slots=True)
class Certificate:
    """A chain and its key, both PEM; `algorithm` is C2PA's name for the key's kind."""

    chain: str
    key: str
    algorithm: str = "es256"


def read_certificate(chain: str, key: str) -> Certificate:
    """The configured one. Raises ConfigError where it cannot be used."""
    from cryptography import x509
    from cryptography.hazmat.primitives.serialization import load_pem_private_key

    problems: list[str] = []
    texts: list[str] = []
    for name, path in (("certificate", chain), ("private_key", key)):
        try:
            texts.append(Path(path).read_text(encoding="ascii"))
        except (OSError, UnicodeDecodeError) as error:
            problems.append(f"images.{name}: {path!r} cannot be read ({type(error).__name__}).")
    if problems:
        raise ConfigError(problems)
    try:
        certificate = x509.load_pem_x509_certificates(texts[0].encode())[0]
        private = load_pem_private_key(texts[1].encode(), None)
    except (ValueError, TypeError) as error:
        raise ConfigError(["images.certificate, images.private_key: must be PEM files."]) from error
    if certificate.public_key() != private.public_key():
        raise ConfigError(["images.private_key: is not the key of images.certificate."])
    return Certificate(texts[0], texts[1], _algorithm_of(private))


def own_certificate(data_dir: Path, now: datetime | None = None) -> Certificate:
    """That of the data folder, made where there is none, or where it soon ends. Takes a few
    milliseconds; several processes agree on one."""
    path = data_dir / _FILE
    moment = now or datetime.now(UTC)
    kept = _kept(path, moment)
    if kept is not None:
        return kept
    path.unlink(missing_ok=True)
    made = _made(moment)
    data_dir.mkdir(parents=True, exist_ok=True)
    draft = path.with_suffix(f".{secrets.token_hex(4)}")
    with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
        file.write(made.chain + made.key)
    with contextlib.suppress(FileExistsError):  # another process was first: its own counts
        os.link(draft, path)
    draft.unlink()
    return _kept(path, moment) or made


def _kept(path: Path, moment: datetime) -> Certificate | None:
    from cryptography import x509

    try:
        text = path.read_text(encoding="ascii")
        certificate = x509.load_pem_x509_certificates(text.encode())[0]
    except (OSError, ValueError):
        return None
    if certificate.not_valid_after_utc - _RENEWED_BEFORE_END < moment or _KEY_BEGINS not in text:
        return None
    chain, _, key = text.partition(_KEY_BEGINS)
    return Certificate(chain, _KEY_BEGINS + key)


def _made(moment: datetime) -> Certificate:
    from cryptography import x509
    from cryptography.hazmat.primitives import hashes, serialization
    from cryptography.hazmat.primitives.asymmetric import ec
    from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

    def named(name: str) -> x509.Name:
        organisation = x509.NameAttribute(NameOID.ORGANIZATION_NAME, "Dragoman")
        return x509.Name([organisation, x509.NameAttribute(NameOID.COMMON_NAME, name)])

    def begun(subject: x509.Name, key: ec.EllipticCurvePublicKey) -> x509.CertificateBuilder:
        return (
            x509.CertificateBuilder()
            .subject_name(subject)
            .issuer_name(authority)
            .public_key(key)
            .serial_number(x509.random_serial_number())
            .not_valid_before(moment - timedelta(minutes=5))
            .not_valid_after(moment + _GOOD_FOR)
            .add_extension(x509.SubjectKeyIdentifier.from_public_key(key), critical=False)
            .add_extension(
                x509.AuthorityKeyIdentifier.from_issuer_public_key(issuing.public_key()),
                critical=False,
            )
        )

    def usage(*, signs: bool) -> x509.KeyUsage:
        return x509.KeyUsage(
            digital_signature=not signs,
            content_commitment=False,
            key_encipherment=False,
            data_encipherment=False,
            key_agreement=False,
            key_cert_sign=signs,
            crl_sign=signs,
            encipher_only=False,
            decipher_only=False,
        )

    authority = named(f"{_NAME} authority")
    issuing, key = (ec.generate_private_key(ec.SECP256R1()) for _ in range(2))
    root = (
        begun(authority, issuing.public_key())
        .add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
        .add_extension(usage(signs=True), critical=True)
        .sign(issuing, hashes.SHA256())
    )
    leaf = (
        begun(named(_NAME), key.public_key())
        .add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
        .add_extension(usage(signs=False), critical=True)
        .add_extension(
            x509.ExtendedKeyUsage([ExtendedKeyUsageOID.EMAIL_PROTECTION]), critical=False
        )
        .sign(issuing, hashes.SHA256())
    )
    encoding = serialization.Encoding.PEM
    chain = (leaf.public_bytes(encoding) + root.public_bytes(encoding)).decode()
    text = key.private_bytes(
        encoding, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    ).decode()
    return Certificate(chain, text)


def _algorithm_of(key: object) -> str:
    """C2PA's name for a key's kind. Raises ConfigError for one that it does not know."""
    from cryptography.hazmat.primitives.asymmetric import ec, ed25519, rsa

    if isinstance(key, ec.EllipticCurvePrivateKey):
        names = {"secp256r1": "es256", "secp384r1": "es384", "secp521r1": "es512"}
        if key.curve.name in names:
            return names[key.curve.name]
    if isinstance(key, ed25519.Ed25519PrivateKey):
        return "ed25519"
    if isinstance(key, rsa.RSAPrivateKey):
        return "ps256"
    raise ConfigError(["images.private_key: must be an EC (P-256 to P-521), Ed25519 or RSA key."])
