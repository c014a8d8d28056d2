"""The unified social credit code of a company (GB 32100-2015)."""

from __future__ import annotations

import re
import unicodedata

from stdnum.cn import uscc

from crm.errors import refuse
from crm.language import _

# The standard's 31 characters: I, O, S, V and Z are left out. The library's own `validate` wants
# digits in the first eight places, but the registry may be a letter (N…: farmers' collectives).
_CODE = re.compile("[0-9A-HJ-NP-RTUWXY]{18}")


def check_uscc(text: str, field: str = "uscc") -> str:
    """Return the code in capitals without spaces; raises UserError USCC_INVALID."""
    code = "".join(unicodedata.normalize("NFKC", text).split()).upper()
    if _CODE.fullmatch(code) is None:
        raise refuse(
            "USCC_INVALID",
            _(
                "A credit code has 18 digits and capitals without I, O, S, V and Z. "
                "Check it against the business licence."
            ),
            field,
        )
    if uscc.calc_check_digit(code[:-1]) != code[-1]:
        raise refuse(
            "USCC_INVALID",
            _(
                "The last character does not fit the rest of the credit code. "
                "Check it against the business licence."
            ),
            field,
        )
    return code
