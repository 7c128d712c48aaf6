"""Raw answers as models and servers give them, each with the value that is inside and what stood in the way of it."""

import json

import pytest

from summarizer.model.answer import Inside, json_inside

VALUE = {"what": "Two men were shot", "killed": None}
PLAIN = '{"what": "Two men were shot", "killed": null}'
OTHER = '{"what": "A bus was burnt", "killed": null}'
FENCED = ("code fence",)
PROSE = ("prose",)
THOUGHT = ("thought",)

AROUND = {
    "plain": (PLAIN, ()),
    "blank lines around": (f"\n\n {PLAIN}\r\n\t", ()),
    "byte order mark": (f"\ufeff{PLAIN}", ("byte order mark",)),
    "byte order mark and blanks": (f" \ufeff \n{PLAIN}", ("byte order mark",)),
    "byte order mark before a fence": (f"\ufeff```json\n{PLAIN}\n```", ("byte order mark", "code fence")),
    "zero-width spaces around": (f"\u200b{PLAIN}\u200b\u2060", ("invisible characters",)),
    "no-break space before": (f"\u00a0{PLAIN}", ("invisible characters",)),
    "no-break space inside": (PLAIN.replace('": ', '":\u00a0'), ("invisible characters",)),
    "zero-width space after the brace": ("{\u200b" + PLAIN[1:], ("invisible characters",)),
    "zero bytes after it": (f"{PLAIN}\x00\x00", PROSE),
    "fence with json": (f"```json\n{PLAIN}\n```", FENCED),
    "fence with JSON on one line": (f"```JSON {PLAIN}```", FENCED),
    "fence without language": (f"```\n{PLAIN}\n```", FENCED),
    "fence with another language": (f"```python\n{PLAIN}\n```", FENCED),
    "fence of four": (f"````json\n{PLAIN}\n````", FENCED),
    "fence of tildes": (f"~~~json\n{PLAIN}\n~~~", FENCED),
    "fence never closed": (f"```json\n{PLAIN}", FENCED),
    "fence only at the end": (f"{PLAIN}\n```", FENCED),
    "language left without its fence": (f"json\n{PLAIN}", PROSE),
    "one backtick": (f"`{PLAIN}`", PROSE),
    "prose before": (f"Here is the JSON:\n\n{PLAIN}", PROSE),
    "prose after": (f"{PLAIN}\n\nLet me know if you need more!", PROSE),
    "prose and fence": (f"Sure!\n```json\n{PLAIN}\n```\nDone.", ("code fence", "prose")),
    "placeholder in prose before": (f"For {{name}} and {{0}} I found: {PLAIN}", PROSE),
    "placeholder in prose after": (f"{PLAIN}\nI hope this helps {{really}}!", PROSE),
    "template in prose": (f"From {{{{ article }}}}: {PLAIN}", PROSE),
    "list of words in prose": (f'The words are ["two", "men"]: {PLAIN}', PROSE),
    "a type in prose": (f"The type {{ what: string; killed: number }} gives:\n{PLAIN}", PROSE),
    "an elided form in prose": (f'The form {{"incidents": [...]}} gives:\n{PLAIN}', PROSE),
    "an empty object in prose": (f"An empty {{}} would be wrong: {PLAIN}", PROSE),
    "a shorter object in prose": (f'Not {{"a": 1}} but {PLAIN}', PROSE),
    "the same object twice": (f"{PLAIN}\nAgain:\n```json\n{PLAIN}\n```", ("code fence", "prose")),
    "the same object twice, nothing else": (f"{PLAIN}\n{PLAIN}", PROSE),
    "footnote in brackets": (f"According to the text [1], [2]: {PLAIN}", PROSE),
    "link in prose": (f"See [{{title}}](http://example.org): {PLAIN}", PROSE),
    "answer element": (f"<answer>{PLAIN}</answer>", PROSE),
    "end of turn": (f"{PLAIN}<|im_end|>", PROSE),
    "single quotes around all": (f"'{PLAIN}'", PROSE),
    "JSON in a string": (json.dumps(PLAIN), ("JSON in a string",)),
    "JSON in a string in a string": (json.dumps(json.dumps(PLAIN)), ("JSON in a string",)),
    "fenced JSON in a string": (json.dumps(f"```\n{PLAIN}\n```"), ("JSON in a string", "code fence")),
    "list of one": (f"[{PLAIN}]", ("list",)),
    "list of one over lines, with a comma": (f"[\n  {PLAIN},\n]", ("list", "trailing comma")),
    "list of one in a fence": (f"```json\n[ {PLAIN} ]\n```", ("code fence", "list")),
    "thought": (f"<think>Two men.</think>\n\n{PLAIN}", THOUGHT),
    "thought with nothing in it": (f"<think>\n\n</think>\n\n{PLAIN}", THOUGHT),
    "thought with drafts": (f"<think>{OTHER}? No: {{'a': 1}}, [{{.</think>{PLAIN}", THOUGHT),
    "thought and fence": (f"<think>Hm.</think>```json\n{PLAIN}\n```", ("thought", "code fence")),
    "thought without its beginning": (f"The killed are not given.\n</think>\n\n{PLAIN}", THOUGHT),
    "thought without its beginning, with a draft": (f"First {OTHER}, but no.</think>{PLAIN}", THOUGHT),
    "thought without its beginning, with half a draft": (f'So {{"what": [..., {{\n</think>\n\n{PLAIN}', THOUGHT),
    "thought without its beginning, with an open bracket": (f"See [1\n</think>\n\n{PLAIN}", THOUGHT),
    "thought without its beginning, with a stray brace": (f'So "a": 1}} it is.\n</think>\n\n{PLAIN}', THOUGHT),
    "thought without its beginning after byte order mark": (
        f"\ufeffTwo.</think>{PLAIN}",
        ("byte order mark", "thought"),
    ),
    "thought that quotes its own end": (f"<think>A </think> ends it. {OTHER}</think>{PLAIN}", THOUGHT),
    "thought after byte order mark": (f"\ufeff <think></think>{PLAIN}", ("byte order mark", "thought")),
    "thinking": (f"<thinking>Two.</thinking>{PLAIN}", THOUGHT),
    "reasoning": (f"<reasoning>Two.</reasoning>\n{PLAIN}", THOUGHT),
    "Thought, in capitals": (f"<THOUGHT>Two.</THOUGHT>\n{PLAIN}", THOUGHT),
    "thought of Seed": (f"<seed:think>Two.</seed:think>{PLAIN}", THOUGHT),
    "thought of Magistral": (f"[THINK]Two [{{[/THINK]{PLAIN}", THOUGHT),
    "thought of Kimi": (f"◁think▷Two.◁/think▷{PLAIN}", THOUGHT),
    "thought of Cohere": (f"<|START_THINKING|>Two.<|END_THINKING|>{PLAIN}", THOUGHT),
    "thought after the answer": (f"{PLAIN}<think>Is it right? Yes.</think>", THOUGHT),
    "channels of gpt-oss": (
        f"<|channel|>analysis<|message|>Maybe {OTHER}<|end|><|start|>assistant<|channel|>final<|message|>{PLAIN}",
        THOUGHT,
    ),
    "channels of gpt-oss, constrained": (
        f"<|channel|>analysis<|message|>Two.<|end|><|channel|>final <|constrain|>json<|message|>{PLAIN}<|return|>",
        ("thought", "prose"),
    ),
    "channels of gpt-oss without marks": (f"analysisWe need {OTHER}?assistantfinal{PLAIN}", THOUGHT),
}

