"""Starts Patroni as the package does, with one write made conditional in version 3.0.2.

When the leader's lease has ended while its Patroni slept (a paused machine, swap), Patroni 3.0.2 takes a new lease and
writes the leader key without a condition: it takes the lock back from the standby that was promoted meanwhile, and
commits which that one has acknowledged are lost. Here the key is written only while it is still the very one that this
member was last seen to hold. Where it is not, the lock is lost and the member demotes itself. Later versions write
conditionally by themselves and are left alone.
"""
from patroni import __main__
from patroni.dcs import Leader
from patroni.dcs.etcd import catch_return_false_exception
from patroni.dcs.etcd3 import Etcd3, Etcd3Error
from patroni.version import __version__

import time


@catch_return_false_exception
def update_leader(self):
    retry = self._retry.copy()

    def again(*args, **kwargs):
        kwargs["retry"] = retry
        return retry(*args, **kwargs)

    self._run_and_handle_exceptions(self._do_refresh_lease, True, retry=again)
    if not self._lease:
        return False
    leader = self.cluster and isinstance(self.cluster.leader, Leader) and self.cluster.leader
    if leader and leader.session == self._lease:
        return True
    retry.deadline = retry.stoptime - time.time()
    if retry.deadline < 1:
        raise Etcd3Error("update_leader timeout")
    if leader and leader.name != self._name:
        return False
    condition = {"mod_revision": leader.index} if leader else {"create_revision": 0}
    return bool(self._run_and_handle_exceptions(
        self._client.put, self.leader_path, self._name, self._lease, retry=again, **condition))


if __version__ == "3.0.2":
    Etcd3._update_leader = update_leader

if __name__ == "__main__":
    __main__.main()
