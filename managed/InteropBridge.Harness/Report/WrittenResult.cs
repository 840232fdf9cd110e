// SPDX-License-Identifier: MIT
namespace InteropBridge.Harness.Report;

/// <summary>What was written of a result.</summary>
/// <param name="Json">Path of the run's JSON file.</param>
/// <param name="Html">Path of its page.</param>
/// <param name="Problem">Why the pictures are missing; null if they are not.</param>
internal sealed record WrittenResult(string Json, string Html, string? Problem)
{
    /// <summary>What to say about it.</summary>
    public IEnumerable<string> Lines()
    {
        yield return $"Report: {Html}";
        yield return $"Results: {Json} (and .csv, .md; also as latest.*)";
        if (Problem is not null)
        {
            yield return Problem;
        }
    }
}
