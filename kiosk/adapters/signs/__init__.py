"""Sign-language clips: packs in folders, the hospital's films on this machine, and the workshop that makes films."""
