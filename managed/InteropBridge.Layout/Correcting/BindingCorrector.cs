// SPDX-License-Identifier: MIT
using InteropBridge.Layout.Comparing;
using InteropBridge.Layout.Managed;
using InteropBridge.Layout.Native;

namespace InteropBridge.Layout.Correcting;

/// <summary>Corrects bindings that were just generated. A struct that C lays out as .NET cannot keeps its name alone, as a type
/// to point to, so that nobody reads or copies it.</summary>
internal sealed class BindingCorrector(HeaderText header, Answers answers, Target target)
{
    public string Correct(string text)
    {
        // A struct that lost its fields changes those that contain it.
        for (var changed = true; changed;)
        {
            var corrected = CorrectFirst(text);
            changed = corrected != text;
            text = corrected;
        }

        return text;
    }

    private string CorrectFirst(string text)
    {
        var file = BindingFile.Read(text);
        var comparison = new Comparison(file, header, answers, target);
        var wrong = file.Structs.Find(type => comparison.Of(type).Any() || LostFields(file, type));
        if (wrong is null)
        {
            return text;
        }

        var layout = new LayoutRules(file, target).Of(wrong);
        var corrected = layout is null ? null : new StructCorrector(wrong, layout, answers).Correct(text);
        return corrected is not null && IsRight(corrected, wrong.Name) ? corrected : WithoutFields(text, wrong, comparison);
    }

    private bool IsRight(string text, string name)
    {
        var file = BindingFile.Read(text);
        var type = file.Structs.Find(type => type.Name == name)!;
        return !new Comparison(file, header, answers, target).Of(type).Any();
    }

    /// <summary>Whether one of its fields is a struct that has none.</summary>
    private static bool LostFields(BindingFile file, BoundStruct type) => type.Fields.Exists(field =>
        file.Structs.Exists(other => other.Name == field.Type && other.Fields.Count == 0));

    private static string WithoutFields(string text, BoundStruct type, Comparison comparison)
    {
        var reason = string.Join("; ", comparison.Of(type).Select(difference => difference.Text).Take(3));
        var head = string.Join(" ", type.Source.Words.Where(word => word.Text != "unsafe").Select(word => word.Text));
        var note = reason.Length == 0 ? "a struct within it has a layout that C# cannot express" : reason;
        return text[..type.Source.Start]
            + $"// Without its fields, as C# cannot lay them out as C does: {note}.\n{head}\n{{\n}}" + text[type.End..];
    }
}
