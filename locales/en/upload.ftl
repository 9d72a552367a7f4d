# Files sent in pieces: why one is refused.
upload-refused-unfinished = This file has not been sent completely. Let it finish, then save again.
upload-sending = being sent
upload-waiting = the connection broke, waiting to go on
upload-sent = sent, will be saved with the rest
upload-failed = could not be sent, choose it again or send a smaller file
upload-busy = Wait until all files are sent
