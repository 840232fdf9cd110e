// SPDX-License-Identifier: MIT
using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using System.Runtime.InteropServices;

namespace InteropBridge.Drivers;

/// <summary>Fills a table of functions, such as those in <c>cuda/driver_api.h</c> and <c>native/opencl/opencl_api.h</c>, from a library that exports
/// them.</summary>
internal static unsafe class FunctionTable
{
    /// <typeparam name="T">A struct of function pointers only; each field has its function's name.</typeparam>
    /// <param name="library">A loaded library.</param>
    /// <param name="optional">Functions that may be missing; their pointers are then null.</param>
    /// <param name="missing">Functions that are missing but required.</param>
    public static T Fill<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicFields)] T>(
        nint library, string[] optional, out IReadOnlyList<string> missing)
        where T : unmanaged
    {
        var fields = Fields<T>();
        T table;
        var slots = new Span<nint>(&table, sizeof(T) / sizeof(nint));
        var absent = new List<string>();
        for (var slot = 0; slot < slots.Length; slot++)
        {
            if (!NativeLibrary.TryGetExport(library, fields[slot], out slots[slot]) && !optional.Contains(fields[slot]))
            {
                absent.Add(fields[slot]);
            }
        }

        missing = absent;
        return table;
    }

    /// <summary>The functions' names in the order of the table.</summary>
    public static IReadOnlyList<string> Fields<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicFields)] T>()
        where T : unmanaged =>
        [.. typeof(T).GetFields(BindingFlags.Public | BindingFlags.Instance)
            .OrderBy(field => (int)Marshal.OffsetOf<T>(field.Name)).Select(field => field.Name)];
}
