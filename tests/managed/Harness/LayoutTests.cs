// SPDX-License-Identifier: MIT
using InteropBridge.Harness.Layouts;
using InteropBridge.Harness.Shell;
using InteropBridge.Tests.Support;
using Xunit;

namespace InteropBridge.Tests.Harness;

public sealed class LayoutTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("/usr/bin/cc -fPIC -shared -o lib/libk.so \"a b.dir/a.c.o\" x.dir/b.c.o x.dir/c.c.o -lm")]
    [InlineData(": && /usr/bin/cc -fPIC -shared -o lib/libk.so a\\ b.dir/a.c.o x.dir/b.c.o x.dir/c.c.o  -lm && :")]
    public void Only_the_objects_of_a_link_change_their_order(string line)
    {
        var command = LinkCommand.Parse("/build", line)!;
        Assert.Equal("/build/lib/libk.so", command.Library);
        Assert.Equal(["a b.dir/a.c.o", "x.dir/b.c.o", "x.dir/c.c.o"], command.Objects);
        Assert.Equal(["/usr/bin/cc", "-fPIC", "-shared", "-o", "/t/k.so", "a b.dir/a.c.o", "x.dir/b.c.o", "x.dir/c.c.o", "-lm"],
            command.Reorder(0, "/t/k.so").Words);
        var orders = Enumerable.Range(1, 20).Select(seed => string.Join(' ', command.Reorder(seed, "/t/k.so").Objects)).Distinct().ToList();
        Assert.True(orders.Count > 2, string.Join('\n', orders));
        Assert.All(orders, order => Assert.Equal(command.Objects.Order(), order.Replace("a b", "a_b").Split(' ').Select(word => word.Replace("a_b", "a b")).Order()));
        Assert.Null(LinkCommand.Parse("/build", "/usr/bin/cmake -E touch stamp"));
    }

    [LinuxFact]
    public void A_library_is_linked_again_by_the_command_of_its_build_folder()
    {
        var library = Build();
        Assert.Equal(InteropBridge.Loading.NativeSearchPath.Variable, LayoutFolder.Variable); // which is internal to the engine
        var layouts = new LayoutFolder([_folder.File("bin")], []);
        Assert.Equal(["libk.so"], layouts.Relinked);
        layouts.Write(_folder.File("0"), 0);
        Assert.Equal(File.ReadAllBytes(library), File.ReadAllBytes(_folder.File("0/libk.so")));
        var others = Enumerable.Range(1, 6).Select(seed =>
        {
            layouts.Write(_folder.File($"{seed}"), seed);
            return Order(_folder.File($"{seed}/libk.so"));
        }).ToList();
        Assert.True(others.Distinct().Count() > 1, string.Join('\n', others));
        Assert.All(others, order => Assert.Equal("abc", string.Concat(order.Order())));
    }

    [LinuxFact]
    public void A_library_that_no_build_folder_has_is_refused()
    {
        File.AppendAllText(Build(), "another build");
        Assert.Contains("found no build folder with a library of two objects or more for libk.so. Build the project on this machine",
            Assert.Throws<UsageException>(() => new LayoutFolder([_folder.File("bin")], [])).Message);
    }

    /// <summary>The functions of a library in the order of their addresses.</summary>
    private static string Order(string library) => string.Concat(Command.Tool("nm", "-n", "--defined-only", library).Output.Split('\n')
        .Select(line => line.Split(' ')).Where(words => words is [_, "T", { Length: 1 }]).Select(words => words[2]));

    /// <summary>As CMake's Makefiles leave it: a link.txt in the build folder, and a copy of the library beside the assembly.</summary>
    private string Build()
    {
        const string link = "cc -shared -o libk.so a.o b.o c.o";
        foreach (var name in (string[])["a", "b", "c"])
        {
            _folder.Write($"obj/cmake/{name}.c", $"int {name}(void) {{ return '{name}'; }}\n");
            Assert.Equal(0, Command.Tool("cc", "-fPIC", "-c", _folder.File($"obj/cmake/{name}.c"), "-o", _folder.File($"obj/cmake/{name}.o")).ExitCode);
        }

        var command = LinkCommand.Parse(_folder.File("obj/cmake"), link)!;
        command.Run();
        _folder.Write("obj/cmake/CMakeFiles/k.dir/link.txt", link + "\n");
        Directory.CreateDirectory(_folder.File("bin"));
        File.Copy(command.Library, _folder.File("bin/libk.so"));
        return _folder.File("bin/libk.so");
    }
}
