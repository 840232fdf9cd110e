// SPDX-License-Identifier: MIT
namespace InteropBridge.Tests.Generators.Fuzz;

/// <summary>A function with parameters of every kind that there is a contract for, all of them valid.</summary>
internal sealed class RandomFunction
{
    private static readonly (string C, string CSharp)[] Numbers =
    [
        ("int8_t", "sbyte"), ("uint8_t", "byte"), ("int16_t", "short"), ("uint16_t", "ushort"), ("int32_t", "int"),
        ("uint32_t", "uint"), ("int64_t", "long"), ("uint64_t", "ulong"), ("size_t", "nuint"), ("float", "float"),
        ("double", "double"),
    ];

    private readonly RandomHeader _header;
    private readonly Random _random;
    private readonly NastyNames _names;
    private readonly HashSet<string> _taken;
    private readonly List<RandomParameter> _parameters = [];
    private readonly List<string> _lengths = [];
    private bool _hasHandle;
    private bool _hasCallback;

    public RandomFunction(RandomHeader header, string name, Random random)
    {
        (_header, _random, _names, Name) = (header, random, new NastyNames(random), name);
        _taken = [.. header.TypeNames, name];
        var count = random.Next(6);
        for (var i = 0; i < count; i++)
        {
            Add();
        }

        Returns = Return();
    }

    public string Name { get; }

    public RandomParameter Returns { get; }

    public bool MakesHandle => _parameters.Append(Returns)
        .Any(parameter => parameter.Contracts.Any(contract => contract.StartsWith("handle(", StringComparison.Ordinal)));

    public bool TakesHandle { get; private set; }

