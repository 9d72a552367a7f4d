//! What the social networks say: how to ask each of them, and how to read the answer.
