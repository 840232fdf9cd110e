// SPDX-License-Identifier: MIT
using System.Runtime.InteropServices;
using Sqlite;

using var db = Api.Open(":memory:");
Api.Exec(db, "create table t(a integer, b text); insert into t values (1, 'one'), (2, 'two \u00fc')", null);
var rows = new List<string>();
Api.Exec(db, "select a, b from t order by a", (count, values, names) =>
{
    rows.Add(string.Join('=', Enumerable.Range(0, count).Select(i => Marshal.PtrToStringUTF8(Marshal.ReadIntPtr(values, i * nint.Size)))));
    return 0;
});
string? failure = null;
try
{
    Api.Exec(db, "selec", null);
}
catch (ExternalException)
{
    failure = Api.Errmsg(db);
}

var isRight = rows.SequenceEqual(["1=one", "2=two \u00fc"]) && Api.Changes(db) == 2 && failure == "near \"selec\": syntax error"
    && Api.LibversionNumber() == Native.SQLITE_VERSION_NUMBER && Native.SQLITE_TRANSIENT == -1;
Console.WriteLine(isRight ? "right" : "wrong");

namespace Sqlite
{
    [InteropBridge.SafeApi(typeof(Native), Prefix = "sqlite3_")]
    internal static partial class Api;
}