WRITTEN = {
    "comma after the last member": ('{"a": 1,}', {"a": 1}, ("trailing comma",)),
    "comma after the last of a list": ('{"a": [1, 2, ], }', {"a": [1, 2]}, ("trailing comma",)),
    "single quotes": ("{'a': 'b'}", {"a": "b"}, ("single quotes",)),
    "single quotes, escaped apostrophe": (r"{'a': 'it\'s'}", {"a": "it's"}, ("single quotes",)),
    "single quotes, apostrophe as it is": ("{'a': 'it's O'Hara's'}", {"a": "it's O'Hara's"}, ("single quotes",)),
    "single quotes around double": ("""{'a': 'the "state"'}""", {"a": 'the "state"'}, ("single quotes",)),
    "quotes as Python writes them": ("""{'a': "it's", 'b': ''}""", {"a": "it's", "b": ""}, ("single quotes",)),
    "smart quotes": ('{“a”: “say "no"”}', {"a": 'say "no"'}, ("smart quotes",)),
    "smart quotes within plain ones": ('{"a": "say “no”",}', {"a": "say “no”"}, ("trailing comma",)),
    "Python's words": ('{"a": [None, True, False]}', {"a": [None, True, False]}, ("Python literals",)),
    "Python's words in a string": ('{"a": "None, True",}', {"a": "None, True"}, ("trailing comma",)),
    "a Python dict": (
        "{'a': None, 'b': [True,],}",
        {"a": None, "b": [True]},
        ("trailing comma", "single quotes", "Python literals"),
    ),
    "keys without quotes": ("{a: 1, b_2: null}", {"a": 1, "b_2": None}, ("unquoted keys",)),
    "comment to the end of the line": ('{"a": 1, // "b": 2}\n"c": 3}', {"a": 1, "c": 3}, ("comments",)),
    "comment of Python": ("{ # {\n 'a': 1}", {"a": 1}, ("single quotes", "comments")),
    "comment within a line": ('{/* x } */ "a": /**/ 1}', {"a": 1}, ("comments",)),
    "comment marks in a string": ('{"a": "http://x/*y*/ #1",}', {"a": "http://x/*y*/ #1"}, ("trailing comma",)),
    "line break in a string": ('{"a": "b\n\tc"}', {"a": "b\n\tc"}, ("control characters",)),
    "escaped apostrophe in double quotes": (r'{"a": "it\'s"}', {"a": "it's"}, ("invalid escapes",)),
    "escapes of Markdown": (r'{"a": "Al\_Nur \[sic\]"}', {"a": "Al_Nur [sic]"}, ("invalid escapes",)),
    "escapes of JSON in single quotes": (r"{'a': '\u00e9\ud83d\ude00\\\n'}", {"a": "é😀\\\n"}, ("single quotes",)),
    "the same key twice, the same value": ('{"a": 1, "a": 1}', {"a": 1}, ("repeated key",)),
    "numbers": ('{"a": [-0.5, 1e3, 0, 12],}', {"a": [-0.5, 1000.0, 0, 12]}, ("trailing comma",)),
    "nested empty": ('{"a": {}, "b": [],}', {"a": {}, "b": []}, ("trailing comma",)),
    "end of a thought in a string": (
        "Is: {'a': 'x</think>{\"b\": 1}'}",
        {"a": 'x</think>{"b": 1}'},
        ("prose", "single quotes"),
    ),
    "fence in a string": ('{"a": "```json {",}', {"a": "```json {"}, ("trailing comma",)),
    "all at once": (
        "\ufeff<think>x</think>Yes:\n```json\n[{'a': None, // y\n b: “c”,},]\n```",
        {"a": None, "b": "c"},
        tuple(
            "byte order mark,thought,code fence,prose,list,trailing comma,single quotes,smart quotes,unquoted keys,"
            "Python literals,comments".split(",")
        ),
    ),
}

