#!/usr/bin/env python3
"""A plain asynchronous checker to compare with: one connection and one HEAD for each site, standard library only.

usage: bench/pulse.py SITES ROUNDS PORT   (server: `cargo run --release -p web --example knock -- serve PORT`)
"""
import asyncio
import resource
import sys
import time

AT_ONCE = 128


async def ask(host, port, gate):
    async with gate:
        reader, writer = await asyncio.open_connection(host, port)
        writer.write(f"HEAD / HTTP/1.1\r\nHost: {host}:{port}\r\nConnection: close\r\n\r\n".encode())
        status = await reader.readline()
        writer.close()
        return status.split()[1] == b"200"


async def main(sites, rounds, port):
    gate = asyncio.Semaphore(AT_ONCE)
    hosts = [f"127.1.{site >> 8 & 255}.{site & 255}" for site in range(sites)]
    begun = time.monotonic()
    answered = 0
    for _ in range(rounds):
        answered += sum(await asyncio.gather(*(ask(host, port, gate) for host in hosts)))
    usage = resource.getrusage(resource.RUSAGE_SELF)
    used = usage.ru_utime + usage.ru_stime
    print(f"{answered} answers in {time.monotonic() - begun:.2f} s, {used:.2f} s of processor time")
    print(f"sites per second of processor time: {answered / used:.0f}; memory {usage.ru_maxrss // 1024} MB")


if __name__ == "__main__":
    asyncio.run(main(*(int(word) for word in sys.argv[1:4])))
