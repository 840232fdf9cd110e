// SPDX-License-Identifier: MIT
using InteropBridge.Generators.Bound.Parameters;

namespace InteropBridge.Generators.Emitting.Parameters;

/// <summary>The writer of each kind of parameter.</summary>
internal static class ParameterWriters
{
    public static ParameterWriter For(BoundParameter parameter) => parameter switch
    {
        ArrayParameter array => new ArrayWriter(array),
        CallbackParameter callback => new CallbackWriter(callback),
        CapacityParameter capacity => new CapacityWriter(capacity),
        HandleParameter handle => new HandleWriter(handle),
        HandleResultParameter handle => new HandleResultWriter(handle),
        InputParameter input => new InputWriter(input),
        LengthParameter length => new LengthWriter(length),
        OutputParameter output => new OutputWriter(output),
        ProgressParameter progress => new ProgressWriter(progress),
        ReferenceParameter reference => new ReferenceWriter(reference),
        StringBufferParameter buffer => new StringBufferWriter(buffer),
        StringParameter text => new StringWriter(text),
        StringResultParameter text => new StringResultWriter(text),
        UserDataParameter userData => new UserDataWriter(userData),
        ValueParameter value => new ValueWriter(value),
        _ => throw new ArgumentException($"no writer for {parameter.GetType().Name}", nameof(parameter)),
    };
}
