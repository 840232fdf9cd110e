// SPDX-License-Identifier: MIT
using System.CommandLine;
using System.Globalization;
using InteropBridge.Harness.Shell;
using InteropBridge.Variants;

namespace InteropBridge.Harness.Gap;

/// <summary>The options for the sizes that the kernels' tables declare: <c>--size rows=2000</c>, <c>--rows 2000</c> as a short
/// form, and <c>--size 2000</c> for all extents at once.</summary>
internal sealed class SizeOptions
{
    private readonly IReadOnlyList<IGrouping<string, (Kernel Kernel, KernelSize Size)>> _sizes;
    private readonly Option<string[]> _all;
    private readonly Dictionary<string, Option<long?>> _short = [];

    public SizeOptions(IReadOnlyList<Kernel> kernels)
    {
        _sizes = [.. kernels.SelectMany(kernel => kernel.Sizes.Select(size => (Kernel: kernel, Size: size)))
            .GroupBy(pair => pair.Size.Name)];
        _all = new Option<string[]>("--size")
        {
            Description = "Sizes by name, such as "
                + $"{(_sizes.Count == 0 ? "rows" : _sizes[0].Key)}=2000; a number alone sets every extent ({Extents()}). "
                + "Repeatable, or a list with commas.",
            HelpName = "name=n",
        };
    }

    /// <summary>Adds the options. A size named like another option has no short form.</summary>
    public void AddTo(Command command)
    {
        var taken = command.Options.SelectMany(option => option.Aliases.Append(option.Name)).Append("--help").Append("--version")
            .ToHashSet();
        command.Add(_all);
        foreach (var size in _sizes.Where(size => !taken.Contains($"--{size.Key}")))
        {
            var option = new Option<long?>($"--{size.Key}") { Description = Describe(size), HelpName = "n" };
            option.CustomParser = result =>
            {
                var text = result.Tokens.Count == 0 ? "" : result.Tokens[0].Value;
                if (!long.TryParse(text, CultureInfo.InvariantCulture, out var value))
                {
                    result.AddError($"--{size.Key} {text}: expected a number.");
                    return null;
                }

                if (Refusal(size, value) is { } refusal)
                {
                    result.AddError($"--{size.Key} {text}: {refusal}");
                    return null;
                }

                return value;
            };
            _short.Add(size.Key, option);
            command.Add(option);
        }
    }

    /// <summary>The sizes given by name, and the value given for all extents. A name's own option goes before
    /// <c>--size</c>.</summary>
    /// <exception cref="UsageException">A name is unknown, or a value is not a number or outside every kernel's
    /// range.</exception>
    public (IReadOnlyDictionary<string, long> Named, long? Extent) Read(ParseResult parsed)
    {
        var (named, extent) = (new Dictionary<string, long>(), (long?)null);
        foreach (var word in (parsed.GetValue(_all) ?? []).SelectMany(words => words.Split(',', StringSplitOptions.TrimEntries)))
        {
            var (name, text) = word.Split('=', 2) is [var left, var right] ? (left, right) : ("", word);
            if (!long.TryParse(text, CultureInfo.InvariantCulture, out var value))
            {
                throw new UsageException($"--size {word}: expected a number, or a name and a number such as rows=2000.");
            }

            if (name.Length == 0)
            {
                // Which sizes it sets, and whether they take it, depends on the kernels that are selected.
                extent = value;
            }
            else
            {
                named[name] = Refusal(Find(name, word), value) is { } refusal
                    ? throw new UsageException($"--size {word}: {refusal}") : value;
            }
        }

        foreach (var (name, option) in _short)
        {
            if (parsed.GetValue(option) is { } value)
            {
                named[name] = value;
            }
        }

        return (named, extent);
    }

    private static bool IsExtent(IGrouping<string, (Kernel Kernel, KernelSize Size)> size) => size.Any(pair => pair.Size.IsExtent);

    /// <summary>Why no kernel takes the value; null if one does.</summary>
    private static string? Refusal(IGrouping<string, (Kernel Kernel, KernelSize Size)> size, long value)
    {
        if (size.Any(pair => pair.Size.Allows(value)))
        {
            return null;
        }

        var ranges = size.GroupBy(pair => (pair.Size.Smallest, pair.Size.Largest)).Select(range =>
            $"{range.Key.Smallest}..{range.Key.Largest} ({string.Join(", ", range.Select(pair => pair.Kernel.Name).Distinct())})");
        return $"{size.Key} must be within {string.Join(" or ", ranges)}.";
    }

    private static string Describe(IGrouping<string, (Kernel Kernel, KernelSize Size)> size)
    {
        var meanings = size.GroupBy(pair => (pair.Size.Meaning, pair.Size.Default, pair.Size.Quick)).Select(use =>
            $"{string.Join(", ", use.Select(pair => pair.Kernel.Name).Distinct())}: {use.Key.Meaning} (default: {use.Key.Default}"
            + (use.Key.Quick == use.Key.Default ? ")" : $"; quick: {use.Key.Quick})"));
        return string.Join("; ", meanings);
    }

    private string Extents() => string.Join(", ", _sizes.Where(IsExtent).Select(size => size.Key));

    private IGrouping<string, (Kernel Kernel, KernelSize Size)> Find(string name, string word) =>
        _sizes.FirstOrDefault(size => size.Key == name) ?? throw new UsageException(
            $"--size {word}: no kernel has a size \"{name}\".{DidYouMean.Ask(name, _sizes.Select(size => size.Key))} "
            + $"There are: {string.Join(", ", _sizes.Select(size => size.Key))}.");
}
