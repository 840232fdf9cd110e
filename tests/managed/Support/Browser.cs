// SPDX-License-Identifier: MIT
using System.Diagnostics;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json.Nodes;

namespace InteropBridge.Tests.Support;

/// <summary>A page in a headless Chromium, driven by its DevTools protocol.</summary>
internal sealed class Browser : IAsyncDisposable
{
    public static readonly string[] Names = ["chromium", "chromium-browser", "google-chrome", "chrome"];
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(60);

    private readonly Process _process;
    private readonly TemporaryFolder _profile;
    private readonly ClientWebSocket _socket = new();
    private readonly List<JsonNode> _events = [];
    private int _last;
    private string? _session;

    private Browser(Process process, TemporaryFolder profile) => (_process, _profile) = (process, profile);

    /// <summary>The browser on the PATH; null if there is none.</summary>
    public static string? Program { get; } = (
        from name in Names
        from folder in (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
        let file = Path.Combine(folder, name)
        where File.Exists(file)
        select file).FirstOrDefault();

    /// <summary>What the page did so far, such as <c>Network.requestWillBeSent</c>.</summary>
    public IEnumerable<JsonNode> Events(string method) =>
        _events.Where(happened => happened["method"]!.GetValue<string>() == method).Select(happened => happened["params"]!);

    /// <summary>Opens a file.</summary>
    public static async Task<Browser> Open(string file, int width, int height)
    {
        var profile = new TemporaryFolder();
        var start = new ProcessStartInfo(Program!,
            ["--headless=new", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-extensions", "--disable-background-networking",
                "--disable-dev-shm-usage", "--force-device-scale-factor=1", "--hide-scrollbars", "--remote-debugging-port=0",
                $"--user-data-dir={profile.Path}", "about:blank"])
        {
            RedirectStandardError = true,
            RedirectStandardOutput = true,
        };
        start.Environment.Remove("LD_PRELOAD");
        var browser = new Browser(Process.Start(start)!, profile);
        await browser.Attach();
        await browser.Call("Emulation.setDeviceMetricsOverride", new JsonObject
        {
            ["width"] = width, ["height"] = height, ["deviceScaleFactor"] = 1, ["mobile"] = false,
        });
        await browser.Call("Page.navigate", new JsonObject { ["url"] = new Uri(file).AbsoluteUri });
        while (!browser.Events("Page.loadEventFired").Any())
        {
            await browser.Receive();
        }

        return browser;
    }

    /// <summary>The value of an expression of JavaScript.</summary>
    public async Task<JsonNode?> Evaluate(string expression)
    {
        var answer = await Call("Runtime.evaluate", new JsonObject { ["expression"] = expression, ["returnByValue"] = true });
        return answer["exceptionDetails"] is { } failure ? throw new InvalidOperationException(failure.ToJsonString())
            : answer["result"]!["value"];
    }

    /// <summary>Calls a method of the protocol.</summary>
    public async Task<JsonNode> Call(string method, JsonObject? parameters = null)
    {
        var message = new JsonObject { ["id"] = ++_last, ["method"] = method, ["params"] = parameters ?? [] };
        if (_session is not null)
        {
            message["sessionId"] = _session;
        }

        using var limit = new CancellationTokenSource(Longest);
        await _socket.SendAsync(Encoding.UTF8.GetBytes(message.ToJsonString()), WebSocketMessageType.Text, true, limit.Token);
        while (true)
        {
            var answer = await Receive();
            if (answer["id"]?.GetValue<int>() == _last)
            {
                return answer["error"] is { } error ? throw new InvalidOperationException($"{method}: {error.ToJsonString()}")
                    : answer["result"]!;
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        _session = null;
        await Call("Browser.close");
        if (!_process.WaitForExit(TimeSpan.FromSeconds(10)))
        {
            _process.Kill(entireProcessTree: true);
            _process.WaitForExit();
        }

        _process.Dispose();
        _socket.Dispose();
        _profile.Dispose();
    }

    private async Task Attach()
    {
        const string announcement = "DevTools listening on ";
        string? line;
        do
        {
            line = await _process.StandardError.ReadLineAsync() ?? throw new InvalidOperationException("the browser ended");
        }
        while (!line.StartsWith(announcement, StringComparison.Ordinal));
        _ = _process.StandardError.BaseStream.CopyToAsync(Stream.Null); // It must not block on a full pipe.
        await _socket.ConnectAsync(new Uri(line[announcement.Length..]), default);
        var target = await Call("Target.createTarget", new JsonObject { ["url"] = "about:blank" });
        var attached = await Call("Target.attachToTarget",
            new JsonObject { ["targetId"] = target["targetId"]!.GetValue<string>(), ["flatten"] = true });
        _session = attached["sessionId"]!.GetValue<string>();
        foreach (var domain in new[] { "Network", "Runtime", "Log", "Page" })
        {
            await Call($"{domain}.enable");
        }
    }

    private async Task<JsonNode> Receive()
    {
        using var limit = new CancellationTokenSource(Longest);
        using var message = new MemoryStream();
        var buffer = new byte[1 << 16];
        WebSocketReceiveResult part;
        do
        {
            part = await _socket.ReceiveAsync(buffer, limit.Token);
            message.Write(buffer, 0, part.Count);
        }
        while (!part.EndOfMessage);
        var node = JsonNode.Parse(message.ToArray())!;
        if (node["method"] is not null)
        {
            _events.Add(node);
        }

        return node;
    }
}
