# Files sent in pieces: why one is refused.
upload-refused-unfinished = This file has not been sent completely. Let it finish, then save again.
