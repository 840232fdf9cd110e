// SPDX-License-Identifier: MIT
using System.Text.Json.Nodes;
using InteropBridge.Harness.Charts;
using InteropBridge.Harness.Report;
using InteropBridge.Tests.Support;
using Xunit;

namespace InteropBridge.Tests.Harness;

/// <summary>The page as a browser shows it.</summary>
public sealed class ReportInBrowserTests : IAsyncLifetime, IDisposable
{
    private const int Width = 980;
    private readonly TemporaryFolder _folder = new();
    private Browser? _browser;

    private Browser Page => _browser!;

    public async Task InitializeAsync()
    {
        if (Browser.Program is not null)
        {
            var result = ExampleResult.Create();
            var pictures = Pictures.Draw(result, [new("CallBenchmarks", "Isolated", "", 6.1, 6.0, 6.3)]);
            _browser = await Browser.Open(_folder.Write("page.html", HtmlReport.Write(result, pictures, "{}")), Width, 760);
        }
    }

    public async Task DisposeAsync()
    {
        if (_browser is not null)
        {
            await _browser.DisposeAsync();
        }
    }

    public void Dispose() => _folder.Dispose();

    /// <summary>One test and not several: starting the browser takes longer than everything it is asked.</summary>
    [BrowserFact]
    public async Task It_asks_nobody_shows_its_charts_tells_what_is_pointed_at_and_has_a_dark_mode()
    {
        Assert.Equal(8, await Number("document.querySelectorAll('figure > svg[role=img]').length"));
        Assert.Equal(8, await Number("[...document.querySelectorAll('figure > svg')].filter(svg => svg.getBoundingClientRect().height > 60).length"));
        await Points_at_a_mark();
        await Is_light_or_dark();
        await Can_be_read_without_eyes();
        await Fits_a_narrow_screen_and_paper();
        await Offers_its_data();

        var requests = Page.Events("Network.requestWillBeSent").Select(sent => sent["request"]!["url"]!.GetValue<string>())
            .Where(url => !url.StartsWith("data:", StringComparison.Ordinal));
        Assert.EndsWith("/page.html", Assert.Single(requests));
        Assert.Empty(Page.Events("Runtime.exceptionThrown"));
        Assert.DoesNotContain(Page.Events("Runtime.consoleAPICalled"), called => called["type"]!.GetValue<string>() == "error");
        Assert.DoesNotContain(Page.Events("Log.entryAdded"), entry => entry["entry"]!["level"]!.GetValue<string>() == "error");
    }

    /// <summary>With INTEROPBRIDGE_ACCEPT_SCREENSHOT=1 it becomes the one that the documentation shows.</summary>
    [BrowserFact]
    public async Task The_documentation_shows_it_as_it_is()
    {
        var shown = Path.Combine(Repository.Root, "docs", "images", "report.png");
        var shot = await Page.Call("Page.captureScreenshot", new JsonObject { ["format"] = "png" });
        var png = Convert.FromBase64String(shot["data"]!.GetValue<string>());
        Assert.True(png.Length > 20_000, "the screenshot is nearly empty");
        if (Environment.GetEnvironmentVariable("INTEROPBRIDGE_ACCEPT_SCREENSHOT") == "1")
        {
            Directory.CreateDirectory(Path.GetDirectoryName(shown)!);
            await File.WriteAllBytesAsync(shown, png);
        }

        Assert.Contains("(images/report.png)", await File.ReadAllTextAsync(Path.Combine(Repository.Root, "docs", "comparing.md")));
        // Fonts and browsers differ in every pixel; the sizes are those of a PNG's header, which come first in it.
        Assert.Equal(png[16..24], (await File.ReadAllBytesAsync(shown))[16..24]);
    }

