// SPDX-License-Identifier: MIT
#nullable enable
using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Runtime.InteropServices;

#pragma warning disable CS0436 // A friend assembly with kernels has a copy of its own.

namespace InteropBridge.Loading;

/// <summary>Finds and loads a native library in the given folders and nowhere else.</summary>
internal static class NativeFile
{
    /// <summary>What a library's file is called on this operating system.</summary>
    /// <param name="name">Without prefix and suffix.</param>
    public static string FileName(string name) => FileNames(name)[0];

    /// <summary>All names that its file may have, the usual one first.</summary>
    /// <param name="name">Without prefix and suffix.</param>
    public static IReadOnlyList<string> FileNames(string name) => OperatingSystem.IsWindows() ? WindowsFileNames(name)
        : OperatingSystem.IsMacOS() ? [$"lib{name}.dylib"] : [$"lib{name}.so"];

    /// <summary>Our builds use the prefix on Windows too: there, <c>saxpy.dll</c> and an assembly <c>Saxpy.dll</c> would be the
    /// same file. Libraries that were built elsewhere seldom have it.</summary>
    internal static IReadOnlyList<string> WindowsFileNames(string name) => [$"lib{name}.dll", $"{name}.dll"];

    /// <summary>The absolute path of a library.</summary>
    /// <param name="fileNames">As of <see cref="FileNames"/>.</param>
    /// <param name="folders">Where to look, in this order.</param>
    /// <param name="remedy">How to get the file, as an imperative that "or set ..." can follow.</param>
    /// <exception cref="LoadException">It is in none of the folders.</exception>
    public static string Find(IReadOnlyList<string> fileNames, IReadOnlyList<string> folders, string remedy)
    {
        // The first file of that name is taken or refused, never passed over: a broken library beside the program
        // must not silently give way to another one elsewhere. Only an assembly of that name is no library at all.
        var candidates = new List<string>(folders.Count * fileNames.Count);
        foreach (var folder in folders)
        {
            candidates.AddRange(fileNames.Select(name => Path.Combine(folder, name)));
        }

        return candidates.Find(path => File.Exists(path) && !NativeImage.IsAssembly(path)) ?? throw new LoadException(
            LoadFailure.Missing,
            $"{fileNames[0]} was not found. Looked for:{Environment.NewLine}"
            + string.Join(Environment.NewLine, candidates.Select(path => $"  {path}{Note(path)}")) + Environment.NewLine
            + OtherProcessors(fileNames, folders)
            + $"{remedy}, or set {NativeSearchPath.Variable} to the absolute path of the folder that holds it.");
    }

    private static string Note(string path) => File.Exists(path) ? " (a .NET assembly, not a native library)" : "";

    private static string OtherProcessors(IReadOnlyList<string> fileNames, IReadOnlyList<string> folders)
    {
        var found = folders.Select(folder => Path.Combine(folder, "runtimes")).Where(Directory.Exists)
            .SelectMany(Directory.GetDirectories)
            .Where(folder => fileNames.Any(name => File.Exists(Path.Combine(folder, "native", name))))
            .Select(folder => Path.GetFileName(folder)).Distinct().ToList();
        return found.Count == 0 ? ""
            : $"It is there for {string.Join(", ", found)} only; this process is {NativeSearchPath.RuntimeIdentifier}."
              + Environment.NewLine;
    }

    /// <summary>Loads a file.</summary>
    /// <param name="path">Absolute.</param>
    /// <param name="dependencyHint">What to install if the operating system cannot find a library this one needs.</param>
    /// <exception cref="LoadException">The file is for another processor or system, is damaged, or needs a library that is
    /// not installed.</exception>
    public static nint Load(string path, string dependencyHint)
    {
        if (!BitConverter.IsLittleEndian)
        {
            throw new LoadException(LoadFailure.WrongArchitecture, $"{path} cannot be loaded: InteropBridge runs on little-endian processors "
                + $"only, and this process is {NativeSearchPath.RuntimeIdentifier}.");
        }

        if (NativeImage.Problem(path) is var (failure, text))
        {
            throw new LoadException(failure, $"{path} cannot be loaded: {text}.");
        }

        try
        {
            return NativeLibrary.Load(path);
        }
        catch (Exception refused) when (refused is DllNotFoundException or BadImageFormatException)
        {
            throw new LoadException(LoadFailure.MissingDependency,
                $"{path} cannot be loaded: a library that it needs is missing or unusable. {dependencyHint} "
                + $"The operating system says: {refused.Message.Trim()}", refused);
        }
    }
}
