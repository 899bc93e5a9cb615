"""The only file that opens a mail connection."""

import smtplib
from collections.abc import Callable

from tracker.config import Settings

Send = Callable[[str, bytes], None]


def smtp(settings: Settings) -> Send:
    """A function that hands one message, as bytes, to the mail server for one recipient.

    It returns when the server has taken the message, and raises `smtplib.SMTPException` or `OSError` when it has not.
    No step of the exchange waits longer than 60 seconds.
    """

    def send(recipient: str, message: bytes) -> None:
        with smtplib.SMTP(settings.smtp_host, settings.smtp_port, timeout=60) as server:
            if settings.smtp_starttls:
                server.starttls()
            if settings.smtp_user:
                server.login(settings.smtp_user, settings.smtp_password)
            server.sendmail(settings.mail_from, [recipient], message)

    return send
