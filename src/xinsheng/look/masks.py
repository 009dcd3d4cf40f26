"""What may be shown of a number or a name where the whole would be too much (GB/T 35273 5.4, 7.2)."""

STAR = "*"


def masked_paper_no(value: str) -> str:
    """An identity paper's number with its middle hidden: 5226**********0046; short ones keep two at the end."""
    if len(value) < 10:  # noqa: PLR2004  a passport or permit has eight or nine characters
        return STAR * max(len(value) - 2, 0) + value[-2:]
    return value[:4] + STAR * (len(value) - 8) + value[-4:]


def masked_name(value: str) -> str:
    """A name as its first character and two stars, 龙**, so that not even its length is told."""
    return f"{value[:1]}**" if value else ""


def masked_phone(value: str) -> str:
    """A telephone number with its middle hidden: 138****2071."""
    if len(value) < 8:  # noqa: PLR2004  too short for a beginning and an end
        return STAR * len(value)
    return value[:3] + STAR * (len(value) - 7) + value[-4:]


def masked_certificate_no(value: str) -> str:
    """A certificate's number with its middle hidden: Z52****817."""
    return value[:3] + STAR * max(len(value) - 6, 0) + value[-3:]
