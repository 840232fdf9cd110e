// SPDX-License-Identifier: MIT
using InteropBridge.Harness.Shell;
using InteropBridge.Tests.Support;
using Xunit;

namespace InteropBridge.Tests.Harness;

public sealed class OpenerTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [LinuxFact]
    public void The_systems_program_gets_the_path()
    {
        var page = _folder.Write("a page.html", "");
        Assert.Null(Opener.Open(page, Script($"printf %s \"$1\" > '{_folder.File("opened")}'")));
        Assert.Equal(page, File.ReadAllText(_folder.File("opened")));
    }

    [LinuxFact]
    public void Where_nothing_opens_pages_the_path_is_said()
    {
        Assert.Contains("page.html was not opened: ", Opener.Open("page.html", Script("exit 3")));
        var missing = Opener.Open("page.html", _folder.File("no-such-program"));
        Assert.Contains("cannot be started", missing);
        Assert.Contains("install xdg-utils", missing);
    }

    private string Script(string body)
    {
        var script = _folder.Write("opens", $"#!/bin/sh\n{body}\n");
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(script, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }

        return script;
    }
}