    private async Task Points_at_a_mark()
    {
        const string mark = "document.querySelector('#jacobi-f64-times .marks circle')";
        await Page.Evaluate($"{mark}.scrollIntoView({{ block: 'center' }})");
        var text = (await Page.Evaluate($"{mark}.dataset.tip"))!.GetValue<string>();
        Assert.StartsWith("managed-jagged: 2.", text);
        Assert.True((await Page.Evaluate("document.getElementById('tip').hidden"))!.GetValue<bool>());
        await Page.Call("Input.dispatchMouseEvent", new JsonObject
        {
            ["type"] = "mouseMoved",
            ["x"] = await Number($"{mark}.getBoundingClientRect().x + {mark}.getBoundingClientRect().width / 2"),
            ["y"] = await Number($"{mark}.getBoundingClientRect().y + {mark}.getBoundingClientRect().height / 2"),
        });
        Assert.False((await Page.Evaluate("document.getElementById('tip').hidden"))!.GetValue<bool>());
        Assert.Equal(text, (await Page.Evaluate("document.getElementById('tip').textContent"))!.GetValue<string>());
    }

    private async Task Is_light_or_dark()
    {
        foreach (var (scheme, isDark) in new[] { ("dark", true), ("light", false) })
        {
            await Emulate("", ("prefers-color-scheme", scheme));
            var page = await Brightness("body", "backgroundColor");
            Assert.Equal(isDark, page < 128);
            Assert.Equal(isDark, await Brightness("figure svg text", "fill") > 128);
            // A chart's paper is the page's, so that it is no bright box in the dark.
            Assert.Equal(page, await Brightness("figure svg > rect", "fill"));
        }
    }

    private async Task Can_be_read_without_eyes()
    {
        await Page.Call("Accessibility.enable");
        var nodes = (await Page.Call("Accessibility.getFullAXTree"))["nodes"]!.AsArray();
        List<string> Names(string role) => [.. nodes.Where(node => node!["role"]?["value"]?.GetValue<string>() == role)
            .Select(node => node!["name"]?["value"]?.GetValue<string>() ?? "")];
        var images = Names("image").Concat(Names("img")).ToList();
        Assert.Equal(8, images.Count);
        Assert.All(images, name => Assert.True(name.Length > 20, name));
        Assert.Contains("From managed-jagged to c-blocked-openmp, step by step", Names("heading"));
        Assert.Contains("c-blocked-openmp", Names("rowheader"));
        Assert.Contains("time", Names("columnheader"));
        Assert.Equal(1, await Number("document.querySelectorAll('h1').length"));
    }

    private async Task Fits_a_narrow_screen_and_paper()
    {
        await Page.Call("Emulation.setDeviceMetricsOverride",
            new JsonObject { ["width"] = 360, ["height"] = 700, ["deviceScaleFactor"] = 1, ["mobile"] = false });
        Assert.True(await Number("document.documentElement.scrollWidth") <= 360);
        await Emulate("print");
        Assert.Equal("none", (await Page.Evaluate("getComputedStyle(document.querySelector('nav')).display"))!.GetValue<string>());
        await Emulate("");
    }

    private async Task Offers_its_data()
    {
        var link = (await Page.Evaluate("document.querySelector('a[download]').href"))!.GetValue<string>();
        Assert.Equal("{}"u8, Convert.FromBase64String(link[(link.IndexOf(',', StringComparison.Ordinal) + 1)..]));
    }

    private Task Emulate(string media, params (string Name, string Value)[] features) => Page.Call("Emulation.setEmulatedMedia", new JsonObject
    {
        ["media"] = media,
        ["features"] = new JsonArray([.. features.Select(feature => new JsonObject { ["name"] = feature.Name, ["value"] = feature.Value })]),
    });

    private async Task<double> Number(string expression) => (await Page.Evaluate(expression))!.GetValue<double>();

    /// <summary>Mean of red, green and blue of a computed colour, from 0 to 255.</summary>
    private Task<double> Brightness(string selector, string property) => Number(
        $"(c => (+c[0] + +c[1] + +c[2]) / 3)(getComputedStyle(document.querySelector('{selector}')).{property}.match(/[\\d.]+/g))");
}
