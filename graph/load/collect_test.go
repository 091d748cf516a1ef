package load

import (
	"archive/tar"
	"archive/zip"
	"bytes"
	"compress/gzip"
	"io"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strconv"
	"strings"
	"testing"

	"throughline/graph/load/format"
	"throughline/graph/load/record"
)

// collect returns the paths of all files found and the reasons of what is not.
func collect(t *testing.T, l Limits, stdin io.Reader, paths ...string) (found, reasons []string) {
	t.Helper()
	files, err := gather(paths, stdin, l, func(p record.Problem) { reasons = append(reasons, p.Why) })
	if err != nil {
		t.Fatal(err)
	}
	defer files.Close()
	for _, f := range files.List {
		if _, err := f.Read(); err != nil {
			reasons = append(reasons, err.Error())
			continue
		}
		found = append(found, f.Path)
	}
	slices.Sort(found)
	return found, reasons
}

func zipOf(t testing.TB, files map[string]string) []byte { return zipWith(t, zip.Deflate, files) }

func zipWith(t testing.TB, method uint16, files map[string]string) []byte {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for name, content := range files {
		w, err := z.CreateHeader(&zip.FileHeader{Name: name, Method: method})
		if err != nil {
			t.Fatal(err)
		}
		if _, err := io.WriteString(w, content); err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func tarOf(t testing.TB, files map[string]string) []byte {
	t.Helper()
	var b bytes.Buffer
	w := tar.NewWriter(&b)
	for name, content := range files {
		if err := w.WriteHeader(&tar.Header{Name: name, Size: int64(len(content)), Mode: 0o644, Typeflag: tar.TypeReg}); err != nil {
			t.Fatal(err)
		}
		if _, err := io.WriteString(w, content); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.WriteHeader(&tar.Header{Name: "link", Linkname: "/etc/passwd", Typeflag: tar.TypeSymlink}); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func gzipOf(t testing.TB, content []byte) []byte {
	t.Helper()
	var b bytes.Buffer
	z := gzip.NewWriter(&b)
	if _, err := z.Write(content); err != nil {
		t.Fatal(err)
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func TestCollectLooksIntoFoldersAndArchives(t *testing.T) {
	inner := map[string]string{"a/one.txt": "1", "two.txt": "2"}
	root := write(t, map[string]string{
		"plain.txt": "p", "sub/deep.txt": "d", ".git/config": "no", "x.zip": string(zipOf(t, inner)), "x.tar": string(tarOf(t, inner)),
		"x.tar.gz": string(gzipOf(t, tarOf(t, inner))), "z.txt.gz": string(gzipOf(t, []byte("z"))), "n.zip": string(zipOf(t, map[string]string{"in.zip": string(zipOf(t, inner))})),
	})
	found, reasons := collect(t, Limits{}, nil, root)
	want := []string{"a/one.txt", "a/one.txt", "a/one.txt", "a/one.txt", "plain.txt", "sub/deep.txt", "two.txt", "two.txt", "two.txt", "two.txt", "z.txt"}
	if !slices.Equal(found, want) || len(reasons) > 0 {
		t.Errorf("found %v, reasons %v", found, reasons)
	}
	found, _ = collect(t, Limits{}, bytes.NewReader(gzipOf(t, tarOf(t, inner))), "-")
	if len(found) != 2 {
		t.Errorf("from stdin %v", found)
	}
	large := map[string]string{}
	for i := range 20 {
		large[strconv.Itoa(i)] = strings.Repeat("x", format.MaxFile/16)
	}
	for name, archive := range map[string][]byte{"tar": tarOf(t, large), "zip": zipWith(t, zip.Store, large)} {
		if found, reasons := collect(t, Limits{}, bytes.NewReader(archive), "-"); len(archive) <= format.MaxFile || len(found) != 20 {
			t.Errorf("of a %s of %d MB on stdin %d files, %v", name, len(archive)>>20, len(found), reasons)
		}
	}
}

// TestAFolderIsNamedByALink, and one with nothing in it is no load.
func TestAFolderIsNamedByALink(t *testing.T) {
	root := write(t, map[string]string{"there/good.xml": good})
	link := filepath.Join(root, "link")
	if err := os.Symlink(filepath.Join(root, "there"), link); err != nil {
		t.Fatal(err)
	}
	if found, reasons := collect(t, Limits{}, nil, link); !slices.Equal(found, []string{"good.xml"}) || len(reasons) > 0 {
		t.Errorf("found %v, %v", found, reasons)
	}
	if _, err := Load([]string{t.TempDir()}, nil, Options{}); err == nil || err.Error() != "there are no files to load" {
		t.Errorf("an empty folder: %v", err)
	}
}

func TestCollectStaysInside(t *testing.T) {
	outside := write(t, map[string]string{"secret.txt": "s"})
	root := write(t, map[string]string{
		"inside.txt": "i", "slip.zip": string(zipOf(t, map[string]string{"../../etc/evil": "x", "good.txt": "g"})),
		"slip.tar": string(tarOf(t, map[string]string{"/abs": "x", "a/../../b": "y", "ok.txt": "o"})),
	})
	for link, target := range map[string]string{"out": filepath.Join(outside, "secret.txt"), "in": filepath.Join(root, "inside.txt"), "gone": "nowhere", "loop": root} {
		if err := os.Symlink(target, filepath.Join(root, link)); err != nil {
			t.Fatal(err)
		}
	}
	found, reasons := collect(t, Limits{}, nil, root)
	if want := []string{"good.txt", "in", "inside.txt", "ok.txt"}; !slices.Equal(found, want) {
		t.Errorf("found %v", found)
	}
	slices.Sort(reasons)
	want := []string{
		"the entry's name leads out of the archive", "the entry's name leads out of the archive", "the entry's name leads out of the archive",
		"the symbolic link leads nowhere", "the symbolic link leads out of the folder",
	}
	if !slices.Equal(reasons, want) {
		t.Errorf("reasons %v", reasons)
	}
}

func TestCollectReportsDamage(t *testing.T) {
	z := zipOf(t, map[string]string{"a.txt": strings.Repeat("abc", 1000)})
	g := gzipOf(t, []byte(strings.Repeat("abc", 100000)))
	root := write(t, map[string]string{"cut.zip": string(z[:len(z)/2]), "cut.gz": string(g[:len(g)/2]), "good.txt": "g"})
	found, reasons := collect(t, Limits{}, nil, root)
	if !slices.Equal(found, []string{"good.txt"}) || len(reasons) != 2 {
		t.Errorf("found %v, reasons %v", found, reasons)
	}
}

func TestBombsStayWithinMemory(t *testing.T) {
	bomb := bytes.Repeat(gzipOf(t, make([]byte, 1<<20)), 1<<10) // gzip members behind each other are one file
	root := write(t, map[string]string{"bomb.gz": string(bomb), "nest.gz": string(gzipOf(t, gzipOf(t, gzipOf(t, gzipOf(t, gzipOf(t, []byte("x"))))))), "good.txt": "g"})
	huge, err := os.Create(filepath.Join(root, "huge.txt"))
	if err != nil {
		t.Fatal(err)
	}
	if err := huge.Truncate(1 << 30); err != nil {
		t.Fatal(err)
	}
	huge.Close()
	var before, after runtime.MemStats
	runtime.GC()
	runtime.ReadMemStats(&before)
	found, reasons := collect(t, Limits{Memory: 16 << 20}, nil, root)
	runtime.ReadMemStats(&after)
	if !slices.Equal(found, []string{"good.txt"}) || len(reasons) != 3 {
		t.Errorf("found %v, reasons %v", found, reasons)
	}
	if used := (after.Sys - before.Sys) >> 20; used > 200 {
		t.Errorf("took %d MB", used)
	}
}

func TestTooManyFilesAndTooDeep(t *testing.T) {
	root := write(t, map[string]string{"a": "1", "b": "2", "c": "3", "1/2/3/4/5": "deep"})
	found, reasons := collect(t, Limits{Files: 2, Depth: 2}, nil, root)
	if len(found) != 2 || len(reasons) != 2 {
		t.Errorf("found %v, reasons %v", found, reasons)
	}
}

func TestGoodFilesGoInBesideBadOnes(t *testing.T) {
	root := write(t, map[string]string{"a.xml": small["a.xml"], "bad.xml": small["b.xml"][:300], "what.bin": "\x00\x01", "README.md": "# Read me", "later.json": "[]\n", "later.yml": "# to do\n---\n"})
	p := load(t, nil, Options{}, root)
	s := p.Summary
	if s.Read["talk"] != 4 || len(s.Skipped) != 2 || !s.Partial() {
		t.Errorf("summary %+v", s)
	}
	if !strings.Contains(s.Skipped[0].Where+s.Skipped[1].Where, "bad.xml:1:") {
		t.Errorf("skipped %+v", s.Skipped)
	}
	if _, err := Load([]string{root}, nil, Options{Format: "nonsense"}); err == nil || !strings.Contains(err.Error(), "frab-xml") {
		t.Errorf("an unknown format gives %v", err)
	}
	if _, err := Load([]string{filepath.Join(root, "none")}, nil, Options{}); err == nil {
		t.Error("a path that does not exist gives no error")
	}
}

func TestStoppingKeepsWhatWasRead(t *testing.T) {
	root := write(t, map[string]string{"a.xml": small["a.xml"], "b.xml": small["b.xml"]})
	talks := 0
	p := load(t, nil, Options{
		Progress: func(p Progress) { talks = p.Talks },
		Stop:     func() bool { return talks > 0 },
	}, root)
	if !p.Stopped || p.Summary.Read["talk"] != 4 {
		t.Errorf("stopped %v, read %v", p.Stopped, p.Summary.Read)
	}
}
