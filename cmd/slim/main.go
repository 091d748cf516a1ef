// Command slim takes out of a WebAssembly program that Go made, in place, what
// a visitor would download for nothing: the line tables, names and arguments
// of functions, which only tracebacks read, and, where the program has names, the runtime's code for traces,
// profiles and tracebacks, which never runs. What is left of its data it writes
// in few pieces.
//
// The linker has no option for this: -s and -w leave the tables in, because
// the runtime finds the stack's shape in the same place, and it cannot know
// what is never asked for.
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
	plain, err := isPlain(program)
	if err != nil {
		return fmt.Errorf("%s: %w", path, err)
	}
	program, dead, cut, err := cutDead(program)
	if err != nil {
		return fmt.Errorf("%s: %w", path, err)
	}
	data, err := segments(program)
	if err != nil {
		return fmt.Errorf("%s: %w", path, err)
	}
	tables, err := readTables(data)
	if err != nil {
		return fmt.Errorf("%s: %w", path, err)
	}
	n := tables.clearLines(dead) + tables.clearData(dead) + tables.clearNames()
	tables.roundFind()
	data.store(tables.at, tables.b)
	if plain {
		n += clearPowers(data)
	}
	if program, err = joinSegments(program); err != nil {
		return fmt.Errorf("%s: %w", path, err)
	}
	fmt.Printf("%s: %d bytes of code that never runs cut, %d bytes of line tables and names cleared\n", path, cut, n)
	return os.WriteFile(path, program, 0o644)
}
