// SPDX-License-Identifier: MIT
using System.Reflection;
using InteropBridge.Tests.Generators;
using Xunit;
using Xunit.Sdk;

namespace InteropBridge.Tests.Stress;

/// <summary>The tests of the border, run without a test runner, whose own allocations would make a run with a garbage
/// collection at every one of them take hours.</summary>
internal static class StressedTests
{
    /// <summary>The tests of category Interop that are classes of this assembly.</summary>
    public static IEnumerable<Type> Classes => typeof(StressedTests).Assembly.GetTypes().Where(type =>
        type.GetCustomAttributesData().Any(attribute => attribute.AttributeType == typeof(TraitAttribute)
            && attribute.ConstructorArguments is [{ Value: "Category" }, { Value: "Interop" }]));

    /// <summary>The tests of a class, a run for each row of data.</summary>
    public static IEnumerable<(string Name, Action Run)> Of(Type type) =>
        from test in type.GetMethods()
        where test.GetCustomAttribute<FactAttribute>() is { Skip: null }
        from row in test.GetCustomAttributes<DataAttribute>().SelectMany(data => data.GetData(test)).DefaultIfEmpty([])
        select ($"{type.Name}.{test.Name}({string.Join(", ", row)})", (Action)(() => Run(type, test, row)));

    /// <summary>The scenarios of <see cref="SampleProgram"/>, already compiled.</summary>
    public static IEnumerable<(string Name, Action Run)> Of(string program, string library)
    {
        using var image = File.OpenRead(program);
        var scenarios = LoadedClass.Load(image, SampleProgram.Class, library);
        return scenarios.Methods.Select(name => ($"{SampleProgram.Class}.{name}", (Action)(() => scenarios.Call(name))));
    }

    private static void Run(Type type, MethodInfo test, object?[] row)
    {
        var instance = Activator.CreateInstance(type);
        using var disposable = instance as IDisposable;
        test.Invoke(instance, BindingFlags.DoNotWrapExceptions, null, row, null);
    }
}
