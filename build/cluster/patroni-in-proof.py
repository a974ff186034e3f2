"""Patroni as patroni-guard.py starts it, and able to be frozen at the worst moment: patroni-in-proof.py PATRONI.YML

A signal from outside mostly finds Patroni asleep between two rounds, where it looks anew at who leads as soon as it wakes. What
has to be tried is the moment after it has looked, just before it renews its lease. Where a file `freeze` lies beside the
settings, it is removed and this process stops itself there, until somebody wakes it.
"""
import os
import runpy
import signal
import sys

from patroni import __main__
from patroni.dcs.etcd3 import Etcd3

here = os.path.dirname(os.path.abspath(__file__))
runpy.run_path(os.path.join(here, "patroni-guard.py"))
renew = Etcd3._update_leader
order = os.path.join(os.path.dirname(sys.argv[1]), "freeze")


def frozen_before(self):
    if os.path.exists(order):
        os.unlink(order)
        os.kill(os.getpid(), signal.SIGSTOP)
    return renew(self)


Etcd3._update_leader = frozen_before

if __name__ == "__main__":
    __main__.main()
