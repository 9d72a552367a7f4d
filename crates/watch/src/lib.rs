//! What a foreign website says: its newest news, its health, and signs that somebody planted gambling pages.
