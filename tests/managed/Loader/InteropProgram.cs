// SPDX-License-Identifier: MIT
using System.Reflection;
using Xunit;
using Xunit.Sdk;

namespace InteropBridge.Tests.Loader;

/// <summary>Runs the tests of category Interop without a test runner, whose own allocations would make a run with a garbage
/// collection at every one of them (DOTNET_GCStress=1) take hours.</summary>
internal static class InteropProgram
{
    /// <summary>Runs the tests; the first that fails throws.</summary>
    public static string Run()
    {
        var passed = 0;
        foreach (var type in typeof(InteropProgram).Assembly.GetTypes().Where(IsInterop))
        {
            foreach (var test in type.GetMethods().Where(method => method.GetCustomAttribute<FactAttribute>() is { Skip: null }))
            {
                var rows = test.GetCustomAttributes<DataAttribute>().SelectMany(data => data.GetData(test)).DefaultIfEmpty([]);
                foreach (var row in rows)
                {
                    var instance = Activator.CreateInstance(type);
                    test.Invoke(instance, BindingFlags.DoNotWrapExceptions, null, row, null);
                    (instance as IDisposable)?.Dispose();
                    passed++;
                }
            }
        }

        return $"{passed} passed";
    }

    private static bool IsInterop(Type type) => type.GetCustomAttributesData().Any(attribute =>
        attribute.AttributeType == typeof(TraitAttribute)
        && attribute.ConstructorArguments is [{ Value: "Category" }, { Value: "Interop" }]);
}
