// SPDX-License-Identifier: MIT
using InteropBridge.Generators.Bound;
using InteropBridge.Generators.Bound.Parameters;
using InteropBridge.Generators.Emitting.Parameters;
using InteropBridge.Generators.Writing;

namespace InteropBridge.Generators.Emitting;

/// <summary>Emits one safe method: checks, then the crossing with everything pinned and held, then what it brought.</summary>
internal sealed class MethodEmitter
{
    private readonly CodeWriter _writer;
    private readonly BoundMethod _method;
    private readonly EmittedFile _file;
    private readonly LocalNames _locals;

    /// <summary>Null if the call cannot fail.</summary>
    private readonly StatusEmitter? _status;

    /// <summary>Of the parameters, in C's order.</summary>
    private readonly List<ParameterWriter> _parameters;

    /// <summary>Of everything with a piece of the body, callbacks last: theirs refer to the objects that keep them.</summary>
    private readonly List<ParameterWriter> _parts;

    private MethodEmitter(CodeWriter writer, BoundMethod method, EmittedFile file)
    {
        (_writer, _method, _file) = (writer, method, file);
        _locals = Locals(method);
        _status = method.Status is null ? null : new StatusEmitter(writer, method, file, _locals);
        var all = method.All.Select(parameter => ParameterWriters.For(parameter, file.Helpers, _locals)).ToList();
        _parameters = method.Returns is null ? all : all.GetRange(1, all.Count - 1);
        _parts = [.. all.OrderBy(part => part.Turn)];
    }

    public static void Emit(CodeWriter writer, BoundMethod method, EmittedFile file) =>
        new MethodEmitter(writer, method, file).Emit();

    /// <summary>What writes the parameters of a method.</summary>
    public static IReadOnlyList<ParameterWriter> Writers(BoundMethod method, EmittedFile file)
    {
        var locals = Locals(method);
        return [.. method.Parameters.Select(parameter => ParameterWriters.For(parameter, file.Helpers, locals))];
    }

    public static string ReturnType(IReadOnlyList<Result> results) => results.Count switch
    {
        0 => "void",
        1 => results[0].Shape.ToString(),
        _ => $"({string.Join(", ", results.Select(result => $"{result.Shape} {result.Source.ResultName}"))})",
    };

    public static string Declare(Declaration declaration)
    {
        var value = declaration.Default is null ? "" : $" = {declaration.Default}";
        return $"{declaration.Modifier}{declaration.Shape} {declaration.Name}{value}";
    }

    private static LocalNames Locals(BoundMethod method) =>
        new(new NameScope(method.Declarations.Select(declaration => declaration.Name.TrimStart('@'))));

    private void Emit()
    {
        DocEmitter.Emit(_writer, _method, _parameters);
        var declarations = string.Join(", ", _method.Declarations.Select(Declare));
        var access = _file.Raw.IsPublic && !_method.IsPublic ? "internal" : "public";
        _writer.Open($"{access} static {ReturnType(_method.Results)} {_method.Name}{(_method.IsProperty ? "" : $"({declarations})")}");
        if (_method.IsProperty)
        {
            _writer.Open("get");
        }

        // Numbers before the spans whose lengths are computed from them.
        foreach (var parameter in _parameters.OrderBy(parameter => parameter is ArrayWriter))
        {
            parameter.Check(_writer);
        }

        var twice = _parameters.OfType<TwiceWriter>().FirstOrDefault();
        twice?.OpenLoop(_writer);
        Prepare();
        Cross();
        _parts.ForEach(part => part.After(_writer));
        twice?.CallAgain(_writer, _method.Function.Name);
        _status?.Check(_parameters.OfType<ProgressWriter>().FirstOrDefault()?.Local ?? "null");
        _parts.ForEach(part => part.Accept(_writer, _method.Function.Name));
        Return();
        if (twice is not null)
        {
            _writer.Close();
        }

        if (_method.IsProperty)
        {
            _writer.Close();
        }

        _writer.Close();
        if (_method.HasShortForm)
        {
            EmitShortForm(access);
        }
    }

    /// <summary>C gets NULL for a null reference.</summary>
    private void EmitShortForm(string access)
    {
        _writer.Line();
        DocEmitter.Emit(_writer, _method, _parameters, isShort: true);
        var declarations = string.Join(", ", _method.ShortDeclarations!.Select(Declare));
        var arguments = _method.Parameters.SelectMany(parameter => parameter is ReferenceParameter { IsNullable: true } left
            ? [$"ref global::System.Runtime.CompilerServices.Unsafe.NullRef<{left.Type.FullName}>()"]
            : parameter.Declarations.Select(declaration => declaration.Modifier + declaration.Name));
        _writer.Line($"{access} static {ReturnType(_method.Results)} {_method.Name}({declarations}) =>");
        _writer.Line($"    {_file.FullName}.{_method.Name}({string.Join(", ", arguments)});");
    }

    private void Prepare()
    {
        _parts.ForEach(part => part.Prepare(_writer));
        if (_method.Parameters.OfType<ArrayParameter>().Any(array => array.NeedsStandIn))
        {
            _writer.Line($"ulong {_locals.StandIn} = 0;");
        }

        _status?.Prepare();
    }

    private void Cross()
    {
        var holds = _parts.Exists(part => part.HoldsSomething);
        if (holds)
        {
            _writer.Open("try");
        }

        _parts.ForEach(part => part.Acquire(_writer));
        var pins = _parts.Select(part => part.Fixed).OfType<string>().ToList();
        pins.ForEach(_writer.Line);
        if (pins.Count > 0)
        {
            _writer.Open();
        }

        _parts.ForEach(part => part.Pinned(_writer));
        Call();
        _status?.Received(_parameters);
        foreach (var part in _parts.OrderBy(part => part is ArrayResultWriter)) // which may throw: after what is to be owned
        {
            part.Received(_writer);
        }

        if (pins.Count > 0)
        {
            _writer.Close();
        }

        if (!holds)
        {
            return;
        }

        _writer.Close();
        _writer.Open("finally");
        _parts.ForEach(part => part.Release(_writer));
        _writer.Close();
        _writer.Line();
    }

    private void Call()
    {
        var target = _status is not null ? $"{_status.Target} = "
            : _method.Returns is { } returns ? $"{_locals.Of(returns)} = " : "";
        var owner = _method.Fast is not null ? _file.Helpers.Fast : _file.Raw.RawName;
        var arguments = string.Join(", ", _parameters.Select(parameter => parameter.Argument));
        var value = _method.Status is { IsLong: true, HasValue: false } ? ".Value" : "";
        _writer.Line($"{target}{owner}.@{_method.Function.Name}({arguments}){value};");
    }

    private void Return()
    {
        var values = (_method.Returns is null ? _parameters : _parts.Where(part => part.Parameter == _method.Returns)
            .Concat(_parameters)).Select(part => part.Result).OfType<string>().ToList();
        if (values.Count > 0)
        {
            _writer.Line(values.Count == 1 ? $"return {values[0]};" : $"return ({string.Join(", ", values)});");
        }
    }
}
