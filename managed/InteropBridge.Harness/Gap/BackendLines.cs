// SPDX-License-Identifier: MIT
using InteropBridge.Harness.Results;
using InteropBridge.Variants;

namespace InteropBridge.Harness.Gap;

/// <summary>Lists why variants cannot run, once per back end.</summary>
internal static class BackendLines
{
    public static IEnumerable<string> Of(IEnumerable<Variant> variants) => variants
        .Where(variant => variant.UnavailableReason is not null)
        .GroupBy(variant => variant.Backend)
        .SelectMany(group => group.Key is { UnavailableReason: { } reason } backend
            ? [ResultBackend.Line(backend.Name, reason, backend.Remedy, [.. group.Select(variant => variant.Id).Distinct()])]
            : group.Select(variant => $"{variant}: {variant.UnavailableReason}"));
}
