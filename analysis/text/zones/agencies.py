"""Who takes and sells pictures: the agencies of photo credits, and what else a credit may be known by."""

from __future__ import annotations

import re
from typing import Final

__all__ = ["AGENCIES", "AGENCY", "CREDITED", "DASHED"]

AGENCIES: Final = (
    "AFP", "AP", "EPA", "EFE", "ANSA", "DPA", "PA", "ZUMA", "DR", "Reuters", "Tass", "Sputnik", "Anadolu",
    "Belga", "Keystone", "Sipa Press", "Sipa USA", "Sipa", "Abaca", "MaxPPP", "Getty Images", "Getty",
    "Shutterstock", "iStock", "Flickr", "Wikimedia Commons", "Wikimedia", "Unsplash", "Pixabay", "Xinhua",
    "NurPhoto", "Bloomberg", "Hans Lucas", "Panoramic", "Imago", "Kremlin", "Alamy", "Zuma Press", "Agence Anadolu",
    "Ukrinform", "Yonhap", "Kyodo", "PTI", "LaPresse", "Presse Canadienne", "QMI", "Lehtikuva", "TT", "NTB", "Ritzau",
    "Adobe Stock", "AdobeStock", "Depositphotos", "123RF", "Freepik", "Pexels", "Maxppp", "SPA", "CTK", "PAP",
    "Agerpres", "Planet Labs", "Maxar", "Divergence", "Signatures", "Le Pictorium", "Starface", "Icon Sport",
    "BestImage", "KCNA", "Pool", "ECPAD", "Belgaimage", "Photonews", "APF", "Flash90", "stock.adobe.com",
    "Stock.Adobe.com",
)  # fmt: skip
# Agencies are matched with exact case: "ap" and "dr" are pieces of words.
_FORMS: Final = [form for name in AGENCIES for form in dict.fromkeys((name, name.upper()))]
# Two hundred names are tried only where one may begin.
_FIRST: Final = "".join(sorted({form[0] for form in _FORMS}))
AGENCY: Final = f"(?=[{re.escape(_FIRST)}])(?:" + "|".join(map(re.escape, _FORMS)) + ")"
_BLANKS: Final = [char for char in map(chr, range(0x3001)) if char.isspace()]  # Unicode has none behind
CREDITED: Final = (*_FORMS, "©", "/", "hoto", "PHOTO")
"""Letters of every credit but those of a dash alone: an agency, or a sign."""
DASHED: Final = tuple(dash + blank for dash in "-–—" for blank in _BLANKS)
"""The dash before who took the picture."""
