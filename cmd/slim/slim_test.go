package main

import (
	"bytes"
	"compress/gzip"
	"encoding/binary"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// program grows its stack, collects garbage with pointers on it, and panics
// and recovers: everything that walks a stack by the tables that stay.
const program = `package main

import "runtime"

type list struct{ next *list; pad [64]byte }

func deep(n int, l *list) int {
	if n == 0 {
		runtime.GC()
		return 0
	}
	return deep(n-1, &list{next: l}) + 1
}

func fails() (said string) {
	defer func() { said = recover().(error).Error() }()
	var none []int
	return string(rune(none[deep(3, nil)]))
}

func main() {
	_, file, line, _ := runtime.Caller(0)
	println(deep(10000, nil), fails(), file, line)
}
`

func build(t *testing.T) string {
	t.Helper()
	dir := t.TempDir()
	source, out := filepath.Join(dir, "main.go"), filepath.Join(dir, "main.wasm")
	if err := os.WriteFile(source, []byte(program), 0o644); err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command("go", "build", "-trimpath", "-ldflags=-w", "-o", out, source)
	cmd.Env = append(os.Environ(), "GOOS=js", "GOARCH=wasm")
	if words, err := cmd.CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, words)
	}
	return out
}

// packed is the size of what is downloaded.
func packed(t *testing.T, b []byte) int {
	t.Helper()
	var out bytes.Buffer
	w := gzip.NewWriter(&out)
	if _, err := w.Write(b); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return out.Len()
}

func TestASlimProgramRuns(t *testing.T) {
	if testing.Short() {
		t.Skip("THIS TEST DID NOT RUN: it builds a program, and -short is set")
	}
	path := build(t)
	before, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if err := run(path); err != nil {
		t.Fatal(err)
	}
	after, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if was, is := packed(t, before), packed(t, after); is > was*9/10 || is < was/2 {
		t.Errorf("%d bytes to download became %d", was, is)
	}
	node, err := exec.LookPath("node")
	if err != nil {
		t.Skip("THIS TEST DID NOT RUN: there is no Node to run the program with")
	}
	root, err := exec.Command("go", "env", "GOROOT").Output()
	if err != nil {
		t.Fatal(err)
	}
	words, err := exec.Command(node, filepath.Join(strings.TrimSpace(string(root)), "lib", "wasm", "wasm_exec_node.js"), path).CombinedOutput()
	if want := "10000 runtime error: index out of range [3] with length 0 ? 0"; err != nil || !strings.Contains(string(words), want) {
		t.Errorf("the program says %q, %v", words, err)
	}
}

// What findfunc of the runtime does: from the number in a function's bucket on
// it looks for the last function that does not begin after the one it wants.
func TestFunctionsAreFoundAndNamesAreNot(t *testing.T) {
	if testing.Short() {
		t.Skip("THIS TEST DID NOT RUN: it builds a program, and -short is set")
	}
	path := build(t)
	if err := run(path); err != nil {
		t.Fatal(err)
	}
	program, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	data, err := segments(program)
	if err != nil {
		t.Fatal(err)
	}
	tables, err := readTables(data)
	if err != nil {
		t.Fatal(err)
	}
	names, find := tables.names.of(tables.b), tables.find.of(tables.b)
	if len(tables.functions) < 500 {
		t.Fatalf("%d functions", len(tables.functions))
	}
	named := map[string]int{}
	for i, f := range tables.functions {
		first := int(binary.LittleEndian.Uint32(find[int(f.number)*buckets*bucket:]))
		if first > i || i-first >= steps {
			t.Fatalf("function %d is looked for from %d on", i, first)
		}
		name, _, _ := bytes.Cut(names[f.field(nameAt):], []byte{0})
		named[string(name)]++
	}
	if len(named) != 2 || named["runtime."] < 100 || named[""] < 10 {
		t.Errorf("functions by name: %v", named)
	}
}

func TestDataOfFunctions(t *testing.T) {
	begins, kept := make([]bool, 10), make([]bool, 10)
	begins[2], begins[4], begins[6], begins[8] = true, true, true, true
	kept[4] = true
	want := []bool{true, true, false, false, true, true, false, false, true, true}
	if got := spread(begins, kept); !slices.Equal(got, want) {
		t.Errorf("kept: %v", got)
	}
}

func TestWhatIsNoProgramIsRefused(t *testing.T) {
	for name, b := range map[string]string{
		"empty": "", "text": "hello, program", "no sections": "\x00asm\x01\x00\x00\x00",
		"cut": "\x00asm\x01\x00\x00\x00\x0b\x20\x01\x00", "a segment that is too long": "\x00asm\x01\x00\x00\x00\x0b\x06\x01\x00\x41\x00\x0b\x7f",
		"no tables": "\x00asm\x01\x00\x00\x00\x0b\x07\x01\x00\x41\x00\x0b\x01x",
	} {
		path := filepath.Join(t.TempDir(), "x.wasm")
		if err := os.WriteFile(path, []byte(b), 0o644); err != nil {
			t.Fatal(err)
		}
		if err := run(path); err == nil {
			t.Errorf("%s: accepted", name)
		}
		if kept, _ := os.ReadFile(path); string(kept) != b {
			t.Errorf("%s: the file was changed", name)
		}
	}
}

func TestFractionsStayWhereTheyAreUsed(t *testing.T) {
	plain := map[uint64]string{1: "internal_strconv.AppendFloat", 2: "strconv.Itoa", 3: "internal_strconv.genericFtoa"}
	if !withoutFractions(plain) {
		t.Error("a program that writes no fraction is taken for one that does")
	}
	for _, name := range []string{"strconv.FormatFloat", "strconv.AppendFloat", "internal_strconv.ParseFloat", "strconv.ParseComplex"} {
		plain[4] = name
		if withoutFractions(plain) {
			t.Errorf("%s is not seen", name)
		}
	}
	if withoutFractions(map[uint64]string{1: "internal_strconv.AppendFloat"}) {
		t.Error("a program in which strconv may be inlined cannot be known to write none")
	}
}

func TestPowersOfTenAreFound(t *testing.T) {
	table := make([]byte, 100+powers*powerSize+100)
	for i := range table {
		table[i] = 7
	}
	copy(table[100:], firstPower)
	if n := clearPowers(memory{{at: 64, bytes: table}}); n != 0 || table[100] == 0 {
		t.Errorf("%d bytes of something else are cleared", n)
	}
	copy(table[100+powerOfOne*powerSize:], onePower)
	if n := clearPowers(memory{{at: 64, bytes: table}}); n != powers*powerSize {
		t.Errorf("%d bytes are cleared", n)
	}
	if table[99] != 7 || table[100] != 0 || table[100+powers*powerSize-1] != 0 || table[100+powers*powerSize] != 7 {
		t.Error("the table is not cleared from its beginning to its end")
	}
}