    public string Header => $"{Returns.C} {Name}({(_parameters.Count == 0 ? "void"
        : string.Join(", ", _parameters.Select(parameter => parameter.Header)))})"
        + $"{string.Concat(Returns.Contracts.Select(contract => " " + RandomParameter.Macro(contract)))};\n";

    public string Raw => "[DllImport(\"sample\", CallingConvention = CallingConvention.Cdecl, ExactSpelling = true)] "
        + (Returns.C == "void" ? "" : $"[return: NativeTypeName(\"{Returns.C}\")] ")
        + string.Concat(Returns.Contracts.Select(contract => $"[NativeAnnotation(\"{contract}\")] "))
        + $"public static extern {Returns.CSharp} {NastyNames.InCSharp(Name)}"
        + $"({string.Join(", ", _parameters.Select(parameter => parameter.Raw))});\n";

    private void Add()
    {
        Action[] kinds =
        [
            Number, Number, Array, Array, Array, One, One, Text, Buffer, Lent, Boolean, Enumeration, Structure, Handle, NewHandle,
            Callback, Progress,
        ];
        kinds[_random.Next(kinds.Length)]();
    }

    private string NewName() => _names.Unique(_taken);

    private void Add(string c, string csharp, params string[] contracts) =>
        _parameters.Add(new RandomParameter(c, csharp, NewName(), contracts));

    private bool Maybe(int oneIn = 3) => _random.Next(oneIn) == 0;

    private (string C, string CSharp) AnyNumber() => Numbers[_random.Next(Numbers.Length)];

    private void Number()
    {
        var (c, csharp) = AnyNumber();
        var isFloat = c is "float" or "double";
        Add(c, csharp, !Maybe() ? [] : isFloat ? [Maybe(2) ? "range(-0.5, 1e3)" : "range(0, FLT_MAX)"] : ["range(0, 100)"]);
    }

    /// <summary>Its length is a parameter of its own, one that there is, an expression, or a number.</summary>
    private void Array()
    {
        var direction = new[] { "in", "out", "inout" }[_random.Next(3)];
        var (c, csharp) = Maybe(5) && _header.Struct is { } type ? (type, _header.InCSharp(type)) : AnyNumber();
        if (Maybe(6))
        {
            (c, csharp) = ("void", "void");
        }

        var contracts = new List<string> { $"{direction}({Length()})" };
        if (Maybe())
        {
            contracts.Add("nullable");
        }

        if (Maybe(5))
        {
            contracts.Add(Maybe(2) ? "alias(none)" : "alias(exact)");
        }

        Add($"{(direction == "in" ? "const " : "")}{c} *", $"{csharp}*", [.. contracts]);
    }

    private string Length()
    {
        switch (_random.Next(4))
        {
            case 0 when _lengths.Count > 0:
                return _lengths[_random.Next(_lengths.Count)];
            case 1:
                return "4";
            case 2 when _lengths.Count > 0:
                return $"2 * ({_lengths[_random.Next(_lengths.Count)]} + 1)";
            default:
                var (c, csharp) = Numbers[_random.Next(9)];
                var name = NewName();
                _parameters.Add(new RandomParameter(c, csharp, name, Maybe() ? ["range(0, 50)"] : []));
                _lengths.Add(name);
                return name;
        }
    }

    private void One()
    {
        var direction = new[] { "in", "out", "out", "inout" }[_random.Next(4)];
        var (c, csharp) = Maybe(4) && _header.Struct is { } type ? (type, _header.InCSharp(type))
            : Maybe(6) ? ("_Bool", "bool") : AnyNumber();
        Add($"{(direction == "in" ? "const " : "")}{c} *", $"{csharp}*",
            Maybe() ? [$"{direction}(1)", "nullable"] : [$"{direction}(1)"]);
    }

    private void Text() => Add("const char *", "sbyte*", Maybe() ? ["string(utf8)", "nullable"] : ["string(utf8)"]);

    private void Buffer()
    {
        var name = NewName();
        _parameters.Add(new RandomParameter("uint64_t", "ulong", name, "range(0, 100)"));
        Add("char *", "sbyte*", $"out({name})", "string(utf8)");
    }

    private void Lent() => Add("const char **", "sbyte**", Maybe() ? ["out(1)", "string(utf8)", "nonnull"]
        : ["out(1)", "string(utf8)"]);

    private void Boolean() => Add("_Bool", "byte");

    private void Enumeration() => Add(_header.Enum, _header.InCSharp(_header.Enum));

    private void Structure()
    {
        if (_header.Struct is { } type)
        {
            Add(type, _header.InCSharp(type));
        }
    }

    private void Handle()
    {
        if (_header.Object is { } type)
        {
            TakesHandle = true;
            Add($"{type} *", $"{_header.InCSharp(type)}*", Maybe() ? ["nullable", "borrows"] : ["nonnull", "borrows"]);
        }
    }

    private void NewHandle()
    {
        if (_header.Object is { } type && !_hasHandle)
        {
            _hasHandle = true;
            Add(Maybe() ? $"const {type} **" : $"{type} **", $"{_header.InCSharp(type)}**", "out(1)",
                $"handle({type}, {_header.Destroy})");
        }
    }

    private void Callback() => AddCallback("cb_visit", "delegate* unmanaged[Cdecl]<void*, long, byte, byte>", Maybe() ? ["nullable"] : []);

    private void Progress() => AddCallback("cb_step", "delegate* unmanaged[Cdecl]<void*, long, long, int>",
        Maybe(2) ? ["progress", "cancel", "nullable"] : Maybe(2) ? ["progress"] : ["cancel", "nullable"]);

    private void AddCallback(string c, string csharp, string[] more)
    {
        if (!_hasCallback)
        {
            _hasCallback = true;
            Add(c, csharp, ["callback(lifetime: call)", .. more]);
            Add("void *", "void*", "user_data");
        }
    }

    private RandomParameter Return()
    {
        var (c, csharp) = AnyNumber();
        RandomParameter Of(string type, string raw, params string[] contracts) => new(type, raw, "", contracts);
        var fast = _hasCallback || !Maybe(8) ? System.Array.Empty<string>() : ["fast"];
        return _random.Next(8) switch
        {
            0 => Of("void", "void", fast),
            1 => Of("int32_t", "int", ["status", .. fast]),
            2 => Of("_Bool", "byte", fast),
            3 => Of("const char *", "sbyte*", "string(utf8)"),
            4 when _header.Struct is { } type => Of(type, _header.InCSharp(type), fast),
            5 => Of(_header.Enum, _header.InCSharp(_header.Enum), fast),
            6 when _header.Object is { } type && !_hasHandle =>
                Of($"{type} *", $"{_header.InCSharp(type)}*", $"handle({type}, {_header.Destroy})"),
            _ => Of(c, csharp, fast),
        };
    }
}
