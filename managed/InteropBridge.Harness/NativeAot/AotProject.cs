// SPDX-License-Identifier: MIT
using System.Reflection;
using System.Runtime.InteropServices;
using System.Security;

namespace InteropBridge.Harness.NativeAot;

/// <summary>The project that compiles this program's measuring part and the assemblies with tables ahead of time.</summary>
internal static class AotProject
{
    /// <summary>The program's name, which this assembly lets see its internals.</summary>
    public const string Name = "InteropBridge.AheadOfTime";

    /// <summary>Writes it.</summary>
    /// <param name="folder">Where it goes.</param>
    /// <param name="tables">Files of the assemblies with tables. What lies beside them is compiled along where they need it.</param>
    public static void Write(string folder, IReadOnlyList<string> tables)
    {
        Directory.CreateDirectory(folder);
        foreach (var shared in (string[])["Directory.Build.props", "Directory.Build.targets", "Directory.Packages.props"])
        {
            File.WriteAllText(Path.Combine(folder, shared), "<Project />\n"); // those of the folders above are for other projects
        }

        File.WriteAllText(Path.Combine(folder, $"{Name}.csproj"), Text(References(tables), tables.Select(NameOf)));
        var names = string.Join(", ", tables.Select(table => $"\"{NameOf(table)}\""));
        File.WriteAllText(Path.Combine(folder, "Program.cs"), $$"""
            if (InteropBridge.Processes.WorkerHost.RunIfWorker(args))
            {
                return 0;
            }

            return InteropBridge.Harness.Gap.AheadOfTimeGap.Run(args, [{{names}}]);

            """);
    }

    private static string NameOf(string assembly) => Path.GetFileNameWithoutExtension(assembly);

    /// <summary>The assemblies of this program go before others of the same name, as they do when tables are loaded.</summary>
    private static IEnumerable<string> References(IReadOnlyList<string> tables) => tables
        .Select(table => Path.GetDirectoryName(Path.GetFullPath(table))!).Prepend(AppContext.BaseDirectory).Distinct()
        .SelectMany(folder => Directory.GetFiles(folder, "*.dll").Order(StringComparer.Ordinal)).DistinctBy(Path.GetFileName).Where(IsManaged);

    private static bool IsManaged(string file)
    {
        try
        {
            AssemblyName.GetAssemblyName(file);
            return true;
        }
        catch (BadImageFormatException)
        {
            return false; // a native library
        }
    }

    private static string Text(IEnumerable<string> references, IEnumerable<string> roots) => $"""
        <Project Sdk="Microsoft.NET.Sdk">
          <PropertyGroup>
            <OutputType>Exe</OutputType>
            <TargetFramework>net{Environment.Version.Major}.0</TargetFramework>
            <AssemblyName>{Name}</AssemblyName>
            <RuntimeIdentifier>{RuntimeInformation.RuntimeIdentifier}</RuntimeIdentifier>
            <PublishAot>true</PublishAot>
            <IlcInstructionSet>native</IlcInstructionSet>
            <OptimizationPreference>Speed</OptimizationPreference>
            <InvariantGlobalization>true</InvariantGlobalization>
            <ServerGarbageCollector>false</ServerGarbageCollector>
            <ConcurrentGarbageCollection>false</ConcurrentGarbageCollection>
            <SuppressTrimAnalysisWarnings>true</SuppressTrimAnalysisWarnings>
            <NoWarn>$(NoWarn);IL3050;IL3053;IL2104</NoWarn>
          </PropertyGroup>
          <ItemGroup>
        {Items("Reference", references)}
        {Items("TrimmerRootAssembly", roots)}
          </ItemGroup>
        </Project>

        """;

    private static string Items(string kind, IEnumerable<string> values) =>
        string.Join('\n', values.Select(value => $"    <{kind} Include=\"{SecurityElement.Escape(value)}\" />"));
}
