// SPDX-License-Identifier: MIT
using System.Reflection;

// The library brings this program along, so this program cannot be compiled against the library. It is in the folder above.
return Assembly.LoadFrom(Path.GetFullPath("../InteropBridge.dll", AppContext.BaseDirectory))
    .GetType("InteropBridge.Processes.WorkerHost", throwOnError: true)!.GetMethod("RunIfWorker")!.Invoke(null, [args]) is true ? 0 : 1;
