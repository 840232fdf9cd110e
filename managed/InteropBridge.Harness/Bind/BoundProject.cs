// SPDX-License-Identifier: MIT
using System.Reflection;
using System.Security;
using System.Text.RegularExpressions;

namespace InteropBridge.Harness.Bind;

/// <summary>The files of a project that binds a library.</summary>
/// <param name="header">The header's full path.</param>
/// <param name="library">The library as the system finds it.</param>
/// <param name="includes">Folders of other headers.</param>
/// <param name="folder">Where it is; null for a folder of the header's name, here.</param>
internal sealed partial class BoundProject(string header, string library, IReadOnlyList<string> includes, string? folder)
{
    public string Header => header;

    public string Library => library;

    public string Stem { get; } = Path.GetFileNameWithoutExtension(header);

    public string Folder { get; } = Path.GetFullPath(folder ?? Path.GetFileNameWithoutExtension(header));

    /// <summary>What the program itself calls by these names.</summary>
    private static readonly string[] Taken = ["Api", "Native", "Program", "System", "Console", "InteropBridge"];

    /// <summary>A name that C# takes.</summary>
    public string Namespace
    {
        get
        {
            var name = NoWord().Replace(Stem, "_");
            name = char.IsDigit(name[0]) ? $"_{name}" : char.ToUpperInvariant(name[0]) + name[1..];
            return Taken.Contains(name) ? $"{name}Library" : name;
        }
    }

    public string File(string name) => Path.Combine(Folder, name);

    /// <summary>All of it, with a program that calls nothing yet.</summary>
    public void Write()
    {
        Directory.CreateDirectory(Folder);
        System.IO.File.WriteAllText(File($"{Stem}.csproj"), $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <OutputType>Exe</OutputType>
                <TargetFramework>net10.0</TargetFramework>
                <Nullable>enable</Nullable>
                <ImplicitUsings>enable</ImplicitUsings>
                <RootNamespace>{Namespace}</RootNamespace>
              </PropertyGroup>
              <ItemGroup>
                <PackageReference Include="InteropBridge.Build" Version="{Version}" PrivateAssets="all" />
                <SystemLibrary Include="{SecurityElement.Escape(library)}" Header="{SecurityElement.Escape(header)}" Infer="true"{Includes} />
              </ItemGroup>
            </Project>

            """.ReplaceLineEndings());
        Write(new FirstCall("", "Console.WriteLine();", ""));
    }

    /// <summary>The class of the safe methods and the program.</summary>
    public void Write(FirstCall call)
    {
        System.IO.File.WriteAllText(File("Api.cs"), $"""
            using InteropBridge;

            namespace {Namespace};

            /// <summary>The safe methods of {Path.GetFileName(header)}, as {Stem}.ibc says.</summary>
            [SafeApi(typeof(Native){(call.Prefix.Length == 0 ? "" : $", Prefix = \"{call.Prefix}\"")})]
            internal static partial class Api;

            """.ReplaceLineEndings());
        System.IO.File.WriteAllText(File("Program.cs"), $"using {Namespace};{Environment.NewLine}{Environment.NewLine}{call.Program}{Environment.NewLine}");
    }

    private string Includes => includes.Count == 0 ? ""
        : $" IncludeDirectories=\"{SecurityElement.Escape(string.Join(';', includes.Select(Path.GetFullPath)))}\"";

    /// <summary>This tool's own.</summary>
    private static string Version => typeof(BoundProject).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!
        .InformationalVersion.Split('+')[0];

    [GeneratedRegex(@"\W")]
    private static partial Regex NoWord();
}
