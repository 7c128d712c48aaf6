"""The marks by which models set their thinking apart from their answer.

Each family with the models that write it; servers that know the model take the marks out, others pass them on.
Whether a mark counts where it stands is for `answer` to say: inside a string of the answer it is a word like others.
"""

import re
from typing import Final

_NAMES: Final = "(?:[a-z_]+[:_])?(?:think(?:ing)?|thoughts?|reasoning|reflection|analysis|scratchpad)"

# DeepSeek, Qwen and most others (Seed writes <seed:think>); Magistral; Kimi; OpenThinker; Cohere; Gemma; gpt-oss, whose
# channels before the final one are all thought, and whose marks, taken out by a server, leave the words run together.
BEGINS: Final = (
    rf"(?i:<{_NAMES}>)|\[THINK\]|◁think▷|<\|begin_of_thought\|>|<\|START_THINKING\|>|<\|channel>thought\b"
    r"|<\|channel\|>(?:analysis|commentary)\b|\Aanalysis(?=[A-Z])"
)
ENDS: Final = (
    rf"(?i:</{_NAMES}>)|\[/THINK\]|◁/think▷|<\|end_of_thought\|>|<\|END_THINKING\|>|<channel\|>"
    r"|<\|channel\|>final[^<{}]{0,40}(?:<\|constrain\|>[^<{}]{0,40})?<\|message\|>|assistantfinal(?:json)?(?=\s*[\[{`])"
)

END: Final = re.compile(ENDS)
# Some chat templates open the thought themselves, so that the answer holds only its end, on a line of its own.
END_ON_ITS_OWN_LINE: Final = re.compile(rf"^[ \t]*+(?:{ENDS})", re.MULTILINE)
