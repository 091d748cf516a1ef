// Command pack compresses the web assets into web/dist, from where they are
// embedded. It runs from the module's root after the explorer's program was
// built, and leaves alone what it packed before, since brotli at its best
// takes seconds for the program.
package main

import (
	"bytes"
	"compress/gzip"
	"fmt"
	"os"
	"path/filepath"

	"github.com/andybalholm/brotli"

	"throughline/web"
)

func main() {
	if err := run("web"); err != nil {
		fmt.Fprintln(os.Stderr, "pack:", err)
		os.Exit(1)
	}
}

func run(dir string) error {
	dist := filepath.Join(dir, "dist")
	assets, err := web.New(os.DirFS(filepath.Join(dir, "static")), os.DirFS(dist))
	if err != nil {
		return err
	}
	keep := map[string]bool{}
	err = assets.Each(func(name, served string, body []byte) error {
		keep[served+".br"], keep[served+".gz"] = true, true
		return pack(filepath.Join(dist, served), name, body)
	})
	if err != nil {
		return err
	}
	return removeOthers(dist, keep)
}

// pack writes both forms unless they are there: their name holds the hash of
// what is in them.
func pack(path, name string, body []byte) error {
	if _, err := os.Stat(path + ".gz"); err == nil {
		return nil
	}
	br, gz, err := compress(body)
	if err != nil {
		return err
	}
	if err := os.WriteFile(path+".br", br, 0o644); err != nil {
		return err
	}
	if err := os.WriteFile(path+".gz", gz, 0o644); err != nil { // last, so that it vouches for both
		return err
	}
	fmt.Printf("%-20s %8d bytes, %7d brotli, %7d gzip\n", name, len(body), len(br), len(gz))
	return nil
}

func compress(body []byte) (br, gz []byte, err error) {
	var b bytes.Buffer
	w := brotli.NewWriterOptions(&b, brotli.WriterOptions{Quality: brotli.BestCompression, LGWin: 24})
	if _, err := w.Write(body); err != nil {
		return nil, nil, err
	}
	if err := w.Close(); err != nil {
		return nil, nil, err
	}
	var g bytes.Buffer
	z, err := gzip.NewWriterLevel(&g, gzip.BestCompression)
	if err != nil {
		return nil, nil, err
	}
	if _, err := z.Write(body); err != nil {
		return nil, nil, err
	}
	if err := z.Close(); err != nil {
		return nil, nil, err
	}
	return b.Bytes(), g.Bytes(), nil
}

// removeOthers deletes packed files of content that is no more.
func removeOthers(dist string, keep map[string]bool) error {
	for _, pattern := range []string{"*.br", "*.gz"} {
		old, err := filepath.Glob(filepath.Join(dist, pattern))
		if err != nil {
			return err
		}
		for _, path := range old {
			if keep[filepath.Base(path)] {
				continue
			}
			if err := os.Remove(path); err != nil {
				return err
			}
		}
	}
	return nil
}
