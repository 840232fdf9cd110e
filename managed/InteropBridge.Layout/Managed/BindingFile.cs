// SPDX-License-Identifier: MIT
using System.Globalization;
using InteropBridge.Layout.Reading;

namespace InteropBridge.Layout.Managed;

/// <summary>The types of a file of bindings.</summary>
internal sealed class BindingFile
{
    private readonly DeclarationReader _reader;

    private BindingFile(string text)
    {
        Text = text;
        _reader = new DeclarationReader(Tokens.Of(text));
    }

    public string Text { get; }

    public List<BoundStruct> Structs { get; } = [];

    public List<BoundFunction> Functions { get; } = [];

    /// <summary>The namespace of the types; empty if there is none.</summary>
    public string Namespace { get; private set; } = "";

    /// <summary>The underlying types of enumerations, by name.</summary>
    public Dictionary<string, string> Enums { get; } = [];

    public static BindingFile Read(string text)
    {
        var file = new BindingFile(text);
        file.ReadBlock();
        return file;
    }

    /// <summary>Declarations outside of structs.</summary>
    private void ReadBlock()
    {
        while (!_reader.AtBlockEnd)
        {
            var head = _reader.Head();
            if (head.Has("struct"))
            {
                if (ReadStruct(head) is { } found && !HasNoName(found))
                {
                    Structs.Add(found);
                }
            }
            else if (head.Has("enum"))
            {
                ReadEnum(head);
            }
            else if ((head.Has("class") || head.Has("namespace")) && _reader.Take("{"))
            {
                Enter(head);
                ReadBlock();
                _reader.Take("}");
            }
            else
            {
                Enter(head);
                if (head.Has("extern") && BoundFunction.Of(head) is { } function)
                {
                    Functions.Add(function);
                }

                _reader.SkipBody();
            }
        }
    }

    /// <summary>What a C function declares inside, or a variable without a type of its own, has a name in C# only.</summary>
    private static bool HasNoName(BoundStruct type) => type.Name.StartsWith('_')
        && (type.Name.EndsWith("_e__Struct", StringComparison.Ordinal) || type.Name.EndsWith("_e__Union", StringComparison.Ordinal));

    private void Enter(Declaration head)
    {
        if (head.Words.Count > 1 && head.Words[0].Text == "namespace")
        {
            Namespace = string.Concat(head.Words.Skip(1).Select(word => word.Text));
        }
    }

    private void ReadEnum(Declaration head)
    {
        var words = head.Words.Select(word => word.Name).ToList();
        var name = words[words.IndexOf("enum") + 1];
        Enums[name] = words.IndexOf(":") is var colon and > 0 ? words[colon + 1] : "int";
        _reader.SkipBody();
    }

    private BoundStruct? ReadStruct(Declaration head)
    {
        var words = head.Words.Select(word => word.Name).ToList();
        if (!_reader.Take("{"))
        {
            _reader.SkipBody();
            return null;
        }

        var found = new BoundStruct(words[words.IndexOf("struct") + 1], head);
        while (!_reader.AtBlockEnd)
        {
            ReadMember(found);
        }

        _reader.Take("}");
        found.End = _reader.End;
        return found;
    }

    private void ReadMember(BoundStruct owner)
    {
        var head = _reader.Head();
        if (head.Has("struct"))
        {
            if (ReadStruct(head) is { } nested)
            {
                owner.Nested.Add(nested);
            }
        }
        else if (head.Has("enum"))
        {
            ReadEnum(head);
        }
        else if (!head.Has("static") && !head.Has("const") && _reader.Take(";"))
        {
            AddField(owner, head);
        }
        else
        {
            _reader.SkipBody();
            if (head.NativeType?.Split(" : ") is [_, var width]
                && int.TryParse(width, NumberStyles.None, CultureInfo.InvariantCulture, out var bits))
            {
                owner.BitFields.Add(new BoundBitField(head.Words[^1].Name, head.Words[^2].Text, bits, head, _reader.End));
            }
        }
    }

    private void AddField(BoundStruct owner, Declaration head)
    {
        var words = head.Words.Where(word => word.Text is not ("public" or "internal" or "private" or "readonly" or "unsafe"))
            .ToList();
        var isFixed = words.Count > 0 && words[0].Text == "fixed";
        var bracket = isFixed ? words.FindIndex(word => word.Text == "[") : words.Count;
        if (bracket < 2)
        {
            return;
        }

        var type = string.Concat(words[(isFixed ? 1 : 0)..(bracket - 1)].Select(word => word.Name));
        var count = isFixed ? DeclaredAttribute.Product(words.Skip(bracket + 1).Select(word => word.Text)
            .TakeWhile(word => word != "]").Where(word => word != "*")) : 1;
        owner.Fields.Add(new BoundField(words[bracket - 1].Name, type, count, head, _reader.End));
    }
}
