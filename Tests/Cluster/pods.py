"""Runs the Jobs of Deploy/kubernetes.yaml as Kubernetes would, with bubblewrap in the place of a node.

Usage: pods.py MANIFEST LULL VOLUME

Each pod has its command, its variables and nothing else of the environment, the user, the read-only root and the
volumes that the manifest gives it, and its program is process number 1. VOLUME stands for the claim. The second pod of
the first Job is killed as it begins to render, as a lost node would, and another takes its place. Limits of processor
and memory are not held, and the image is this machine.
"""

import os
import pathlib
import subprocess
import sys
import tempfile
import threading
import time

import kubernetes_validate
import yaml

# The oldest that knows every field, and the newest that there is a schema of.
VERSIONS = ["1.29", "1.37"]
# What a node has in the place of its own folders.
APART = {"proc", "dev", "sys", "tmp", "run", "lost+found"}


def check(job):
    """What the schema says, and what the server asks besides."""
    for version in VERSIONS:
        kubernetes_validate.validate(job, version, strict=True)
    spec = job["spec"]
    pod = spec["template"]["spec"]
    (container,) = pod["containers"]
    variables = {one["name"]: one["value"] for one in container["env"]}
    assert pod["restartPolicy"] == "Never", "podFailurePolicy and backoffLimitPerIndex want restartPolicy: Never"
    assert spec["podReplacementPolicy"] == "Failed", "podFailurePolicy wants podReplacementPolicy: Failed"
    assert spec["template"]["metadata"]["labels"]["step"] == job["metadata"]["labels"]["step"]
    names = {volume["name"] for volume in pod["volumes"]}
    assert {mount["name"] for mount in container["volumeMounts"]} == names, "a volume is mounted that isn't there"
    for rule in spec["podFailurePolicy"]["rules"]:
        codes = rule.get("onExitCodes")
        assert codes is None or codes["containerName"] == container["name"], "a rule names another container"
    if spec.get("completionMode") == "Indexed":
        assert variables["LULL_SHARDS"] == str(spec["completions"]), "LULL_SHARDS is not the number of completions"
    else:
        assert "backoffLimitPerIndex" not in spec, "backoffLimitPerIndex wants completionMode: Indexed"


def shut_in(pod, lull, volume, scratch, index):
    """The command line of a pod."""
    (container,) = pod["containers"]
    security = pod["securityContext"] | container["securityContext"]
    assert security["runAsNonRoot"] and security["runAsUser"] > 0
    mounts = {mount["mountPath"]: mount["name"] for mount in container["volumeMounts"]}
    kinds = {one["name"]: one for one in pod["volumes"]}
    line = ["bwrap", "--unshare-all", "--unshare-user", "--as-pid-1", "--die-with-parent", "--clearenv"]
    line += ["--uid", str(security["runAsUser"]), "--gid", str(security["runAsGroup"]), "--hostname", f"pod-{index}"]
    for capability in security["capabilities"]["drop"]:
        line += ["--cap-drop", capability]
    hidden = APART | {pathlib.Path(path).parts[1] for path in mounts}
    for entry in sorted(pathlib.Path("/").iterdir()):
        if entry.name in hidden:
            continue
        how = ["--symlink", os.readlink(entry)] if entry.is_symlink() else ["--ro-bind", str(entry)]
        line += how + [str(entry)]
    line += ["--proc", "/proc", "--dev", "/dev", "--ro-bind", lull, "/image/lull"]
    for path, name in mounts.items():
        if "emptyDir" in kinds[name]:
            folder = scratch / f"{name}-{index}-{time.monotonic_ns()}"
            folder.mkdir()
        else:
            folder = volume
        line += ["--bind", str(folder), path]
    if security["readOnlyRootFilesystem"]:
        line += ["--remount-ro", "/"]
    line += ["--setenv", "PATH", "/image:/usr/local/bin:/usr/bin:/bin"]
    if index is not None:
        line += ["--setenv", "JOB_COMPLETION_INDEX", str(index)]
    for variable in container["env"]:
        line += ["--setenv", variable["name"], variable["value"]]
    return line + ["--"] + container["command"]


def run(job, lull, volume, killed=None):
    """Runs the pods of a Job, as many at once as it says; the one with the index `killed` is killed once."""
    spec = job["spec"]
    count = spec.get("completions", 1)
    is_indexed = spec.get("completionMode") == "Indexed"
    places = threading.Semaphore(spec.get("parallelism", 1))
    final = next(rule["onExitCodes"]["values"] for rule in spec["podFailurePolicy"]["rules"] if "onExitCodes" in rule)
    problems, losses = [], []

    def complete(number, scratch):
        left = spec.get("backoffLimitPerIndex", spec.get("backoffLimit"))
        while True:
            line = shut_in(spec["template"]["spec"], lull, volume, scratch, number if is_indexed else None)
            pod = subprocess.Popen(line, stderr=subprocess.PIPE, text=True)
            if number == killed and not losses:
                partial = volume / "release/.lull/partial" / f"{number + 1}-of-{count}"
                while pod.poll() is None and not (partial.exists() and any(partial.iterdir())):
                    time.sleep(0.01)
                if pod.poll() is None:
                    pod.kill()
                    pod.communicate()
                    losses.append(number)
                    continue
            said = pod.communicate()[1]
            if pod.returncode == 0:
                return
            problems.append(f"{job['metadata']['name']}, index {number}, ended with {pod.returncode}:\n{said}")
            if pod.returncode in final or left == 0:
                return
            left -= 1

    def share(number, scratch):
        with places:
            complete(number, scratch)

    with tempfile.TemporaryDirectory(prefix="lull-scratch-", dir=volume.parent) as scratch:
        threads = [threading.Thread(target=share, args=(number, pathlib.Path(scratch))) for number in range(count)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    # Another pod would hide a failure in a cluster, and there is none here that has a reason.
    assert not problems, "\n".join(problems)
    assert killed is None or losses, "the pod was over before it could be killed"


def main(manifest, lull, volume):
    jobs = list(yaml.safe_load_all(pathlib.Path(manifest).read_text()))
    for job in jobs:
        check(job)
    render, gather = jobs
    volume = pathlib.Path(volume).resolve()
    run(render, lull, volume, killed=1)
    run(gather, lull, volume)


if __name__ == "__main__":
    try:
        main(*sys.argv[1:])
    except (AssertionError, kubernetes_validate.ValidationError) as problem:
        sys.exit(f"pods: {problem}")
