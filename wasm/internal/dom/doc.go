// Package dom is the typed edge to the browser. Exceptions become errors, and
// what registers something returns how to undo it. Nothing outside it and the
// drawing devices imports syscall/js.
//
// What is called often or carries much goes through functions that the page's
// own script gives the module (shim.go): 10 ns a call, where a js.Value.Call
// takes 550 to 960 ns and a text 3 microseconds. A call from JavaScript into
// Go takes 10 to 14 microseconds, so events are few and coarse.
package dom
