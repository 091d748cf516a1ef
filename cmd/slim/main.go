// Command slim takes the line tables out of a WebAssembly program that Go
// made, in place, so that it compresses to less: visitors would download them
// for the sake of tracebacks that nobody sees. A traceback then names
// functions without files and lines; nothing else changes.
//
// The linker has no option for this: -s and -w leave the tables in, because
// the runtime finds the stack's shape in the same place.
package main

import (
	"fmt"
	"os"
)

func main() {
	if len(os.Args) != 2 {
		fmt.Fprintln(os.Stderr, "usage: slim PROGRAM.wasm")
		os.Exit(2)
	}
	if err := run(os.Args[1]); err != nil {
		fmt.Fprintln(os.Stderr, "slim:", err)
		os.Exit(1)
	}
}

func run(path string) error {
	program, err := os.ReadFile(path)
	if err != nil {
		return err
	}
	data, err := segments(program)
	if err != nil {
		return fmt.Errorf("%s: %w", path, err)
	}
	n, err := clearLines(data)
	if err != nil {
		return fmt.Errorf("%s: %w", path, err)
	}
	fmt.Printf("%s: %d bytes of line tables cleared\n", path, n)
	return os.WriteFile(path, program, 0o644)
}
