// Package formattest helps the tests of importers.
package formattest

import (
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"

	"throughline/graph/load/format"
	"throughline/graph/load/record"
)

// Import runs an importer on files given by path and returns what it emits and
// what it skips. Files that it does not recognise are left out, as in a load.
func Import(t testing.TB, imp format.Importer, files map[string]string) ([]*record.Batch, []record.Problem) {
	t.Helper()
	return ImportWith(t, imp, format.Hints{}, files)
}

// ImportWith is Import with hints.
func ImportWith(t testing.TB, imp format.Importer, h format.Hints, files map[string]string) ([]*record.Batch, []record.Problem) {
	t.Helper()
	var list []*format.File
	for path, content := range files {
		list = append(list, format.NewFile(path, []byte(content)))
	}
	return run(t, imp, h, list)
}

func run(t testing.TB, imp format.Importer, h format.Hints, files []*format.File) (batches []*record.Batch, problems []record.Problem) {
	t.Helper()
	files = slices.DeleteFunc(files, func(f *format.File) bool {
		head, err := f.Head()
		return err != nil || imp.Recognise(head, f.Path) == format.No
	})
	slices.SortFunc(files, func(a, b *format.File) int { return strings.Compare(a.Path, b.Path) })
	err := imp.Import(&format.Input{
		Files: files, Hints: h,
		Emit: func(b *record.Batch) error {
			Check(t, b)
			batches = append(batches, b)
			return nil
		},
		Skip: func(p record.Problem) { problems = append(problems, p) },
		Stop: func() bool { return false },
	})
	if err != nil {
		t.Fatal(err)
	}
	return batches, problems
}

// Extra returns a folder of the data outside the tree, or skips the test in a
// loud line where THROUGHLINE_EXTRA does not say where that is.
func Extra(t testing.TB, path string) string {
	t.Helper()
	root := os.Getenv("THROUGHLINE_EXTRA")
	if root == "" {
		t.Skipf("NOT RUN: %s needs the data outside the tree; set THROUGHLINE_EXTRA to its folder", t.Name())
	}
	return filepath.Join(root, filepath.FromSlash(path))
}

// ImportFolder runs an importer on all files of a folder that it recognises.
func ImportFolder(t testing.TB, imp format.Importer, folder string) ([]*record.Batch, []record.Problem) {
	t.Helper()
	var list []*format.File
	err := filepath.WalkDir(folder, func(path string, d os.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		content, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		rel, err := filepath.Rel(folder, path)
		f := format.NewFile(filepath.ToSlash(rel), content)
		list = append(list, f)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return run(t, imp, format.Hints{}, list)
}

// Fuzz feeds an importer damaged files: it must not panic, what it emits must
// pass Check, and it must say the same of the same file again.
func Fuzz(f *testing.F, imp format.Importer, path string, seeds ...string) {
	for _, s := range seeds {
		f.Add([]byte(s))
		f.Add([]byte(s[:len(s)/2]))
	}
	f.Fuzz(func(t *testing.T, content []byte) {
		first, second := outcome(t, imp, path, content), outcome(t, imp, path, content)
		if !reflect.DeepEqual(first, second) {
			t.Errorf("%+v, and then %+v", first, second)
		}
	})
}

// outcome is all that an importer says of a file; that an error is among it is
// a fine answer to a damaged one.
func outcome(t *testing.T, imp format.Importer, path string, content []byte) (all []any) {
	t.Helper()
	err := imp.Import(&format.Input{
		Files: []*format.File{format.NewFile(path, content)},
		Emit: func(b *record.Batch) error {
			Check(t, b)
			all = append(all, *b)
			return nil
		},
		Skip: func(p record.Problem) {
			checker{t}.problems([]record.Problem{p})
			all = append(all, p)
		},
		Stop: func() bool { return false },
	})
	if err != nil {
		all = append(all, err.Error())
	}
	return all
}
