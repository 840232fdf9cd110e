// SPDX-License-Identifier: MIT
using InteropBridge.Tests.Support;
using Microsoft.CodeAnalysis;
using Xunit;

namespace InteropBridge.Tests.Generators;

/// <summary>A header that cannot be edited, from end to end: header, bindings, overlay, safe API. What is generated from it
/// lives as long as the test.</summary>
public class ZlibTests
{
    private const string Overlay = """
        compress.dest: out(destLen)
        compress.destLen: inout(1)
        compress.source: in(sourceLen)
        compress: status

        uncompress.dest: out(destLen)
        uncompress.destLen: inout(1)
        uncompress.source: in(sourceLen)
        uncompress: status

        crc32.buf: in(len)
        zlibVersion: string(utf8) nonnull
        zError: string(utf8)

        gzopen.param0: string(utf8)
        gzopen.param1: string(utf8)
        gzopen: handle(gzFile_s, gzclose)
        gzwrite.buf: in(len)
        gzread.buf: out(len)
        """;

    private const string Program = """
        using System;
        using System.IO;
        using System.IO.Compression;
        namespace Zlib;
        [InteropBridge.SafeApi(typeof(Native), StatusMap = typeof(Program), StatusMethod = nameof(Program.Failure))]
        public static partial class Api;
        internal static class Program
        {
            public static Exception? Failure(int status) => new InvalidDataException(Api.ZError(status));
            private static byte[] Megabyte()
            {
                var random = new Random(1);
                var data = new byte[1 << 20];
                for (var i = 0; i < data.Length; i++) data[i] = (byte)(random.Next(4) * i / 1000);
                return data;
            }
            public static bool RestoresAMegabyte()
            {
                var data = Megabyte();
                var packed = new byte[(int)Api.CompressBound((nuint)data.Length)];
                var size = (int)Api.Compress(packed, data);
                var restored = new byte[data.Length];
                var length = Api.Uncompress(restored, packed.AsSpan(0, size));
                using var control = new ZLibStream(new MemoryStream(packed, 0, size), CompressionMode.Decompress);
                var other = new MemoryStream();
                control.CopyTo(other);
                return size < data.Length && length == (nuint)data.Length && restored.AsSpan().SequenceEqual(data)
                    && other.ToArray().AsSpan().SequenceEqual(data);
            }
            public static void RefusesGarbage() => Api.Uncompress(new byte[100], new byte[100]);
            public static void RefusesTooLittleRoom() => Api.Compress(new byte[10], Megabyte());
            public static bool Checksum() => Api.Crc32(0, "123456789"u8) == 0xCBF43926;
            public static bool Version() => Api.ZlibVersion().StartsWith("1.");
            public static bool FileHandle()
            {
                var path = Path.GetTempFileName();
                try
                {
                    var data = Megabyte();
                    using (var file = Api.Gzopen(path, "wb")) { if (Api.Gzwrite(file, data) != data.Length) return false; }
                    using var reader = Api.Gzopen(path, "rb");
                    var read = new byte[data.Length];
                    return Api.Gzread(reader, read) == data.Length && read.AsSpan().SequenceEqual(data);
                }
                finally { File.Delete(path); }
            }
        }
        """;

    private static readonly string[] Answers = ["RestoresAMegabyte", "Checksum", "Version", "FileHandle"];

    [ZlibFact]
    public void A_megabyte_is_compressed_and_restored_by_a_safe_api_made_from_the_installed_header()
    {
        using var folder = new TemporaryFolder();
        var run = GeneratorRun.Of([Program, "global using Users;", Bindings(folder)],
            new MemoryText("zlib.ibc", Overlay), new MemoryText("zlib.h", File.ReadAllText(ZlibFactAttribute.Header!)));
        // Functions of long and off_t stay out: these bindings are as ClangSharp writes them, and no build has corrected them.
        Assert.All(run.Diagnostics.Where(diagnostic => diagnostic.Severity > DiagnosticSeverity.Info),
            diagnostic => Assert.Equal("IB1043", diagnostic.Id));
        var program = run.Load("Zlib.Program", ZlibFactAttribute.Library!);
        Assert.All(Answers, name => Assert.Equal(true, program.Call(name)));
        Assert.Equal("data error",
            Assert.Throws<InvalidDataException>(() => program.Call("RefusesGarbage")).Message);
        Assert.Equal("buffer error",
            Assert.Throws<InvalidDataException>(() => program.Call("RefusesTooLittleRoom")).Message);
    }

    private static string Bindings(TemporaryFolder folder)
    {
        var output = folder.File("Zlib.g.cs");
        // Its exit code counts warnings: macros that are no constants.
        var made = Command.Run(ClangSharpFactAttribute.Tool!,
        [
            "--config", "latest-codegen", "single-file", "unix-types", "generate-file-scoped-namespaces",
                "generate-macro-bindings",
            "--file", ZlibFactAttribute.Header!, "--traverse", ZlibFactAttribute.Header!, "--language", "c", "--std", "c17",
            "--exclude", "gzvprintf", "gzprintf", "--namespace", "Zlib", "-m", "Native", "-l", "z", "--output", output,
        ]);
        Assert.True(File.Exists(output), made.ToString());
        return File.ReadAllText(output);
    }
}
