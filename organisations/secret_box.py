"""Secrets as they are stored: what a code is computed from is unreadable without the key of the site."""

from base64 import urlsafe_b64encode
from functools import cache

from cryptography.fernet import Fernet, MultiFernet
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings


def seal(text: str) -> str:
    return _box().encrypt(text.encode()).decode()


def unseal(sealed: str) -> str:
    """Raises cryptography.fernet.InvalidToken for what was sealed with another key or was changed."""
    return _box().decrypt(sealed.encode()).decode()


def _box() -> MultiFernet:
    """The first key seals; the earlier ones, in SECRET_KEY_FALLBACKS, still open what they sealed."""
    return MultiFernet([_key(secret) for secret in (settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS)])


@cache
def _key(secret: str) -> Fernet:
    derived = HKDF(SHA256(), length=32, salt=None, info=b"goedwerk: second factors at rest").derive(secret.encode())
    return Fernet(urlsafe_b64encode(derived))
