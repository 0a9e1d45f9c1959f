"""排队号: how queue numbers read."""


def label(letter: str, number: int) -> str:
    """Queue letter and at least three digits: A012, and after A999 A1000."""
    return f"{letter}{number:03}"


def queue_letter(position: int) -> str:
    """The letter of the queue at ``position``, counted from 0: A ... Z, AA, AB ..."""
    before, place = divmod(position, 26)
    return (queue_letter(before - 1) if before else "") + chr(ord("A") + place)
