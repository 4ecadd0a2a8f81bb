"""Words of the bundled pack's subject, which nothing but the pack may say."""

from __future__ import annotations

import re

WORDS = r"""
    generative | discriminative | discriminators? | diffusion | denois\w+ | adversarial
    | autoencoders? | transformers? | neural | language\ models? | machine\ learning
    | deep\ learning | artificial\ intelligence | chatbots? | ChatGPT | OpenAI | Claude | Llama
    | GANs? | VAEs? | LLMs? | GPTs? | BERT | Bayes | goodfellow\w* | vaswani\w* | (?-i:AI)
    | الذكاء | توليدي\w* | التوليدي\w*
"""
SUBJECT = re.compile(rf"\b(?:{WORDS})\b", re.I | re.X)
