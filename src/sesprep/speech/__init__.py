"""Speaking, recording and transcribing, each behind a port with a silent fallback; nothing heavy is imported here."""
