"""What a page holds that asks for something of ours; all else costs nothing.

This is imported for every page of every site, so it imports nothing itself.
"""

import re

# A word of ours, a citation, a link to an item; a block of others or a misspelt one.
_SIGN = r"genai|\[@|item:|^[ >]*+/{3,}+ *+\w++-"
IN_TEXT = re.compile(_SIGN, re.I | re.M)
IN_BYTES = re.compile(_SIGN.encode(), re.I | re.M)
