package load

import (
	"bufio"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"sync/atomic"

	"throughline/graph/load/format"
	"throughline/graph/load/record"
)

// gathered are the files of an input. Close closes the archives they are in.
type gathered struct {
	List    []*format.File
	closers []io.Closer
}

// Close closes the archives that were opened.
func (f *gathered) Close() error {
	var err error
	for _, c := range f.closers {
		err = errors.Join(err, c.Close())
	}
	return err
}

// gather finds all files below the paths, those in archives included. A path
// of "-" is stdin. Links that lead out of a folder, entries that climb out of
// an archive and what exceeds the limits are reported to skip; a path that does
// not exist is an error.
func gather(paths []string, stdin io.Reader, l Limits, skip func(record.Problem)) (*gathered, error) {
	c := &collector{files: &gathered{}, limits: l.withDefaults(), skip: skip}
	for _, p := range paths {
		if err := c.path(p, stdin); err != nil {
			_ = c.files.Close()
			return nil, err
		}
	}
	return c.files, nil
}

type collector struct {
	files  *gathered
	root   int // of the folder or archive being read
	roots  int // roots so far
	limits Limits
	memory int64 // bytes of archives held so far

	unpacked atomic.Int64 // bytes read out of archives so far, entries read later included
	skip     func(record.Problem)
	full     bool // the limit of files was reported
}

// path takes over one argument. Each folder and each archive is a root of its
// own, since its files are known by their paths within it; files named one by
// one have a root in common, and their paths tell them apart.
func (c *collector) path(p string, stdin io.Reader) error {
	if p == "-" {
		return c.stdin(stdin)
	}
	info, err := os.Stat(p)
	if err != nil {
		return err
	}
	if info.IsDir() {
		defer c.newRoot()()
		return c.folder(p)
	}
	if !info.Mode().IsRegular() {
		return c.device(p)
	}
	c.disk(p, filepath.Clean(p), info.Size(), 0)
	return nil
}

// newRoot begins a root and returns what goes back to the one before.
func (c *collector) newRoot() (end func()) {
	before := c.root
	c.roots++
	c.root = c.roots
	return func() { c.root = before }
}

// device reads what is neither file nor folder, such as a named pipe, once.
func (c *collector) device(p string) error {
	f, err := os.Open(p)
	if err != nil {
		return err
	}
	defer f.Close()
	return c.stream(p, f)
}

func (c *collector) stdin(r io.Reader) error {
	if r == nil {
		return errors.New("there is no standard input to read")
	}
	return c.stream("stdin", r)
}

// stream reads what can be read only once. Archives but zips are unpacked as
// they come.
func (c *collector) stream(name string, r io.Reader) error {
	in := bufio.NewReaderSize(r, 4096)
	head, err := in.Peek(512)
	if err != nil && err != io.EOF {
		return err
	}
	most := int64(format.MaxFile)
	switch kind := archiveOf(head); kind {
	case gzipped, tarArchive:
		c.packed(name, name, in, kind, 0)
		return nil
	case zipArchive:
		most = c.limits.Memory
	}
	content, err := io.ReadAll(io.LimitReader(in, most+1))
	if err != nil {
		return err
	}
	if int64(len(content)) > most {
		c.wrong(name, "the input is larger than one load takes from a stream", "save it to a file, unpack it or split it")
		return nil
	}
	c.memory += int64(len(content))
	c.content(name, name, content, 0)
	return nil
}

// folder walks a folder on disk, which may be named by a link to it. Symbolic
// links in it are followed to files inside the folder only.
func (c *collector) folder(root string) error {
	walked := root
	if !os.IsPathSeparator(root[len(root)-1]) {
		walked += string(filepath.Separator)
	}
	return filepath.WalkDir(walked, func(p string, d fs.DirEntry, err error) error {
		rel, _ := filepath.Rel(root, p)
		switch {
		case err != nil && p == walked:
			return err
		case err != nil:
			c.wrong(p, err.Error(), "")
			return nil
		case d.IsDir():
			return c.enter(p, rel, d)
		case d.Type()&fs.ModeSymlink != 0:
			c.link(root, p, rel)
		case d.Type().IsRegular():
			info, err := d.Info()
			if err == nil {
				c.disk(p, rel, info.Size(), 0)
			}
		}
		return nil
	})
}

// enter decides about a folder: version control and what nests too deep stay
// out.
func (c *collector) enter(p, rel string, d fs.DirEntry) error {
	if d.Name() == ".git" || d.Name() == "node_modules" {
		return filepath.SkipDir
	}
	if strings.Count(filepath.ToSlash(rel), "/") >= c.limits.Depth {
		c.wrong(p, "the folder is nested too deep", "")
		return filepath.SkipDir
	}
	return nil
}

func (c *collector) link(root, p, rel string) {
	target, err := filepath.EvalSymlinks(p)
	if err != nil {
		c.wrong(p, "the symbolic link leads nowhere", "")
		return
	}
	home, err := filepath.EvalSymlinks(root)
	if err != nil {
		return
	}
	inside, err := filepath.Rel(home, target)
	if err != nil || !filepath.IsLocal(inside) {
		c.wrong(p, "the symbolic link leads out of the folder", "name its target on the command line")
		return
	}
	if info, err := os.Stat(target); err == nil && info.Mode().IsRegular() {
		c.disk(p, rel, info.Size(), 0)
	}
}

// add takes one file over, unless there are too many.
func (c *collector) add(f *format.File) {
	if len(c.files.List) >= c.limits.Files {
		if !c.full {
			c.wrong(f.Name, "there are more files than one load takes", "load folder by folder")
		}
		c.full = true
		return
	}
	f.Path, f.Root = filepath.ToSlash(f.Path), c.root
	c.files.List = append(c.files.List, f)
}

func (c *collector) wrong(name, why, remedy string) {
	c.skip(record.Problem{Where: record.Position{File: name}, Why: why, Remedy: remedy})
}
