// SPDX-License-Identifier: MIT
using System.Reflection;
using System.Reflection.Emit;
using InteropBridge.Variants;

namespace InteropBridge.Tests.Harness;

/// <summary>A kernel of the tests' own, in an assembly of its own: it must not be among those that other tests
/// run over.</summary>
internal static class SumTables
{
    public const string Kernel = "sum";

    public static IReadOnlyList<Kernel> Read(string baseline = "good")
    {
        var assembly = AssemblyBuilder.DefineDynamicAssembly(new AssemblyName("SumTables"), AssemblyBuilderAccess.Run);
        assembly.SetCustomAttribute(Declaration(Kernel, typeof(SumTable), baseline));
        return KernelCatalog.Read([assembly]);
    }

    public static CustomAttributeBuilder Declaration(string kernel, Type table, string baseline)
    {
        var type = typeof(KernelTableAttribute);
        return new CustomAttributeBuilder(
            type.GetConstructors()[0], [kernel, "u64", table],
            [type.GetProperty(nameof(KernelTableAttribute.Baseline))!], [baseline]);
    }
}
