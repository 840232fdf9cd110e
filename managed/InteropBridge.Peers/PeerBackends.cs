// SPDX-License-Identifier: MIT
using InteropBridge.Peers;
using InteropBridge.Variants;

[assembly: KernelBackends(typeof(PeerBackends))]

namespace InteropBridge.Peers;

/// <summary>The other systems, a back end each.</summary>
internal static class PeerBackends
{
    private const string Compiler = "a C compiler (apt-get install gcc python3-dev)";

    public static Backend CPython { get; } = new(
        "cpython", "plain Python, run by CPython", () => Interpreter.Python is null ? NoPython : null,
        $"Install Python (apt-get install python3), or name its program in {Interpreter.Variable}.", () => Interpreter.Python?.ToString())
    {
        IsPeer = true,
    };

    public static Backend PyPy { get; } = new(
        "pypy", "plain Python, run by PyPy", () => Interpreter.PyPy is null ? "there is no pypy3 on the PATH" : null,
        "Install PyPy (apt-get install pypy3).", () => Interpreter.PyPy?.ToString())
    {
        IsPeer = true,
    };

    public static Backend NumPy { get; } = Package("numpy", "NumPy", "numpy");

    public static Backend Numexpr { get; } = Package("numexpr", "numexpr", "numexpr", "numpy");

    public static Backend Numba { get; } = Package("numba", "Numba", "numba", "numpy");

    public static Backend Cython { get; } = Package("cython", "Cython", "Cython", "numpy", "setuptools", "headers", "cc");

    public static Backend Pythran { get; } = Package("pythran", "Pythran", "pythran", "numpy", "headers", "c++");

    private static string NoPython => Environment.GetEnvironmentVariable(Interpreter.Variable) is { Length: > 0 } chosen
        ? $"{Interpreter.Variable} names {chosen}, which is not CPython or cannot be run" : "there is no python3 on the PATH";

    /// <param name="name">The back end's name.</param>
    /// <param name="system">The system's.</param>
    /// <param name="parts">What the interpreter must have, the system's own package first.</param>
    private static Backend Package(string name, string system, params string[] parts) => new(
        name, $"Python, run by {system}", () => Problem(parts), Remedy(parts),
        () => Interpreter.Python is { } python ? $"{system} {python.Parts[parts[0]]}; {python}" : null)
    {
        IsPeer = true,
    };

    private static string? Problem(string[] parts) => Interpreter.Python is not { } python ? NoPython
        : parts.FirstOrDefault(part => !python.Parts.ContainsKey(part)) switch
        {
            null => null,
            "headers" => $"{python.Path} has no Python.h beside it",
            "cc" => $"{python.Path} finds no C compiler",
            "c++" => $"{python.Path} finds no C++ compiler",
            var package => $"{python.Path} has no package {package}",
        };

    /// <summary>Every package is named, as it may be any of them that is missing.</summary>
    private static string Remedy(string[] parts)
    {
        string[] packages = [.. parts.Where(part => part is not ("headers" or "cc" or "c++"))];
        return $"Install {parts[0]} (apt-get install {string.Join(' ', packages.Select(Debian))}, or pip install "
            + $"{string.Join(' ', packages).ToLowerInvariant()})"
            + (parts.Contains("headers") ? $" and {Compiler.Replace("gcc", parts.Contains("c++") ? "g++" : "gcc", StringComparison.Ordinal)}" : "")
            + $", or name another interpreter in {Interpreter.Variable}.";
    }

    private static string Debian(string package) => package == "Cython" ? "cython3" : $"python3-{package}";
}
