package load

import (
	"archive/tar"
	"archive/zip"
	"bytes"
	"compress/gzip"
	"errors"
	"io"
	"os"
	"path"
	"strings"

	"throughline/graph/load/format"
)

// disk takes a regular file over. Archives are known by their first bytes.
func (c *collector) disk(name, rel string, size int64, depth int) {
	f := &format.File{Name: name, Path: rel, Size: size, Open: func() (io.ReadCloser, error) { return os.Open(name) }}
	head, err := f.Head()
	if err != nil {
		c.wrong(name, reason(err), "")
		return
	}
	switch archiveOf(head) {
	case zipArchive:
		c.zipFile(name)
	case gzipped, tarArchive:
		file, err := os.Open(name)
		if err != nil {
			c.wrong(name, reason(err), "")
			return
		}
		defer file.Close()
		c.packed(name, rel, file, archiveOf(head), depth)
	default:
		c.add(f)
	}
}

// reason is an error without the path, which stands beside it.
func reason(err error) string {
	var pe *os.PathError
	if errors.As(err, &pe) {
		return pe.Err.Error()
	}
	return err.Error()
}

type archiveKind int

const (
	notArchive archiveKind = iota
	zipArchive
	gzipped
	tarArchive
)

func archiveOf(head []byte) archiveKind {
	switch {
	case bytes.HasPrefix(head, []byte("PK\x03\x04")), bytes.HasPrefix(head, []byte("PK\x05\x06")):
		return zipArchive
	case bytes.HasPrefix(head, []byte{0x1f, 0x8b}):
		return gzipped
	case len(head) > 262 && string(head[257:262]) == "ustar":
		return tarArchive
	}
	return notArchive
}

// content takes over a file that is held in memory.
func (c *collector) content(name, rel string, content []byte, depth int) {
	kind := archiveOf(content)
	switch {
	case kind != notArchive && depth >= archiveDepth:
		c.wrong(name, "archives are nested too deep", "unpack it first")
	case kind == zipArchive:
		c.zipped(name, bytes.NewReader(content), int64(len(content)), depth)
	case kind != notArchive:
		c.packed(name, rel, bytes.NewReader(content), kind, depth)
	default:
		f := format.NewFile(name, content)
		f.Path = rel
		c.add(f)
	}
}

// archiveDepth is how deep archives nest: a gzip of a tar of a zip.
const archiveDepth = 3

// packed reads a gzip or tar stream.
func (c *collector) packed(name, rel string, r io.Reader, kind archiveKind, depth int) {
	if kind == tarArchive {
		c.tar(name, r, depth)
		return
	}
	z, err := gzip.NewReader(r)
	if err != nil {
		c.wrong(name, "the file is damaged: "+err.Error(), "")
		return
	}
	unpacked := &counter{z, &c.unpacked, c.limits.Unpacked}
	inner := bytes.NewBuffer(nil)
	_, err = io.CopyN(inner, unpacked, 512)
	if err != nil && err != io.EOF {
		c.wrong(name, "the file is damaged: "+err.Error(), "")
		return
	}
	whole := io.MultiReader(bytes.NewReader(inner.Bytes()), unpacked)
	if archiveOf(inner.Bytes()) == tarArchive {
		c.tar(name, whole, depth+1)
		return
	}
	if content, ok := c.hold(name, whole); ok {
		c.content(name, strings.TrimSuffix(rel, ".gz"), content, depth+1)
	}
}

// hold reads a member of an archive, if there is room for it.
func (c *collector) hold(name string, r io.Reader) ([]byte, bool) {
	most := min(int64(format.MaxFile), c.limits.Memory-c.memory)
	content, err := io.ReadAll(io.LimitReader(r, most+1))
	switch {
	case err != nil:
		c.wrong(name, "the file is damaged: "+reason(err), "")
		return nil, false
	case int64(len(content)) > most:
		c.wrong(name, "the archive holds more than is unpacked in memory", "unpack it first and load the folder")
		return nil, false
	}
	c.memory += int64(len(content))
	return content, true
}

func (c *collector) tar(name string, r io.Reader, depth int) {
	defer c.newRoot()()
	t := tar.NewReader(r)
	for n := 0; n < c.limits.Files && c.memory < c.limits.Memory; n++ {
		h, err := t.Next()
		if err == io.EOF {
			return
		}
		if err != nil {
			c.wrong(name, "the archive is damaged: "+err.Error(), "")
			return
		}
		if h.Typeflag != tar.TypeReg || !c.inside(name, h.Name) {
			continue
		}
		if content, ok := c.hold(name+"/"+h.Name, t); ok {
			c.content(name+"/"+h.Name, path.Clean(h.Name), content, depth+1)
		}
	}
	c.wrong(name, "the archive holds more than one load takes", "unpack it first and load the folder")
}

// inside reports whether an entry's name stays inside its archive. One that
// does not is an attack, and reported.
func (c *collector) inside(archive, entry string) bool {
	clean := path.Clean(strings.ReplaceAll(entry, `\`, "/"))
	if clean == ".." || strings.HasPrefix(clean, "../") || strings.HasPrefix(clean, "/") {
		c.wrong(archive+"/"+entry, "the entry's name leads out of the archive", "")
		return false
	}
	if strings.Count(clean, "/") >= c.limits.Depth {
		c.wrong(archive+"/"+entry, "the entry is nested too deep", "")
		return false
	}
	return true
}

func (c *collector) zipFile(name string) {
	z, err := zip.OpenReader(name)
	if err != nil {
		c.wrong(name, "the archive is damaged: "+reason(err), "")
		return
	}
	c.files.closers = append(c.files.closers, z)
	c.entries(name, &z.Reader, 0)
}

func (c *collector) zipped(name string, r io.ReaderAt, size int64, depth int) {
	z, err := zip.NewReader(r, size)
	if err != nil {
		c.wrong(name, "the archive is damaged: "+err.Error(), "")
		return
	}
	c.entries(name, z, depth)
}

// entries takes a zip's files over. They are unpacked when they are read, but
// for archives within.
func (c *collector) entries(name string, z *zip.Reader, depth int) {
	defer c.newRoot()()
	if len(z.File) > c.limits.Files {
		c.wrong(name, "the archive holds more files than one load takes", "unpack it first and load folder by folder")
		return
	}
	for _, e := range z.File {
		if !e.Mode().IsRegular() || !c.inside(name, e.Name) {
			continue
		}
		f := &format.File{Name: name + "/" + e.Name, Path: path.Clean(e.Name), Size: int64(min(e.UncompressedSize64, format.MaxFile+1)), Open: c.counted(e.Open)}
		head, err := f.Head()
		if err != nil {
			c.wrong(f.Name, "the entry is damaged: "+err.Error(), "")
			continue
		}
		if archiveOf(head) == notArchive {
			c.add(f)
			continue
		}
		c.nested(f, depth)
	}
}

func (c *collector) nested(f *format.File, depth int) {
	r, err := f.Open()
	if err != nil {
		c.wrong(f.Name, reason(err), "")
		return
	}
	defer r.Close()
	if content, ok := c.hold(f.Name, r); ok {
		c.content(f.Name, f.Path, content, depth+1)
	}
}
