#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# The batch script of docs/mpi.md on a SLURM of two hosts, which this script starts and ends; and ranks that srun starts itself, for
# both MPIs.
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/../support/hosts.sh"
for program in slurmctld slurmd sbatch munged; do
  command -v $program >/dev/null || { skip "SLURM: no $program (Debian: apt-get install slurmctld slurmd slurm-client slurm-wlm-basic-plugins munge)"; exit 0; }
done
# The sample, with this tree's projects for its packages: there is no network here to restore any.
cp -r "$repository/managed/samples/Scaling" "$work/scaling"
rm -rf "$work"/scaling/{bin,obj}
sed -i "s#<PackageReference .*#<ProjectReference Include=\"$repository/managed/InteropBridge.Kernels/InteropBridge.Kernels.csproj\" />#" \
  "$work/scaling/Scaling.csproj"
check "the sample is built" dotnet build "$work/scaling" -c Release
job=$work/scaling/bin/Release/net10.0
tests=$repository/artifacts/bin/InteropBridge.Tests/release/InteropBridge.Tests.dll

# The page's script, as it is.
sed -n '/^`jacobi.sbatch`:$/,/^```$/p' "$repository/docs/mpi.md" | sed '1,2d;$d' >"$job/jacobi.sbatch"

mkdir -p /run/munge "$work/state" "$work"/{spool,tmp}.{host1,host2}
mount -t tmpfs munge /run/munge
chown munge:munge /run/munge
runuser -u munge -- munged
echo "CgroupPlugin=cgroup/v1" >"$work/cgroup.conf"
cat >"$work/slurm.conf" <<END
ClusterName=hosts
SlurmctldHost=host1
SlurmUser=root
AuthType=auth/munge
ProctrackType=proctrack/linuxproc
TaskPlugin=task/none
TmpFS=$work/tmp.%n
SelectType=select/cons_tres
SelectTypeParameters=CR_Core
ReturnToService=2
StateSaveLocation=$work/state
SlurmdSpoolDir=$work/spool.%n
SlurmctldPidFile=$work/slurmctld.pid
SlurmdPidFile=$work/slurmd.%n.pid
NodeName=host1,host2 CPUs=2 State=UNKNOWN
PartitionName=all Nodes=ALL Default=YES MaxTime=INFINITE State=UP
END
slurm() { "$work/enter" "$1" env SLURM_CONF="$work/slurm.conf" "${@:2}"; } # HOST COMMAND...
slurm host1 slurmctld -D >"$work/slurmctld.log" 2>&1 &
for host in host1 host2; do slurm $host slurmd -D -N $host >"$work/$host.log" 2>&1 & done
idle() { slurm host1 sinfo -h -o %T-%D 2>/dev/null | grep -qx idle-2; }
check "SLURM has both hosts" await 30 idle

prints() { # TEXT COMMAND...
  local text=$1
  shift
  "$@" >"$work/log" 2>&1 || { echo "exit code $?"; cat "$work/log"; return 1; }
  says "$work/log" "$text"
}
batch() { slurm host1 sbatch --wait --chdir="$job" --output="$work/batch.log" "$job/jacobi.sbatch" || { cat "$work/batch.log"; return 1; }; }
task() { # PLUGIN VERB...: a rank on each host
  slurm host1 srun --mpi="$1" --nodes=2 --ntasks-per-node=1 --kill-on-bad-exit dotnet exec "$tests" mpi "${@:2}"
}
if command -v mpirun.openmpi >/dev/null; then
  check "the batch script runs" batch
  check "on both hosts" says "$work/batch.log" "ranks 2, threads of each 2, machines 2"
  check "Open MPI by srun" prints "2 ranks on 2 machines" task pmix machines
  check "Open MPI by srun has the same bits" prints "all the same" task pmix distributed
else
  skip "Open MPI under SLURM: no mpirun.openmpi (Debian: apt-get install libopenmpi-dev openmpi-bin)"
fi
if command -v mpirun.mpich >/dev/null; then
  check "MPICH by srun" prints "2 ranks on 2 machines" task pmi2 machines
  check "MPICH by srun has the same bits" prints "all the same" task pmi2 distributed
else
  skip "MPICH under SLURM: no mpirun.mpich (Debian: apt-get install libmpich-dev mpich)"
fi
