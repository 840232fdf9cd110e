// SPDX-License-Identifier: MIT
using System.CommandLine;
using System.Runtime.InteropServices;
using InteropBridge.Harness.Shell;

namespace InteropBridge.Harness.Bind;

/// <summary>The command <c>bind</c>: a project for a library that the system has, with an inferred overlay and a first call, built and
/// run.</summary>
internal static class BindCommand
{
    private const string ClangSharp = "INTEROPBRIDGE_CLANGSHARP";

    public static Command Create()
    {
        var command = new Command("bind", "Makes a project that calls a C library by its header, builds it and runs a first call.");
        var header = new Argument<string>("header") { Description = "The C header, such as /usr/include/zstd.h." };
        var library = new Option<string>("--library") { Description = "The library as the system finds it, such as libzstd.so.1.", Required = true };
        var folder = new Option<string?>("--output") { Description = "The folder of the project (default: the header's name, here)." };
        var includes = new Option<string[]>("--include") { Description = "Where included headers are, if not beside the header.", DefaultValueFactory = _ => [] };
        command.Add(header);
        command.Add(library);
        command.Add(folder);
        command.Add(includes);
        command.SetAction(parsed => Run(parsed.GetValue(header)!, parsed.GetValue(library)!, parsed.GetValue(folder), parsed.GetValue(includes)!,
            parsed.InvocationConfiguration.Output, parsed.InvocationConfiguration.Error));
        return command;
    }

    private static int Run(string header, string library, string? folder, string[] includes, TextWriter output, TextWriter error)
    {
        var project = new BoundProject(Path.GetFullPath(header), library, includes, folder);
        if (Refusal(project) is { } refusal)
        {
            error.WriteLine(refusal);
            return ExitCode.Missing;
        }

        project.Write();
        output.WriteLine($"Binding {project.Header} in {project.Folder} ...");
        if (!Build(project, output, error))
        {
            return ExitCode.Missing;
        }

        var call = FirstCall.Of(project);
        project.Write(call);
        var (code, said) = DotNet.Run(project.Folder, "run");
        (code == 0 ? output : error).Write(said);
        if (code != 0)
        {
            return ExitCode.Mismatch;
        }

        output.WriteLine($"\n{call.Summary}\n{project.File($"{project.Stem}.ibc")} has the contracts that were inferred: read and correct them. "
            + $"{project.File("Program.cs")} has the first call.");
        return ExitCode.Success;
    }

    private static string? Refusal(BoundProject project)
    {
        if (!File.Exists(project.Header))
        {
            return $"There is no header {project.Header}. Name the path of one; on Debian a library's headers are in its -dev package.";
        }

        if (!NativeLibrary.TryLoad(project.Library, out var loaded))
        {
            return $"The system finds no library {project.Library} that it can load. Name it as the loader finds it, such as libzstd.so.1, and "
                + "install its package if it is missing (ldconfig -p lists those that are there).";
        }

        NativeLibrary.Free(loaded);
        if (Environment.GetEnvironmentVariable(ClangSharp) is { Length: > 0 } tool && !File.Exists(tool))
        {
            return $"{ClangSharp} names {tool}, which does not exist. Name a ClangSharpPInvokeGenerator, or unset it, and the build fetches one.";
        }

        return Directory.Exists(project.Folder) && Directory.EnumerateFileSystemEntries(project.Folder).Any()
            ? $"{project.Folder} is there and not empty. Name another folder by --output." : null;
    }

    private static bool Build(BoundProject project, TextWriter output, TextWriter error)
    {
        var (code, said) = DotNet.Run(project.Folder, "build");
        var lines = said.Split('\n').Select(line => line.Trim()).Distinct().ToList();
        if (code == 0)
        {
            lines.Where(line => line.Contains(" bound, ", StringComparison.Ordinal) || line.Contains("are inferred from", StringComparison.Ordinal))
                .ToList().ForEach(output.WriteLine);
            return true;
        }

        lines.Where(line => line.Contains("error", StringComparison.Ordinal)).DefaultIfEmpty(said).ToList().ForEach(error.WriteLine);
        error.WriteLine($"The project {project.Folder} was made and does not build; its errors are above.");
        return false;
    }
}
