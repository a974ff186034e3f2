"""Gives the lead to another member when this one's disk is nearly full: disk-check.py PATRONI.YML FREE_MB

To Patroni a full disk is no failure: the primary goes on leading and refuses every write until somebody makes room. This
looks once a second, beside Patroni on each member, and asks Patroni for a switchover. It says what it does on standard
output, and waits a minute before it asks again, so that members that are all full do not pass the lead round and round.
"""
import json
import os
import ssl
import sys
import time
import urllib.error
import urllib.request

import yaml

between_looks, between_switchovers = 1, 60


def main(settings_file, free_megabytes):
    with open(settings_file) as file:
        settings = yaml.safe_load(file)
    api = settings["restapi"]
    address = "https://" + api["connect_address"]
    context = ssl.create_default_context(cafile=api["cafile"])
    context.load_cert_chain(api["certfile"], api["keyfile"])

    def ask(path, body=None):
        request = urllib.request.Request(address + path, data=body and json.dumps(body).encode())
        with urllib.request.urlopen(request, timeout=20, context=context) as answer:
            return answer.status

    def free():
        disk = os.statvfs(settings["postgresql"]["data_dir"])
        return disk.f_bavail * disk.f_frsize // 1048576

    last = -between_switchovers
    while True:
        time.sleep(between_looks)
        try:
            if free() >= free_megabytes or time.monotonic() - last < between_switchovers:
                continue
            ask("/primary")
            print(f"only {free()} MB are free here: asking for a switchover", flush=True)
            ask("/switchover", {"leader": settings["name"]})
            last = time.monotonic()
            print("another member leads", flush=True)
        # Not the primary, Patroni away or busy, no folder yet: the next look decides.
        except (OSError, urllib.error.URLError):
            pass


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]))
