// SPDX-License-Identifier: MIT
using System.Reflection;
using Xunit;
using Xunit.Sdk;

namespace InteropBridge.Tests.Mpi;

/// <summary>The MPIs that jobs can be started with here, each with numbers of ranks.</summary>
internal sealed class MpiDataAttribute(params int[] ranks) : DataAttribute
{
    public override IEnumerable<object[]> GetData(MethodInfo testMethod) =>
        from kind in MpiTheoryAttribute.Kinds
        where MpiJob.Problem(kind) is null
        from count in ranks
        select new object[] { kind, count };
}

/// <summary>A test that runs on every MPI there is; skipped, with the reason, where there is none.</summary>
internal sealed class MpiTheoryAttribute : TheoryAttribute
{
    public static readonly string[] Kinds = ["openmpi", "mpich"];

    public MpiTheoryAttribute() => Skip = Array.Exists(Kinds, kind => MpiJob.Problem(kind) is null) ? null
        : string.Join("; ", Kinds.Select(MpiJob.Problem));
}
