// SPDX-License-Identifier: MIT
namespace InteropBridge.Harness.Machine;

/// <summary>The peak of one core of this machine, measured in this process.</summary>
/// <param name="GigaFlopsF64">Exact float64 operations on the widest vectors, additions and multiplications in the fastest
/// of several proportions, in billions per second.</param>
/// <param name="GigaFlopsF32">The same for float32.</param>
/// <param name="Reads">Repeatedly reading memory, with working sets that fit each level.</param>
internal sealed record Roofline(double GigaFlopsF64, double GigaFlopsF32, IReadOnlyList<ReadBandwidth> Reads)
{
    private static readonly Lazy<Roofline> Once = new(RooflineProbe.Measure);

    /// <summary>Measured on first use, in less than a second.</summary>
    public static Roofline Measured => Once.Value;

    /// <summary>Billions of units of work per second that a core could do if it only issued their floating-point operations;
    /// null if unknown.</summary>
    /// <param name="operations">Floating-point operations in a unit; 0 if there are none.</param>
    /// <param name="type">Element type.</param>
    public double? Ceiling(double operations, string type) => operations == 0 ? null : Peak(type) / operations;

    /// <summary>Billions of floating-point operations per second of a core; null for a type without a measured peak.</summary>
    public double? Peak(string type) => type switch
    {
        "f64" => GigaFlopsF64,
        "f32" => GigaFlopsF32,
        _ => null,
    };

    /// <summary>A row's share of what its cores can issue; null if unknown.</summary>
    /// <param name="gigaWork">Billions of units of work per second.</param>
    /// <param name="operations">Floating-point operations in a unit; 0 if there are none.</param>
    /// <param name="type">Element type.</param>
    /// <param name="cores">Cores at work.</param>
    public double? Share(double? gigaWork, double operations, string type, int cores) =>
        gigaWork / (Ceiling(operations, type) * cores);
}
