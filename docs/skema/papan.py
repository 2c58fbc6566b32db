"""Write `papan.schema.json` anew from the columns of the tables:  python docs/skema/papan.py"""

from __future__ import annotations

import json
from pathlib import Path

from simulasi.ekspor.json import papan_schema

if __name__ == "__main__":
    text = json.dumps(papan_schema(), ensure_ascii=False, indent=2) + "\n"
    Path(__file__).with_name("papan.schema.json").write_text(text, encoding="utf-8")
