// SPDX-License-Identifier: MIT
using System.Globalization;
using InteropBridge.Harness.Assemblies;

namespace InteropBridge.Harness.Gap;

/// <summary>Options as a command line, for a process that measures a part.</summary>
internal static class GapArguments
{
    public static IReadOnlyList<string> Of(GapOptions options) =>
    [
        "gap",
        .. Each("--kernel", options.Kernels),
        .. Each("--variant", options.Variants),
        .. Each("--exclude", options.Excluded),
        .. Each("--backend", options.Backends),
        .. Each("--type", options.Types),
        .. Each(UserAssembly.OptionName, options.Assemblies),
        .. Each("--size", options.Sizes.Select(size => $"{size.Key}={Text(size.Value)}")),
        .. options.Extent is { } extent ? ["--size", Text(extent)] : Array.Empty<string>(),
        "--processes", "1",
        "--threads", Text(options.Threads),
        "--input-seed", Text(options.InputSeed),
        "--seed", Text(options.OrderSeed),
        "--rounds", Text(options.Limits.Rounds),
        "--time-limit", Text(options.Limits.Time.TotalSeconds),
        .. options.Limits.HandOver is { } share ? ["--hand-over", Text(share.TotalSeconds)] : Array.Empty<string>(),
        .. options.VariantTimeout is { } patience ? ["--variant-timeout", Text(patience.TotalSeconds)] : Array.Empty<string>(),
        .. Flag("--quick", options.Quick),
        .. Flag("--contended", options.Contended),
        .. Flag("--allow-debug", options.AllowDebug),
        .. options.Output is { } output ? ["--output", output] : Array.Empty<string>(),
    ];

    private static IEnumerable<string> Each(string option, IEnumerable<string> values) => values.SelectMany(value => new[] { option, value });

    private static IEnumerable<string> Flag(string option, bool isSet) => isSet ? [option] : [];

    private static string Text(IFormattable value) => value.ToString(null, CultureInfo.InvariantCulture);
}
