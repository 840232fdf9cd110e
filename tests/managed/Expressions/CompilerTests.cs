// SPDX-License-Identifier: MIT
using System.Runtime.Versioning;
using InteropBridge.Expressions;
using InteropBridge.Natives;
using InteropBridge.Tests.Support;
using Xunit;

namespace InteropBridge.Tests.Expressions;

/// <summary>Which compiler makes an expression's code, and what it lacks.</summary>
public sealed class CompilerTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [LinuxFact]
    [UnsupportedOSPlatform("windows")]
    public void A_compiler_without_OpenMP_makes_code_for_one_thread()
    {
        var compiler = Path.Combine(_folder.Path, "plain-cc");
        File.WriteAllText(compiler, "#!/bin/sh\nfor argument; do [ \"$argument\" != -fopenmp ] || { echo 'no OpenMP here' >&2; exit 1; }; done\nexec cc \"$@\"\n");
        File.SetUnixFileMode(compiler, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        using var sum = Elementwise.Compile<float>("z = x + y", new ElementwiseOptions { Compiler = new CModuleOptions { Compiler = compiler, CacheFolder = "off" } });
        float[] x = Numbers.Floats(200_000, 1), y = Numbers.Floats(200_000, 2), z = new float[200_000];
        sum.Run(z, x, y);
        Assert.Equal("C, on one thread: the compiler has no OpenMP", sum.Engine);
        Assert.Equal(x.Zip(y, (p, q) => p + q), z);
    }
}
