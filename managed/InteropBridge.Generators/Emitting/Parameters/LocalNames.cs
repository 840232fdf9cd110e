// SPDX-License-Identifier: MIT
using InteropBridge.Generators.Bound.Parameters;
using InteropBridge.Generators.Writing;

namespace InteropBridge.Generators.Emitting.Parameters;

/// <summary>The locals of one method, unlike its parameters and each other.</summary>
internal sealed class LocalNames(NameScope scope)
{
    private readonly Dictionary<(BoundParameter? Parameter, string Role), string> _names = [];

    /// <summary>The status of the call.</summary>
    public string Status => Of(null, "status");

    /// <summary>What C is given for an empty span: it may refuse NULL, and never looks.</summary>
    public string StandIn => Of(null, "empty");

    /// <summary>A local of a parameter; of several the role tells which.</summary>
    public string Of(BoundParameter? parameter, string role = "")
    {
        if (!_names.TryGetValue((parameter, role), out var name))
        {
            name = scope.Unique($"__{parameter?.Name.TrimStart('@')}{role}");
            _names[(parameter, role)] = name;
        }

        return name;
    }
}
