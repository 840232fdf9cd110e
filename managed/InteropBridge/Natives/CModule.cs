// SPDX-License-Identifier: MIT
using System.Diagnostics.CodeAnalysis;
using System.Runtime.InteropServices;
using System.Text.RegularExpressions;
using InteropBridge.Loading;

namespace InteropBridge.Natives;

/// <summary>C that is compiled while the program runs, for the processor that it runs on. The compiled code is kept on disk, by
/// source, options, compiler and processor. All members are thread-safe.</summary>
public sealed partial class CModule : IDisposable
{
    private readonly nint _handle;
    private volatile bool _isDisposed;

    private CModule(nint handle, string path, string source) => (_handle, Path, SourceText) = (handle, path, source);

    /// <summary>The library that was loaded. It need not exist any more.</summary>
    public string Path { get; }

    /// <summary>The source.</summary>
    public string SourceText { get; }

    /// <summary>Why nothing can be compiled here, and what to do; null if a C compiler is there.</summary>
    public static string? UnavailableReason
    {
        get
        {
            try
            {
                _ = HostCompiler.Find(null);
                return null;
            }
            catch (CCompilerException missing)
            {
                return missing.Message;
            }
        }
    }

    /// <summary>The compiler that <see cref="Compile"/> takes unless told: path and version, for a report.</summary>
    /// <exception cref="CCompilerException">There is none, or it does not work.</exception>
    public static string Describe() => HostCompiler.Find(null).Describe();

    /// <summary>Compiles C and loads it.</summary>
    /// <param name="source">A file of C. Functions that are called must not be static.</param>
    /// <param name="options">How; null for the usual ones.</param>
    /// <exception cref="CCompileException">The source does not compile or link; the exception has the source and the compiler's
    /// log.</exception>
    /// <exception cref="CCompilerException">There is no C compiler, it crashed, or it took longer than it may.</exception>
    /// <exception cref="ArgumentException">The source has a character NUL.</exception>
    public static CModule Compile(string source, CModuleOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(source);
        if (source.Contains('\0', StringComparison.Ordinal))
        {
            throw new ArgumentException("has a character NUL, at which C would take it to end", nameof(source));
        }

        options ??= new CModuleOptions();
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(options.TimeLimit, TimeSpan.Zero);
        var compiler = HostCompiler.Find(options.Compiler);
        string[] arguments = [.. HostCompiler.CommonOptions(options.OpenMP), .. options.Arguments];
        var (cache, key) = (CModuleCache.Of(options.CacheFolder), CModuleCache.Key(source, compiler, arguments));
        if (IsSelfContained(source, options.Arguments) && cache.Find(key) is { } known)
        {
            return Load(known, source);
        }

        var folder = CreateFolder();
        try
        {
            var compiled = CompileTo(folder, source, compiler, arguments, options.TimeLimit);
            return Load(cache.Add(key, compiled) ?? compiled, source);
        }
        finally
        {
            Delete(folder);
        }
    }

    /// <summary>A function of the module as a delegate, whose calls allocate nothing. A parameter <c>ReadOnlySpan&lt;T&gt;</c> or
    /// <c>Span&lt;T&gt;</c> is two of C's: a pointer, and the length as an <c>int64_t</c>.</summary>
    /// <typeparam name="TDelegate">A delegate type of your own. Beside spans it has numbers, enums, structs, pointers, and
    /// <c>ref</c>, <c>in</c> and <c>out</c> of these.</typeparam>
    /// <param name="name">Of the function.</param>
    /// <exception cref="MissingMethodException">The module exports no such function.</exception>
    /// <exception cref="ArgumentException">The delegate has a type that cannot cross, or another number of parameters or other
    /// types than the function has in the source.</exception>
    /// <exception cref="ObjectDisposedException">The module has been disposed; calls of its delegates throw it too.</exception>
    [RequiresDynamicCode("The code that passes spans is made at run time.")]
    [RequiresUnreferencedCode("The delegate's types are looked at.")]
    public TDelegate Function<TDelegate>(string name)
        where TDelegate : Delegate => CFunction.Create<TDelegate>(this, name, Address(name));

    /// <summary>The address of a function or variable of the module, for a function pointer
    /// (<c>delegate* unmanaged[Cdecl]&lt;...&gt;</c>). Nothing about it is checked; it works with Native AOT.</summary>
    /// <param name="name">Of the function.</param>
    /// <exception cref="MissingMethodException">The module exports nothing of that name.</exception>
    /// <exception cref="ObjectDisposedException">The module has been disposed.</exception>
    public nint Address(string name)
    {
        ThrowIfDisposed();
        return NativeLibrary.TryGetExport(_handle, name, out var address) ? address
            : throw new MissingMethodException($"The C source defines no function {name} that can be called. A static one cannot.");
    }

    /// <summary>No function can be called from now on. The code stays in memory: another thread may be running it.</summary>
    public void Dispose() => _isDisposed = true;

    internal void ThrowIfDisposed() => ObjectDisposedException.ThrowIf(_isDisposed, this);

    /// <summary>Whether the code depends on the key alone. The system's own headers come with the compiler; other files
    /// that are included may change.</summary>
    private static bool IsSelfContained(string source, IEnumerable<string> arguments) => !FileInclude().IsMatch(source)
        && !arguments.Any(argument => argument.StartsWith("-I", StringComparison.Ordinal) || argument.StartsWith('@')
            || argument.StartsWith("-i", StringComparison.Ordinal) || argument.Contains("-include", StringComparison.Ordinal));

    /// <summary>All but those of the form <c>#include &lt;math.h&gt;</c>.</summary>
    [GeneratedRegex(@"(#|%:|\?\?=)\s*(include|include_next|import|embed)\b\s*[^<\s]")]
    private static partial Regex FileInclude();

    private static string CreateFolder()
    {
        try
        {
            return Directory.CreateTempSubdirectory("interopbridge-c-").FullName;
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            throw new CCompilerException($"There is no place to compile in: {refused.Message} {NoSpace}.", refused);
        }
    }

    private static string CompileTo(string folder, string source, HostCompiler compiler, string[] arguments, TimeSpan limit)
    {
        try
        {
            File.WriteAllText(System.IO.Path.Combine(folder, CCompileException.FileName), source);
        }
        catch (IOException full)
        {
            throw new CCompilerException($"The C source could not be written to {folder}: {full.Message} {NoSpace}.", full);
        }

        var library = NativeFile.FileName("kernel");
        var (exitCode, log) = compiler.Run([.. arguments, "-o", library, CCompileException.FileName, "-lm"], folder, limit);
        var file = System.IO.Path.Combine(folder, library);
        return exitCode == 0 && File.Exists(file) ? file
            : log.Contains("No space left on device", StringComparison.Ordinal) ? throw new CCompilerException($"The compiler could not write to {folder}: {log}. {NoSpace}.")
            : throw new CCompileException(source, arguments, log);
    }

    private const string NoSpace = "Free some space, or let TMPDIR (TMP on Windows) name another folder";

    private static CModule Load(string file, string source) => new(NativeLibrary.Load(file), file, source);

    private static void Delete(string folder)
    {
        try
        {
            Directory.Delete(folder, recursive: true);
        }
        catch (Exception held) when (held is IOException or UnauthorizedAccessException)
        {
            // Windows does not let go of a library that is loaded.
        }
    }
}
