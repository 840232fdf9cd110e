// SPDX-License-Identifier: MIT
using System.Runtime.InteropServices;
using InteropBridge.Cuda;
using InteropBridge.Cuda.Driver;
using InteropBridge.Tests.Support;
using Xunit;

namespace InteropBridge.Tests.Cuda;

/// <summary>Ranges for a profiler, against one in C that writes down what it is told.</summary>
public sealed class RangeTests : IDisposable
{
    private const string Profiler = """
        #include <stdint.h>
        #include <stdio.h>
        #include <string.h>
        static char told[4096];
        static unsigned slots, version;
        static void tell(const char *what, const char *name) { snprintf(told + strlen(told), 2000, "%s %s;", what, name); }
        static void mark(const char *name) { tell("mark", name); }
        static int push(const char *name) { tell("push", name); return 0; }
        static int pop(void) { tell("pop", ""); return 0; }
        const char *what_was_told(void) { return told; }
        unsigned slot_count(void) { return slots; }
        unsigned version_seen(void) { return version; }
        typedef const void *export_table(uint32_t id);
        struct callbacks { size_t size; int (*functions)(int module, void ****table, unsigned *size); };
        struct info { size_t size; uint32_t version, reserved; void (*take)(uint32_t version); };
        int InitializeInjectionNvtx2(export_table *tables) {
            const struct callbacks *offered = tables(1);
            const struct info *info = tables(3);
            void ***table = NULL;
            if (offered->size != sizeof *offered || info->size != sizeof *info || tables(2) != NULL) return 0;
            version = info->version;
            info->take(2);
            if (offered->functions(99, &table, &slots) != 0 || offered->functions(1, &table, &slots) != 1) return 0;
            if (table[0] != NULL || table[slots] != NULL) return 0;
            *table[2] = (void *)mark;
            *table[9] = (void *)push;
            *table[11] = (void *)pop;
            return 1;
        }
        """;

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public unsafe void A_profiler_is_told_of_ranges_and_marks()
    {
        var path = CCompiler.SharedLibrary(_folder, "profiler.so", Profiler);
        var tool = new NvtxTool(path);
        Assert.Null(tool.UnavailableReason);
        using (CudaRange.Push(tool, "outer"))
        {
            tool.Mark("Jacobi \u00d7 2");
            CudaRange.Push(tool, new string('n', 1000)).Dispose();
        }

        var library = NativeLibrary.Load(path);
        var told = ((delegate* unmanaged<nint>)NativeLibrary.GetExport(library, "what_was_told"))();
        Assert.Equal($"push outer;mark Jacobi \u00d7 2;push {new string('n', 1000)};pop ;pop ;", Marshal.PtrToStringUTF8(told));
        Assert.Equal(16u, ((delegate* unmanaged<uint>)NativeLibrary.GetExport(library, "slot_count"))());
        Assert.Equal(3u, ((delegate* unmanaged<uint>)NativeLibrary.GetExport(library, "version_seen"))());
    }

    [Fact]
    public void Without_a_profiler_nothing_happens_and_the_reason_is_said()
    {
        Assert.Contains("NVTX_INJECTION64_PATH is not set", new NvtxTool(null).UnavailableReason);
        Assert.Contains("cannot be loaded", new NvtxTool(_folder.File("absent.so")).UnavailableReason);
        var other = CCompiler.SharedLibrary(_folder, "other.so", "int other(void) { return 1; }\n");
        Assert.Contains("InitializeInjectionNvtx2", new NvtxTool(other).UnavailableReason);
        var refusing = CCompiler.SharedLibrary(_folder, "refusing.so", "int InitializeInjectionNvtx2(void *t) { return t == 0; }\n");
        var tool = new NvtxTool(refusing);
        Assert.Contains("refused", tool.UnavailableReason);
        using (CudaRange.Push(tool, "nothing"))
        {
            tool.Mark("nothing");
        }
    }
}
