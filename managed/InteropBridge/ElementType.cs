// SPDX-License-Identifier: MIT
using System.Diagnostics.CodeAnalysis;
using System.Reflection;

namespace InteropBridge;

/// <summary>Whether the bytes of a type lie as C lays them out.</summary>
internal static class ElementType<T>
    where T : unmanaged
{
    private static readonly string? Loose = FindLoose(typeof(T));

    /// <summary>Called before memory is taken or an argument made: one comparison.</summary>
    /// <exception cref="ArgumentException">.NET orders the fields as it likes.</exception>
    public static void Check()
    {
        if (Loose is not null)
        {
            throw new ArgumentException($".NET chooses the order of the fields of {Loose}, so that a kernel would read other bytes: "
                + "declare a struct of numbers instead", nameof(T));
        }
    }

    [UnconditionalSuppressMessage("Trimming", "IL2070", Justification = "trimming keeps the fields of structs, as these have a size")]
    private static string? FindLoose(Type type) =>
        type.IsPrimitive || type.IsEnum || type.IsPointer ? null
        : type.IsAutoLayout ? type.ToString()
        : type.GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic)
            .Select(field => FindLoose(field.FieldType)).FirstOrDefault(found => found is not null);
}
