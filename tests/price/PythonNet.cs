// SPDX-License-Identifier: MIT
using System.Globalization;
using InteropBridge.Kernels.Interop;
using Python.Runtime;

namespace InteropBridge.Price;

/// <summary>What Python calls by pythonnet: methods of C#, which call C.</summary>
public static class PythonCalls
{
    /// <summary>The sum, by C.</summary>
    public static int Add(int a, int b) => SafeNative.ProbeAdd(a, b);

    /// <summary>The first element, by C.</summary>
    public static double First(double[] x) => SafeNative.ProbeFirst(x);

    /// <summary>The length, by C.</summary>
    public static long Length(string text) => SafeNative.ProbeLength(text);
}

/// <summary>Python in this process, whose calls of C# are timed by Python itself: price.py.</summary>
internal static class PythonNet
{
    /// <param name="library">Python's shared library.</param>
    /// <param name="folder">That of price.py.</param>
    /// <param name="rounds">How many.</param>
    public static void Run(string library, string folder, int rounds)
    {
        Runtime.PythonDLL = library;
        PythonEngine.Initialize();
        PythonEngine.Exec(string.Create(CultureInfo.InvariantCulture, $"""
            import sys
            sys.path.insert(0, {Quoted(folder)})
            import price
            price.main_pythonnet({rounds})
            sys.stdout.flush()
            """));
        PythonEngine.BeginAllowThreads(); // or the end of the process waits for the lock that this thread has
    }

    private static string Quoted(string text) => $"'{text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("'", "\\'", StringComparison.Ordinal)}'";
}
