"""What an error of the database or the disk means for the user, as a code and a sentence."""

from __future__ import annotations

import errno
import sqlite3

from sqlalchemy.exc import DBAPIError

from crm.errors import UserError, refuse
from crm.language import _

FULL = frozenset({errno.ENOSPC, errno.EDQUOT})
# What SQLite calls its results, and PostgreSQL's SQLSTATE codes, begin with these.
CODES = {
    "SQLITE_BUSY": "DB_LOCKED",
    "SQLITE_LOCKED": "DB_LOCKED",
    "55P03": "DB_LOCKED",  # lock_not_available
    "40P01": "DB_LOCKED",  # deadlock_detected
    "SQLITE_FULL": "DISK_FULL",
    "53100": "DISK_FULL",
    "SQLITE_READONLY": "FILE_UNWRITABLE",
    "SQLITE_CANTOPEN": "FILE_UNWRITABLE",
    "SQLITE_PERM": "FILE_UNWRITABLE",
    "SQLITE_IOERR": "FILE_UNWRITABLE",
    "25006": "FILE_UNWRITABLE",  # read_only_sql_transaction
    "SQLITE_CORRUPT": "DB_DAMAGED",
    "SQLITE_NOTADB": "DB_DAMAGED",
    "XX001": "DB_DAMAGED",
    "XX002": "DB_DAMAGED",
    "SQLITE_CONSTRAINT_UNIQUE": "DUPLICATE",
    "23505": "DUPLICATE",
    "SQLITE_CONSTRAINT_FOREIGNKEY": "RECORD_IN_USE",
    "23503": "RECORD_IN_USE",
    "42501": "PERMISSION_DENIED",
    "28P01": "PASSWORD_WRONG",
    "28000": "PASSWORD_WRONG",
    "08": "FILE_UNREADABLE",  # connection exceptions
    "57P": "FILE_UNREADABLE",  # the server is stopped or starting
    "3D000": "FILE_UNREADABLE",  # no such database
}


def explained(error: Exception) -> Exception:
    """Return the UserError for an error that a person can do something about, else the error.

    Its code is one of those above.
    """
    if isinstance(error, OSError):
        return refusal("DISK_FULL" if error.errno in FULL else "FILE_UNWRITABLE")
    original = error.orig if isinstance(error, DBAPIError) else error
    if isinstance(original, sqlite3.Error):
        result = getattr(original, "sqlite_errorname", "")
    else:
        result = getattr(original, "sqlstate", None) or _connecting(original)
    code = next((code for begin, code in CODES.items() if result.startswith(begin)), None)
    return refusal(code) if code else error


def _connecting(error: BaseException | None) -> str:
    """Return the SQLSTATE where the client has none, because there is no connection."""
    if type(error).__name__ != "OperationalError":
        return ""
    return "28P01" if "password" in str(error) else "08001"


def refusal(code: str) -> UserError:
    """Return the error with the sentence of a code."""
    sentences = {
        "DB_LOCKED": _("The database is in use elsewhere. Wait a moment and try again."),
        "DISK_FULL": _("The disk is full. Free some space and try again."),
        "FILE_UNWRITABLE": _(
            "The database cannot be written. Check its folder, its permissions and the disk."
        ),
        "DB_DAMAGED": _("The database is damaged. Restore a copy from the folder “backups”."),
        "DUPLICATE": _("The same is there already. Reload, and open it instead."),
        "RECORD_IN_USE": _("Other records refer to this one. It stays."),
        "PERMISSION_DENIED": _("The database does not allow you to do this."),
        "PASSWORD_WRONG": _("The server does not accept this name and password."),
        "FILE_UNREADABLE": _("The database server cannot be reached. Check its address."),
    }
    return refuse(code, sentences[code])
