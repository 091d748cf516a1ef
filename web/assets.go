package web

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"path"
	"strings"
	"sync"
)

// Prefix is the path under which assets are served.
const Prefix = "/assets/"

// hashLength is the number of hexadecimal digits in a served name: 48 bits,
// where two versions of one name must differ.
const hashLength = 12

// Assets is a fixed set of files with their served names. It is safe for
// concurrent use.
type Assets struct {
	byName map[string]*asset // by plain name: site.css
	byPath map[string]*asset // by served name: site.0123456789ab.css
}

// asset is one file. What Encoded does not hold is compressed at its first
// use and kept.
type asset struct {
	name, served, contentType string
	body                      []byte
	encoded                   map[string][]byte // by content coding
	once                      sync.Once
	zipped                    []byte
}

// New reads the assets of both file systems; where both have a name, the
// first wins. A folder whose name has an extension is one asset: its files
// joined in the order of their names. Packed versions (NAME.HASH.EXT.br) are
// read beside what they belong to, and ignored when they are of older content.
func New(fsyss ...fs.FS) (*Assets, error) {
	a := &Assets{byName: map[string]*asset{}, byPath: map[string]*asset{}}
	packed := map[string][]byte{}
	for _, fsys := range fsyss {
		if err := a.read(fsys, packed); err != nil {
			return nil, err
		}
	}
	for _, one := range a.byName {
		for _, coding := range []string{"br", "gzip"} {
			if body, ok := packed[one.served+suffixes[coding]]; ok {
				one.encoded[coding] = body
			}
		}
	}
	return a, nil
}

var suffixes = map[string]string{"br": ".br", "gzip": ".gz"}

func (a *Assets) read(fsys fs.FS, packed map[string][]byte) error {
	entries, err := fs.ReadDir(fsys, ".")
	if err != nil {
		return err
	}
	for _, e := range entries {
		name := e.Name()
		body, err := content(fsys, e)
		if err != nil {
			return fmt.Errorf("asset %s: %w", name, err)
		}
		switch ext := path.Ext(name); {
		case ext == ".br" || ext == ".gz":
			packed[name] = body
		case contentTypes[ext] != "":
			a.add(name, body)
		}
	}
	return nil
}

var errNested = errors.New("a folder within a joined folder")

// content is the file's, or for a folder that of its files one after another.
func content(fsys fs.FS, e fs.DirEntry) ([]byte, error) {
	if !e.IsDir() {
		return fs.ReadFile(fsys, e.Name())
	}
	parts, err := fs.ReadDir(fsys, e.Name())
	if err != nil {
		return nil, err
	}
	var all bytes.Buffer
	for _, part := range parts {
		if part.IsDir() {
			return nil, errNested
		}
		body, err := fs.ReadFile(fsys, path.Join(e.Name(), part.Name()))
		if err != nil {
			return nil, err
		}
		all.Write(body)
	}
	return all.Bytes(), nil
}

// contentTypes are the kinds of files that are served; everything else is not
// an asset.
var contentTypes = map[string]string{
	".css":  "text/css; charset=utf-8",
	".js":   "text/javascript; charset=utf-8",
	".svg":  "image/svg+xml",
	".png":  "image/png",
	".wasm": "application/wasm",
	".json": "application/json",
}

func (a *Assets) add(name string, body []byte) {
	if _, ok := a.byName[name]; ok {
		return
	}
	one := &asset{
		name: name, served: ServedName(name, body), contentType: contentTypes[path.Ext(name)],
		body: body, encoded: map[string][]byte{},
	}
	a.byName[name] = one
	a.byPath[one.served] = one
}

// ServedName returns the name under which content is served: site.css becomes
// site.0123456789ab.css.
func ServedName(name string, body []byte) string {
	sum := sha256.Sum256(body)
	ext := path.Ext(name)
	return strings.TrimSuffix(name, ext) + "." + hex.EncodeToString(sum[:])[:hashLength] + ext
}

// URL returns the path of the asset, or "" when there is none of that name:
// the explorer's program before it was built.
func (a *Assets) URL(name string) string {
	one, ok := a.byName[name]
	if !ok {
		return ""
	}
	return Prefix + one.served
}

// Body returns the content of the asset, or nil when there is none.
func (a *Assets) Body(name string) []byte {
	one, ok := a.byName[name]
	if !ok {
		return nil
	}
	return one.body
}

// Has reports whether there is an asset of that name.
func (a *Assets) Has(name string) bool { return a.byName[name] != nil }

// Each calls f with each asset's plain name, served name and content.
func (a *Assets) Each(f func(name, served string, body []byte) error) error {
	for _, one := range a.byName {
		if err := f(one.name, one.served, one.body); err != nil {
			return err
		}
	}
	return nil
}
