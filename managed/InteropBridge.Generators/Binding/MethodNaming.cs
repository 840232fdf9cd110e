// SPDX-License-Identifier: MIT
using InteropBridge.Generators.Bound;
using InteropBridge.Generators.Diagnostics;
using InteropBridge.Generators.Model;
using InteropBridge.Generators.Reading.Raw;
using InteropBridge.Generators.Writing;

namespace InteropBridge.Generators.Binding;

/// <summary>Names the methods of a class, and leaves out those that C# could not tell apart.</summary>
internal sealed class MethodNaming(RawClass raw, Names names, ProblemList problems)
{
    private readonly HashSet<string> _notForMethods =
        [raw.Name, .. raw.Members.Where(member => member.Signature is null).Select(member => member.Name)];

    private readonly Dictionary<string, string> _renamed = [];

    /// <summary>Twins share a name without their suffix, unless C# could not tell them apart.</summary>
    /// <returns>The methods that have a name and parameters of their own.</returns>
    public IReadOnlyList<BoundMethod> Name(List<BoundMethod> methods)
    {
        foreach (var group in methods.GroupBy(method =>
            (Name: method.Rename ?? names.Method(method.Function.Name, withSuffix: false), method.Signature)))
        {
            var isAlone = group.Count() == 1;
            foreach (var method in group)
            {
                method.Name = Allowed(method, isAlone || method.Rename is not null ? group.Key.Name
                    : names.Method(method.Function.Name, withSuffix: true));
            }
        }

        var kept = new List<BoundMethod>();
        foreach (var method in methods)
        {
            var rival = kept.Find(other => other.Name == method.Name
                && (other.Signature == method.Signature || other.IsProperty || method.IsProperty))?.Function.Name;
            rival ??= raw.Members.Any(member => member.Name == method.Name && (member.Signature == method.Signature || method.IsProperty))
                ? $"{raw.Name}.{method.Name} of your own" : null;
            if (rival is null)
            {
                kept.Add(method);
            }
            else
            {
                problems.Add(Descriptors.NameClash, method.Function.Place, method.Function.Name, rival);
            }
        }

        GiveShortForms(kept);
        return kept;
    }

    /// <summary>Where no other method has the same parameters.</summary>
    private void GiveShortForms(List<BoundMethod> methods)
    {
        var taken = new HashSet<(string, string)>(methods.Select(method => (method.Name, method.Signature))
            .Concat(raw.Members.Where(member => member.Signature is not null)
                .Select(member => (member.Name, member.Signature!))));
        foreach (var method in methods)
        {
            method.HasShortForm = method.ShortDeclarations is { } declarations
                && taken.Add((method.Name, BoundMethod.SignatureOf(declarations)));
        }
    }

    /// <summary>A method can have neither the class's own name nor that of a field, property or type in it.</summary>
    private string Allowed(BoundMethod method, string name)
    {
        if (!_notForMethods.Contains(name))
        {
            return name;
        }

        if (!_renamed.TryGetValue(name, out var other))
        {
            var scope = new NameScope(_notForMethods.Concat(raw.Functions
                .Select(function => names.Method(function.Name, withSuffix: true))));
            other = scope.Unique(Names.Pascal(method.Function.Name), $"{name}Native");
            _renamed[name] = other;
        }

        problems.Add(Descriptors.Renamed, method.Function.Place, method.Function.Name, other,
            $"{raw.Name} cannot have a method named {name}");
        return other;
    }
}
