// SPDX-License-Identifier: MIT
using System.Security.Cryptography;
using System.Text;
using InteropBridge.Layout.Compiling;
using InteropBridge.Layout.Generating;
using InteropBridge.Layout.Reading;

namespace InteropBridge.Layout.Shims;

/// <summary>Writes the shims of a project: of each header with such lines a header, a source, and what the build asks for: the names
/// that it has, what it was made of, and whether it is <c>incomplete</c>, as no C compiler told the types.</summary>
/// <param name="lines">Of the request: what all headers have in common, then a block for each that begins with <c>header=</c>.</param>
/// <param name="folder">Where <c>written</c> says that all is as it should be.</param>
/// <param name="command">How C is compiled; null if there is no compiler.</param>
/// <param name="output">Takes errors in MSBuild's form.</param>
internal sealed class ShimStep(IReadOnlyList<string> lines, string folder, CompileCommand? command, TextWriter output)
{
    private const string Incomplete = "incomplete";

    private bool _isRight = true;

    private string Written => Path.Combine(folder, "written");

    /// <returns>Whether nothing is wrong.</returns>
    public bool Run()
    {
        Directory.CreateDirectory(folder);
        using var turn = Await(Path.Combine(folder, "lock"));
        var headers = Requests().Where(header => File.Exists(header.Header)).ToList();
        if (headers.Count == 0)
        {
            return true; // the build says that the header does not exist
        }

        var shims = Distinct(ShimOverlay.Read(lines.Where(line => line.StartsWith("overlay=", StringComparison.Ordinal)).Select(line => line["overlay=".Length..])));
        var owned = ShimOwners.Of(headers, shims);
        File.Delete(Written);
        var isComplete = true;
        foreach (var header in headers)
        {
            Directory.CreateDirectory(header.Folder);
            if (owned[header].Any())
            {
                Write(header, [.. owned[header]]);
                isComplete &= !File.Exists(Path.Combine(header.Folder, Incomplete));
            }
            else
            {
                File.Delete(Path.Combine(header.Folder, "lines"));
            }
        }

        if (_isRight && isComplete) // once there is a compiler, or the line is right, they are written again
        {
            File.WriteAllText(Written, $"{DateTime.UtcNow:O}\n");
        }

        return _isRight;
    }

    /// <summary>Another build of the same project may be at it.</summary>
    private static FileStream Await(string path)
    {
        for (var end = DateTime.UtcNow.AddMinutes(2); ; Thread.Sleep(50))
        {
            try
            {
                return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException) when (DateTime.UtcNow < end)
            {
                // It has not ended yet.
            }
        }
    }

    private IEnumerable<BindRequest> Requests()
    {
        var starts = Enumerable.Range(0, lines.Count).Where(i => lines[i].StartsWith("header=", StringComparison.Ordinal)).ToList();
        var common = lines.Take(starts.FirstOrDefault(lines.Count)).ToList();
        return starts.Select((start, i) => new BindRequest(
            [.. common, .. lines.Skip(start).Take((i + 1 < starts.Count ? starts[i + 1] : lines.Count) - start)]));
    }

    private List<Shim> Distinct(IEnumerable<Shim> shims)
    {
        var found = new Dictionary<string, Shim>();
        foreach (var shim in shims)
        {
            if (!found.TryAdd(shim.Line.Name, shim))
            {
                var first = found[shim.Line.Name];
                Say(shim, $"there is a shim '{shim.Line.Name}' already ({Path.GetFileName(first.File)}, line {first.Number}). Give one of them another name, and "
                    + "what it calls behind '='");
            }
        }

        return [.. found.Values];
    }

    private void Write(BindRequest header, List<Shim> shims)
    {
        var name = Path.GetFileName(header.Header);
        var shimHeader = Path.GetFileNameWithoutExtension(name) + ".shim.h";
        Write(header, "lines", string.Concat(TraversedHeaders.Of(header).Select(path => $"{Path.GetFileName(path)} {Hash(path)}\n")
            .Concat(header.Defines.Select(define => $"define {define}\n"))
            .Concat(shims.Select(shim => $"{Text(shim)}\n"))));
        Write(header, "names", string.Join(';', shims.Select(shim => shim.Line.Name)));
        // For the build, which compiles the source.
        Write(header, "options", string.Join(';', HeaderOptions.OfClangSharp(header.Options).Select(option => $"\"{option}\"")));
        var defines = new Request([$"defines={string.Join(';', header.Defines)}"]).Defines;
        var questioner = command is null ? null : Questioner(header);
        var resolver = new ShimResolver(questioner, defines + ShimWriter.Includes(header.Header), header.Folder);
        var functions = resolver.Resolve(shims);
        foreach (var (shim, reason) in resolver.Refused)
        {
            Say(shim, reason);
        }

        Write(header, shimHeader, ShimWriter.Header(header.Header, functions));
        var source = Path.Combine(header.Folder, Path.ChangeExtension(shimHeader, ".c"));
        Write(header, Path.GetFileName(source), ShimWriter.Source(defines, shimHeader, functions));
        Write(header, Incomplete, functions.Count < shims.Count - resolver.Refused.Count ? "no C compiler\n" : "");
        if (questioner is not null && resolver.Refused.Count == 0)
        {
            Check(header, questioner, source, shims);
        }
    }

    private void Check(BindRequest header, Questioner questioner, string source, List<Shim> shims)
    {
        foreach (var (shim, said) in ShimErrors.Of(questioner, source, shims))
        {
            if (shim is not null)
            {
                Say(shim, $"C refuses the shim '{shim.Line.Name}': {said}");
                continue;
            }

            _isRight = false;
            output.WriteLine($"{header.Header}(1,1): error IB0029: The shim of this header cannot be compiled: {said}. IncludeDirectories and Defines "
                + "of its item say how it is included.");
        }
    }

    private Questioner Questioner(BindRequest header) =>
        new(command!.With([.. header.IncludeFolders.Select(folder => $"-I{folder}"), .. HeaderOptions.OfClangSharp(header.Options),
            .. HeaderOptions.Of(header.SourceOptions.SelectMany(CommandLine.Split))]), header.Header, header.Contracts);

    private void Say(Shim shim, string what)
    {
        _isRight = false;
        output.WriteLine($"{shim.File}({shim.Number},{shim.Line.NameStart + 1}): error IB0029: {what}.");
    }

    /// <summary>Only if it is new, so that nothing is compiled in vain.</summary>
    private static void Write(BindRequest header, string file, string text)
    {
        var path = Path.Combine(header.Folder, file);
        if (text.Length == 0)
        {
            File.Delete(path);
        }
        else if (!File.Exists(path) || File.ReadAllText(path) != text)
        {
            File.WriteAllText(path, text);
        }
    }

    private static string Text(Shim shim) => shim.Line is { HasSignature: true } line
        ? $"shim {line.Type} {line.Name}({line.Parameters}){(line.Expression is null ? "" : $" = {line.Expression}")}" : $"shim {shim.Line.Name}";

    /// <summary>Line ends are the checkout's business.</summary>
    private static string Hash(string path) => Convert.ToHexStringLower(SHA256.HashData(
        Encoding.UTF8.GetBytes(File.ReadAllText(path).Replace("\r", "", StringComparison.Ordinal))));
}
