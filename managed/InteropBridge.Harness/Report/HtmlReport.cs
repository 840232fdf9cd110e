// SPDX-License-Identifier: MIT
using System.Reflection;
using InteropBridge.Harness.Charts;
using InteropBridge.Harness.Numbers;
using InteropBridge.Harness.Results;

namespace InteropBridge.Harness.Report;

/// <summary>The result as one page that needs nothing else, with charts.</summary>
internal static class HtmlReport
{
    /// <summary>More than this is not put into the page: it has to open on any machine.</summary>
    private const int LargestData = 400_000;

    /// <param name="result">The result.</param>
    /// <param name="pictures">Its charts.</param>
    /// <param name="json">The result as the JSON file has it.</param>
    public static string Write(ResultFile result, Pictures pictures, string json)
    {
        var html = new HtmlText();
        Head(html, Headings.Title(result));
        html.Raw("<header>");
        html.Element("h1", Headings.Title(result));
        foreach (var line in result.Answers.SelectMany(AnswerText.Of))
        {
            html.Element("p", line, "class=\"answer\"");
        }

        html.List(Headings.Warnings(result), "class=\"warning\"");
        if (pictures.Problem is { } problem)
        {
            html.Element("p", problem, "class=\"warning\" id=\"no-pictures\"");
        }

        Contents(html, pictures);
        html.Raw("</header>\n<main>");
        foreach (var sweep in pictures.Sweeps)
        {
            Section(html, sweep);
        }

        foreach (var workload in pictures.Workloads)
        {
            HtmlSection.Write(html, workload);
        }

        if (pictures.Calls is { } calls)
        {
            Section(html, calls);
        }

        Ending(html, result, json);
        html.Raw($"</main>\n<script>\n{Resource("report.js")}</script>\n</body>\n</html>");
        return html.ToString();
    }

    private static void Head(HtmlText html, string title)
    {
        html.Raw("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">");
        html.Raw("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">");
        // Whatever is in it: the page asks nobody for anything.
        html.Raw("<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'; "
            + "script-src 'unsafe-inline'; img-src data:\">");
        html.Element("title", title);
        html.Raw("<link rel=\"icon\" href=\"data:,\">");
        html.Raw($"<style>\n{Resource("report.css")}</style>\n</head>\n<body>");
    }

    private static void Contents(HtmlText html, Pictures pictures)
    {
        var targets = pictures.Sweeps.Select(sweep => (sweep.Id, sweep.Title))
            .Concat(pictures.Workloads.Select(part => (part.Workload.Id, part.Workload.Name)))
            .Concat(pictures.Calls is null ? [] : [(pictures.Calls.Id, pictures.Calls.Title)])
            .Concat([("environment", "Environment"), ("data", "Data")]);
        html.Raw("<nav aria-label=\"Contents\"><ul>"
            + string.Concat(targets.Select(target => $"<li><a href=\"#{target.Item1}\">{HtmlText.Encode(target.Item2)}</a></li>"))
            + "</ul></nav>");
    }

    private static void Section(HtmlText html, Chart chart)
    {
        html.Raw("<section>");
        html.Element("h2", chart.Title);
        HtmlSection.Figure(html, chart);
        html.Raw("</section>");
    }

    private static void Ending(HtmlText html, ResultFile result, string json)
    {
        html.Raw("<section id=\"environment\">");
        html.Element("h2", "Environment");
        html.List(Headings.About(result).Except(Headings.Warnings(result))); // which stand at the top
        if (Headings.Missing(result).ToList() is { Count: > 0 } missing)
        {
            html.Element("h3", "Not available here");
            html.List(missing);
        }

        html.Raw("</section>\n<section id=\"data\">");
        html.Element("h2", "Data");
        foreach (var line in Headings.Legend(result))
        {
            html.Element("p", line, "class=\"note\"");
        }

        var name = $"{ResultFolder.NameOf(result)}.json";
        if (json.Length <= LargestData)
        {
            var data = Convert.ToBase64String(System.Text.Encoding.UTF8.GetBytes(json));
            html.Raw($"<p class=\"download\"><a download=\"{name}\" href=\"data:application/json;base64,{data}\">"
                + $"Every sample, as JSON ({Figures.Bytes(json.Length)})</a></p>");
        }
        else
        {
            html.Element("p", $"Every sample is in {name} beside this page ({Figures.Bytes(json.Length)}).");
        }

        html.Raw("</section>");
    }

    private static string Resource(string name)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"{name} is not in the program");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