REFUSED = {
    "nothing": "",
    "prose alone": "I cannot help with that.",
    "null": "null",
    "a number": "12",
    "an empty list": "[]",
    "a list of nothing but an empty object": "[{}]",
    "a placeholder alone": "Use {name}.",
    "last brace cut off": PLAIN[:-1],
    "cut off in a string": PLAIN[:20],
    "cut off in a fence": f"```json\n{PLAIN[:-1]}\n```",
    "cut off after a whole part": '{"incidents": [{"what": "first"}, {"what": "sec',
    "cut off after a whole example": f'The form is {PLAIN}. The answer is {{"a": [1',
    "cut off after its first brace, after an example": f"The form is {PLAIN}. The answer is {{",
    "cut off within a list": f"[{PLAIN}",
    "cut off within a list, after the comma": f"[{PLAIN}, ",
    "cut off in single quotes": "{'a': 'it's",
    "cut off in smart quotes": "{“a”: “b",
    "cut off in a comment": '{"a": 1 // }',
    "cut off in a long comment": '{"a": 1 /* } ',
    "cut off in Python's words": "{'a': Non",
    "cut off in a key without quotes": "{a: 1, incid",
    "cut off in a string of JSON": json.dumps(PLAIN)[:-4],
    "beginning cut off": PLAIN[1:],
    "beginning cut off before a whole part": '"incidents": [{"what": "first"}]}',
    "cut off in a bracket of prose": f"{PLAIN}\nSee [1",
    "one bracket too many, then one too few": f"{PLAIN}}} and [",
    "one bracket too many": f"{PLAIN}}}",
    "double braces of a template": f"{{{PLAIN}}}",
    "thought without its end": f"<think>So it is {PLAIN}",
    "thought after the answer without its end": f"{PLAIN}<think>Is it",
    "channel of gpt-oss without the final one": f"<|channel|>analysis<|message|>So {PLAIN}<|end|>",
    "thought of gpt-oss without marks, without an answer": f"analysisWe need {PLAIN}",
    "thought and nothing more": f"<think>So it is {PLAIN}</think>",
    "list of two": f"[{PLAIN}, {OTHER}]",
    "two that say true and 1": '{"a": true} {"a": 1}',
    "two that say different things": f"{PLAIN}\nor rather\n{OTHER}",
    "a line each": f"{PLAIN}\n{OTHER}",
    "two fences": f"```json\n{PLAIN}\n```\n```json\n{OTHER}\n```",
    "cut off in a list of other things": f'["a]", {PLAIN}',
    "a list of a string and an object": f'["a", {PLAIN}]',
    "a list in a list": f"[[{PLAIN}]]",
    "beginning spoilt, with brackets in strings": f'{{/"}}": {PLAIN}# [\n}}',
    "code in prose": f'Run {{ return "x"; }} to see {PLAIN}',
    "the same key twice, two values": '{"a": [1], "a": []}',
    "the same key twice, true and 1": '{"a": true, "a": 1}',
    "NaN": '{"a": NaN}',
    "Infinity": '{"a": -Infinity}',
    "undefined": "{'a': undefined}",
    "a number beyond every bound": '{"a": 1e999,}',
    "a number of 5000 digits": '{"a": ' + "9" * 5000 + "}",
    "leading zero": '{"a": 007}',
    "plus sign": '{"a": +1}',
    "hexadecimal": '{"a": 0x1F}',
    "thousands with a comma": '{"killed": 1,200}',
    "a value without quotes": '{"a": several}',
    "no value": '{"a": , "b": 1}',
    "no comma": '{"a": 1 "b": 2}',
    "two commas": '{"a": 1,, "b": 2}',
    "nothing but a comma": "{'a': [,]}",
    "equals sign": "{'a' = 1}",
    "wrong bracket": '{"a": [1}',
    "quotes within quotes": '{"a": "he said "no" and left"}',
    "one single quote within single quotes": "{'a': 'the 'state'}",
    "one smart quote within smart quotes": "{“a”: “b “c”}",
    "single quotes within single quotes": "{'a': 'the 'state' of it'}",
    "strings side by side": "{'a': 'b' 'c'}",
    "list of strings without comma": "{'a': ['b''c']}",
    "typographic apostrophes as quotes": "{‘a’: ‘b’}",
    "smart quotes within smart quotes": "{“a”: “b “c” d”}",
    "a word for a value as key": "{None: 1}",
    "an unknown escape": r'{"a": "\d"}',
    "half of a character": r"{'a': '\ud83d'}",
    "half of a character, as it is": "{'a': '\ud83d'}",
    "zero byte in a string": '{"a": "b\x00c"}',
    "zero byte between": '{"a": \x001}',
    "three quotes": '{"a": """b"""}',
    "set of Python": "{'a', 'b'}",
    "elided list": '{"incidents": [{"what": "x"}, ...]}',
    "broken, with an example": f'If none: {{"b": 1}}. Here: {{"a": "he said "no" }}, {PLAIN}',
    "an answer with the end of a thought quoted, then broken": 'Is: {"a": "he "said"</think>{"b": 1} "}',
    "an answer with the end of a thought quoted, broken and cut off": 'Is: {"a": "he "said"</think>{"b": 1}',
    "an answer broken before the end of a thought on its own line": '{"a": "he "said"\n</think>{"b": 1}',
    "braces of HTML": "{&quot;a&quot;: 1}",
}


@pytest.mark.parametrize(("raw", "notes"), AROUND.values(), ids=AROUND)
def test_the_object_is_found_whatever_stands_around_it(raw: str, notes: tuple[str, ...]) -> None:
    found = json_inside(raw)
    assert (json.loads(found.text), found.notes, found.whole) == (VALUE, notes, True)


@pytest.mark.parametrize(("raw", "value", "notes"), WRITTEN.values(), ids=WRITTEN)
def test_what_has_one_reading_is_read_and_noted(raw: str, value: object, notes: tuple[str, ...]) -> None:
    found = json_inside(raw)
    assert (json.loads(found.text), found.notes, found.whole) == (value, notes, True)


@pytest.mark.parametrize("raw", REFUSED.values(), ids=REFUSED)
def test_an_answer_without_one_whole_object_stays_as_it_is(raw: str) -> None:
    assert json_inside(raw) == Inside(raw, notes=(), whole=False)


def test_an_object_alone_in_a_list_keeps_its_own_writing() -> None:
    assert json_inside('[ {"a" :1.50} ]').text == '{"a" :1.50}'
