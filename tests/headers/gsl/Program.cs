// SPDX-License-Identifier: MIT
using Gsl;

using var workspace = Api.IntegrationWorkspaceAlloc(1000);
var power = -0.5;
var (integral, error) = Api.IntegrationQags(x => Math.Pow(x, power) * Math.Log(x), 0, 1, 0, 1e-9, 1000, workspace);
var (bell, _) = Api.IntegrationQagi(x => Math.Exp(-x * x), 0, 1e-9, 1000, workspace);
string? thrown = null;
try
{
    Api.IntegrationQags(x => throw new NotSupportedException("in the lambda"), 0, 1, 1, 1, 1000, workspace);
}
catch (NotSupportedException exception)
{
    thrown = exception.Message;
}

var isRight = Math.Abs(integral + 4) < 1e-7 && error < 1e-6 && Math.Abs(bell - Math.Sqrt(Math.PI)) < 1e-7 && thrown == "in the lambda";
Console.WriteLine(isRight ? "right" : "wrong");

namespace Gsl
{
    [InteropBridge.SafeApi(typeof(Native), Prefix = "gsl_")]
    internal static partial class Api;
}
