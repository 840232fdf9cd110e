// SPDX-License-Identifier: MIT
using System.Diagnostics;
using System.Reflection;
using System.Reflection.Emit;
using System.Text.Json.Nodes;
using InteropBridge.Harness.Shell;
using InteropBridge.Variants;
using InteropBridge.Tests.Support;
using Xunit;

namespace InteropBridge.Tests.Harness;

public sealed class UserAssemblyTests
{
    private const MethodAttributes Static = MethodAttributes.Public | MethodAttributes.Static;

    /// <summary>In a process of its own, so that this one's catalog stays as it is.</summary>
    [Fact]
    public void A_users_table_is_measured_like_any_other()
    {
        using var folder = new TemporaryFolder();
        var assembly = folder.File("Mine.dll");
        Compile(assembly);
        var harness = typeof(ExitCode).Assembly.Location;
        var command = Command.Run("dotnet",
            [harness, "--assembly", assembly, "--kernel", "mine", "--rounds", "2", "--output", folder.Path]);
        Assert.True(command.ExitCode == 0, command.ToString());
        var rows = JsonNode.Parse(File.ReadAllText(folder.File("latest.json")))!["rows"]!.AsArray();
        Assert.Equal(["one", "two"], rows.Select(row => row!["variant"]!.GetValue<string>()));
        Assert.All(rows, row => Assert.True(row!["verified"]!.GetValue<bool>()));
    }

    [Fact]
    [Trait("Form", "long")]
    public void A_table_built_without_optimization_is_refused_unless_it_is_asked_for()
    {
        using var folder = new TemporaryFolder();
        var assembly = folder.File("Mine.dll");
        Compile(assembly, optimized: false);
        var harness = typeof(ExitCode).Assembly.Location;
        string[] words = [harness, "--assembly", assembly, "--kernel", "mine", "--rounds", "2", "--output", folder.Path];

        var refused = Command.Run("dotnet", words);
        Assert.Equal(ExitCode.Usage, refused.ExitCode);
        Assert.Contains("Mine was built without optimization (Debug)", refused.ToString(), StringComparison.Ordinal);
        Assert.False(File.Exists(folder.File("latest.json")));

        var allowed = Command.Run("dotnet", [.. words, "--allow-debug"]);
        Assert.True(allowed.ExitCode == 0, allowed.ToString());
        Assert.True(File.Exists(folder.File("latest.json")));
    }

    /// <summary>A library that declares the kernel <c>mine</c>: the input is a text, both variants return it.</summary>
    private static void Compile(string path, bool optimized = true)
    {
        var assembly = new PersistedAssemblyBuilder(new AssemblyName("Mine"), typeof(object).Assembly);
        var table = assembly.DefineDynamicModule("Mine").DefineType(
            "MyTable", TypeAttributes.Public | TypeAttributes.Abstract | TypeAttributes.Sealed);
        var input = Method<KernelInputAttribute>(table, "Input", typeof(string), [typeof(KernelArguments)], []);
        input.Emit(OpCodes.Ldstr, "text");
        input.Emit(OpCodes.Ret);
        var same = Method<KernelEqualityAttribute>(table, "Same", typeof(bool), [typeof(string), typeof(string)], []);
        same.Emit(OpCodes.Ldarg_0);
        same.Emit(OpCodes.Ldarg_1);
        same.Emit(OpCodes.Call, typeof(string).GetMethod(nameof(string.Equals), [typeof(string), typeof(string)])!);
        same.Emit(OpCodes.Ret);
        foreach (var id in new[] { "one", "two" })
        {
            var variant = Method<VariantAttribute>(table, id, typeof(string), [typeof(string)], [id]);
            variant.Emit(OpCodes.Ldarg_0);
            variant.Emit(OpCodes.Ret);
        }

        table.CreateType();
        assembly.SetCustomAttribute(SumTables.Declaration("mine", table, "one"));
        if (!optimized)
        {
            assembly.SetCustomAttribute(new CustomAttributeBuilder(
                typeof(DebuggableAttribute).GetConstructor([typeof(bool), typeof(bool)])!, [true, true]));
        }

        assembly.Save(path);
    }

    private static ILGenerator Method<TAttribute>(
        TypeBuilder type, string name, Type result, Type[] parameters, object[] arguments)
        where TAttribute : Attribute
    {
        var method = type.DefineMethod(name, Static, result, parameters);
        method.SetCustomAttribute(new CustomAttributeBuilder(typeof(TAttribute).GetConstructors()[0], arguments));
        return method.GetILGenerator();
    }
}
