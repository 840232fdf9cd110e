// SPDX-License-Identifier: MIT
using InteropBridge.Generators.Writing;

namespace InteropBridge.Tests.Generators.Fuzz;

/// <summary>A valid C header with names as nasty as they come, and what ClangSharp makes of it.</summary>
internal sealed class RandomHeader
{
    private static readonly string[] Classes = ["Api", "Check", "Status", "Sum", "Rest", "Cast", "Thunks", "GetType_", "Size", "X"];

    private readonly List<RandomFunction> _functions = [];
    private readonly bool _isNewClangSharp;
    private readonly bool _isPublic;
    private readonly string _prefix;

    /// <param name="number">Seed and namespace.</param>
    public RandomHeader(int number)
    {
        var random = new Random(number);
        var names = new NastyNames(random);
        (Namespace, _isNewClangSharp, _isPublic) = ($"H{number}", random.Next(2) == 0, random.Next(2) == 0);
        Class = Classes[random.Next(Classes.Length)];
        // Not those that the test's own code needs.
        var taken = new HashSet<string>(Classes.Concat(["Native", "system", "System", "cb_visit", "cb_step", "Users", "anchor"]));
        _prefix = random.Next(2) == 0 ? "" : "p_";
        Enum = names.Unique(taken);
        Struct = random.Next(4) == 0 ? null : names.Unique(taken);
        Object = random.Next(3) == 0 ? null : names.Unique(taken);
        Destroy = names.Unique(taken, _prefix);
        var count = 1 + random.Next(5);
        for (var i = 0; i < count; i++)
        {
            _functions.Add(new RandomFunction(this, names.Unique(taken, _prefix), random));
        }

        // A handle exists where something creates it.
        if (Object is not null && !_functions.Exists(function => function.MakesHandle))
        {
            _functions.RemoveAll(function => function.TakesHandle);
            Object = null;
        }
    }

    public string Namespace { get; }

    public string Class { get; }

    public string Enum { get; }

    public string? Struct { get; }

    public string? Object { get; }

    /// <summary>The function that releases the object.</summary>
    public string Destroy { get; }

    public IEnumerable<string> Functions => _functions.Select(function => function.Name).Append("anchor");

    public IEnumerable<string> TypeNames => new[] { Enum, Struct, Object }.OfType<string>();

    /// <summary>The C text.</summary>
    public string Header => $$"""
        #include <stddef.h>
        #include <stdint.h>
        #include <stdbool.h>
        #include "interopbridge_contract.h"
        typedef enum { {{Enum}}_FIRST, {{Enum}}_SECOND } {{Enum}};
        typedef _Bool (*cb_visit)(void *user, int64_t i, _Bool last);
        typedef int32_t (*cb_step)(void *user, int64_t done, int64_t total);
        """ + "\n"
        + (Struct is null ? "" : $"typedef struct {{ double first_field; int32_t second_field; }} {Struct};\n")
        + (Object is null ? "" : $"typedef struct {Object} {Object};\nvoid {Destroy}({Object} *);\n")
        + "int32_t anchor(void);\n" + string.Concat(_functions.Select(function => function.Header));

    /// <summary>What ClangSharp makes of it.</summary>
    public string Raw
    {
        get
        {
            var access = _isPublic ? "public" : "internal";
            var types = $"{access} enum {InCSharp(Enum)} : uint {{ {Enum}_FIRST, {Enum}_SECOND }}\n"
                + (Struct is null ? "" : $"{access} partial struct {InCSharp(Struct)} {{ public double first_field; public int second_field; }}\n")
                + (Object is null ? "" : $"internal partial struct {InCSharp(Object)} {{ }}\n");
            var destroy = Object is null ? "" : "[DllImport(\"sample\")] public static extern void "
                + $"{NastyNames.InCSharp(Destroy)}({InCSharp(Object)}* param0);\n";
            return $$"""
                #pragma warning disable CS0649, CS1591, CS8981
                using System.Runtime.InteropServices;
                using Users;
                namespace {{Namespace}};
                {{types}}
                internal static unsafe partial class Native
                {
                    [DllImport("sample")] public static extern int anchor();
                    {{destroy}}{{string.Concat(_functions.Select(function => function.Raw))}}
                }
                """;
        }
    }

    /// <summary>The class that asks for a safe API.</summary>
    public string Own => $$"""
        #pragma warning disable CS1591
        namespace {{Namespace}};
        [InteropBridge.SafeApi(typeof(Native), Prefix = "{{_prefix}}")]
        {{(_isPublic ? "public" : "internal")}} static partial class {{Class}};
        """;

    /// <summary>A type's name as the older or the newer ClangSharp writes it.</summary>
    public string InCSharp(string name) => _isNewClangSharp && name.All(letter => letter is >= 'a' and <= 'z')
        ? "@" + name : NameScope.Escape(name);
}
