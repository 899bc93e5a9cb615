"""The only file that opens a mail connection."""

import smtplib
import ssl
from collections.abc import Callable
from contextlib import suppress
from email.utils import parseaddr

from tracker.config import Settings

Send = Callable[[str, bytes], None]

_STEP = 30.0  # seconds
_SHORTEST = 200  # what is less is no answer, but the beginning of one that was cut off
_CLOSING_DOWN = 421
_NOT_AUTHENTICATED = 530


def smtp(settings: Settings, step: float = _STEP) -> Send:
    """A function that hands one message, as bytes, to the mail server for one recipient.

    No step of the exchange may take more than `step` seconds. It returns when the server has taken the message.
    Otherwise it raises one of these, with the server's words: `PermissionError` where this recipient or message is
    refused for good, `ConnectionError` where the server takes no mail from us now, any other `OSError` where it turned
    this message away for now.
    """

    def send(recipient: str, message: bytes) -> None:
        server = _connected(settings, step)
        try:
            _hand_over(server, parseaddr(settings.mail_from)[1], recipient, message)
            # the message is theirs: a goodbye that fails must not have it sent again
            with suppress(OSError):
                server.quit()
        finally:
            server.close()

    return send


def _connected(settings: Settings, step: float) -> smtplib.SMTP:
    try:
        server = smtplib.SMTP(settings.smtp_host, settings.smtp_port, timeout=step)
    except OSError as error:
        raise ConnectionError(f"no connection to {settings.smtp_host}:{settings.smtp_port}: {error}") from error
    try:
        if settings.smtp_starttls:
            server.starttls(context=ssl.create_default_context())
        if settings.smtp_user:
            server.login(settings.smtp_user, settings.smtp_password)
    except OSError as error:
        server.close()
        raise ConnectionError(f"{settings.smtp_host} did not let us in: {error}") from error
    return server


def _hand_over(server: smtplib.SMTP, sender: str, recipient: str, message: bytes) -> None:
    try:
        server.sendmail(sender, [recipient], message)
    except smtplib.SMTPRecipientsRefused as error:
        raise _refusal(*error.recipients[recipient]) from error
    except smtplib.SMTPDataError as error:
        raise _refusal(error.smtp_code, error.smtp_error) from error
    except smtplib.SMTPException as error:  # our sender refused, the line cut
        raise ConnectionError(str(error)) from error


def _refusal(code: int, answer: bytes | str) -> OSError:
    words = answer.decode(errors="replace") if isinstance(answer, bytes) else answer
    said = f"{code} {words}"
    if code == _CLOSING_DOWN or code < _SHORTEST:
        return ConnectionError(said)
    # "5.7.…": not allowed to send here, as with wrong settings; that may be mended within days
    about_us = code == _NOT_AUTHENTICATED or words.startswith("5.7.")
    return PermissionError(said) if code >= 500 and not about_us else OSError(said)
