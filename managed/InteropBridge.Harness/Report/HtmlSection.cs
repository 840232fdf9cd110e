// SPDX-License-Identifier: MIT
using InteropBridge.Harness.Charts;
using InteropBridge.Harness.Results;

namespace InteropBridge.Harness.Report;

/// <summary>The part of the page for one kernel: its answer, charts and table.</summary>
internal static class HtmlSection
{
    public static void Write(HtmlText html, WorkloadCharts part)
    {
        html.Raw($"<section id=\"{part.Workload.Id}\">");
        html.Element("h2", part.Workload.Name);
        foreach (var chart in part.Charts)
        {
            html.Element("h3", chart.Title);
            Figure(html, chart);
        }

        html.Element("h3", "Figures");
        Table(html, part.Workload);
        html.Raw("</section>");
    }

    public static void Figure(HtmlText html, Chart chart)
    {
        html.Raw($"<figure id=\"{chart.Id}\">{chart.Svg}");
        if (chart.Legend.Count > 1)
        {
            html.Raw("<ul class=\"legend\">" + string.Concat(chart.Legend.Select(entry =>
                $"<li><span style=\"background:var(--{Palette.Names[entry.Colour]})\"></span>{HtmlText.Encode(entry.Name)}</li>"))
                + "</ul>");
        }

        html.Element("figcaption", chart.HowToRead);
        html.Raw("</figure>");
    }

    private static void Table(HtmlText html, Workload workload)
    {
        var columns = Column.For(workload.Rows, isNarrow: false);
        var caption = HtmlText.Encode(Headings.Workload(workload.Rows));
        html.Raw($"<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"Figures of {HtmlText.Encode(workload.Name)}\">");
        html.Raw($"<table><caption>{caption}</caption><thead><tr>"
            + string.Concat(columns.Select(column => $"<th scope=\"col\">{HtmlText.Encode(column.Title)}</th>")) + "</tr></thead><tbody>");
        foreach (var row in workload.Rows)
        {
            var style = row.Failure is not null ? " class=\"failed\"" : row.IsBaseline ? " class=\"baseline\"" : "";
            html.Raw($"<tr{style}><th scope=\"row\">{HtmlText.Encode(columns[0].Text(row))}</th>"
                + string.Concat(columns.Skip(1).Select(column => $"<td>{HtmlText.Encode(column.Text(row))}</td>")) + "</tr>");
        }

        html.Raw("</tbody></table></div>");
        html.List(workload.Rows.SelectMany(row => Column.Notes(row).Select(note => $"{row.Variant}: {note}")), "class=\"note\"");
    }
}
