// SPDX-License-Identifier: MIT
using InteropBridge.Layout.Generating;
using InteropBridge.Layout.Reading;
using InteropBridge.Tests.Support;
using Xunit;

namespace InteropBridge.Tests.Layout;

/// <summary>Which of the headers that a header includes are bound with it.</summary>
public class IncludedHeadersTests
{
    [Fact]
    public void Those_of_its_own_folder_and_below_are_bound_each_once()
    {
        using var folder = Headers(("k.h", "#include <stdint.h>\n#  include \"parts/a.h\"\n#include <k/b.h>\n#include \"../outside.h\"\n"),
            ("parts/a.h", "#include \"../k.h\"\n#include \"a2.h\"\n"), ("parts/a2.h", ""), ("k/b.h", "#include \"absent.h\"\n"), ("../outside.h", ""));

        Assert.Equal(["k.h", "parts/a.h", "k/b.h", "parts/a2.h"], Bound(folder, "k.h"));
    }

    [Fact]
    public void Traverse_names_others_or_none()
    {
        using var folder = Headers(("k.h", "#include \"a.h\"\n"), ("a.h", ""), ("more/b.h", ""), ("more/c.h", ""));

        Assert.Equal(["k.h"], Bound(folder, "k.h", "traverse=none"));
        Assert.Equal(["k.h", "more/b.h", "more/c.h"], Bound(folder, "k.h", "traverse=more/*.h"));
        Assert.Equal(["k.h", "a.h", "more/b.h", "more/c.h"], Bound(folder, "k.h", "traverse=a.h;**/?.h"));
        Assert.Equal(["k.h", "more/b.h"], Bound(folder, "k.h", "traverse=b.h", "includes=include/more", $"project={folder.Path}"));
    }

    [Fact]
    public void Two_headers_of_a_project_bind_what_both_include_once()
    {
        using var folder = Headers(("a.h", "#include \"common.h\"\n"), ("b.h", "#include \"a.h\"\n#include \"common.h\"\n#include \"own.h\"\n"),
            ("common.h", ""), ("own.h", ""));
        string[] items = [$"bound=N|{folder.File("include/a.h")}", $"bound=N|{folder.File("include/b.h")}", "namespace=N"];

        Assert.Equal(["a.h", "common.h"], Bound(folder, "a.h", items));
        Assert.Equal(["b.h", "own.h"], Bound(folder, "b.h", items));
    }

    [Theory]
    [InlineData("typedef long double real; struct a { real x; }; struct b { struct a y[2]; int z; }; struct c { real *x; struct b *y; };", "a b")]
    [InlineData("typedef float v4 __attribute__((vector_size(16))); typedef union { float s[4]; v4 v; } f4; typedef struct { f4 *p; } ok;", "f4")]
    [InlineData("typedef struct tag { double _Complex z; } name, *pointer; typedef struct { name n; } outer; int f(long double);", "name outer tag")]
    [InlineData("struct s { long double (*call)(long double); const long double * const p; };", "")]
    [InlineData("struct __attribute__ ((aligned (16))) s { __int128 x; } ;", "s")]
    [InlineData("static inline int f(void) { if (1) { return 1; } return 2; } struct s { long double x; }; int g(void) { return 1; }", "s")]
    public void Structs_with_members_that_CSharp_has_no_type_for_are_found(string text, string found) =>
        Assert.Equal(found, string.Join(' ', UnsupportedRecords.Of(text)));

    private static TemporaryFolder Headers(params (string Name, string Text)[] files)
    {
        var folder = new TemporaryFolder();
        foreach (var (name, text) in files)
        {
            folder.Write($"include/{name}", text);
        }

        return folder;
    }

    private static IEnumerable<string> Bound(TemporaryFolder folder, string header, params string[] lines) =>
        TraversedHeaders.Of(new BindRequest([$"header={folder.File($"include/{header}")}", .. lines]))
            .Select(path => Path.GetRelativePath(folder.File("include"), path).Replace('\\', '/'));
}
