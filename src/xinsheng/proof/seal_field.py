"""The place of the seal in a PDF: a tagged, invisible signature field, made before the file is sealed.

The seal one sees is drawn with the page; this field carries the signature. It is nested in the structure tree
as a Form element with an alternate text, since an untagged widget would break PDF/UA-1 (ISO 14289-1, 7.18).
"""

from io import BytesIO

import pikepdf
from pikepdf import Array, Dictionary, Name, String

FIELD_NAME = "InstitutionSeal"
_PRINTED_AND_LOCKED = 4 + 128
_SIGNATURES_EXIST_APPEND_ONLY = 3


def add_seal_field(pdf: bytes, *, description: str) -> bytes:
    """Give the PDF with an empty signature field on its first page; `description` is read to who cannot see.

    The file must be tagged. Raises pikepdf.PdfError for bytes that are no PDF, KeyError for an untagged file.
    """
    with pikepdf.open(BytesIO(pdf)) as document:
        page = document.pages[0].obj
        tree = document.Root["/StructTreeRoot"]
        parents = pikepdf.NumberTree(tree["/ParentTree"])
        key = max((*parents.keys(), -1)) + 1
        widget = document.make_indirect(_widget(page, key=key, description=description))
        parents[key] = _tag(document, widget=widget, page=page, description=description)
        tree["/ParentTreeNextKey"] = key + 1
        page["/Annots"] = Array([*page.get("/Annots", Array()), widget])
        page["/Tabs"] = Name.S
        document.Root["/AcroForm"] = Dictionary(Fields=Array([widget]), SigFlags=_SIGNATURES_EXIST_APPEND_ONLY)
        written = BytesIO()
        document.save(written, deterministic_id=True, fix_metadata_version=False)
    return written.getvalue()


def _widget(page: pikepdf.Object, *, key: int, description: str) -> Dictionary:
    return Dictionary(
        Type=Name.Annot,
        Subtype=Name.Widget,
        FT=Name.Sig,
        T=String(FIELD_NAME),
        TU=String(description),
        Contents=String(description),
        Rect=Array([0, 0, 0, 0]),
        F=_PRINTED_AND_LOCKED,
        P=page,
        StructParent=key,
    )


def _tag(document: pikepdf.Pdf, *, widget: pikepdf.Object, page: pikepdf.Object, description: str) -> pikepdf.Object:
    tree = document.Root["/StructTreeRoot"]
    top = tree["/K"][0] if isinstance(tree["/K"], Array) else tree["/K"]
    element = document.make_indirect(
        Dictionary(
            Type=Name.StructElem,
            S=Name.Form,
            P=top,
            Pg=page,
            Alt=String(description),
            K=Dictionary(Type=Name.OBJR, Obj=widget, Pg=page),
        )
    )
    inside = top.get("/K", Array())
    top["/K"] = Array([*(inside if isinstance(inside, Array) else [inside]), element])
    return element
