// SPDX-License-Identifier: MIT
using InteropBridge.Variants;

namespace InteropBridge.Harness.Doctor;

/// <summary>The back ends of the kernels, each with what is in use or how to get it.</summary>
internal static class BackendFindings
{
    public static IEnumerable<Finding> All(IReadOnlyList<Kernel> kernels, IReadOnlyList<Backend> backends)
    {
        var needed = kernels.Select(kernel => kernel[kernel.Baseline].Backend).ToHashSet();
        return backends.Select(backend => backend.UnavailableReason is not { } reason
            ? new Finding(backend.Name, Verdict.Ok, backend.Details ?? backend.Description)
            : new Finding(backend.Name, needed.Contains(backend) ? Verdict.Missing : Verdict.Warning,
                $"{reason.TrimEnd('.')}. {backend.Remedy}"));
    }
}
