package load

import (
	"errors"
	"io"
	"sync/atomic"
)

// errBomb is what reading on in archives gives once they held more than a load
// takes, whatever they say of their sizes.
var errBomb = errors.New("the archives hold more than one load unpacks; unpack them first and load folder by folder")

// counter counts what is read out of an archive, with all others of the load.
type counter struct {
	r    io.Reader
	read *atomic.Int64
	most int64
}

func (c *counter) Read(b []byte) (int, error) {
	n, err := c.r.Read(b)
	if c.read.Add(int64(n)) > c.most {
		return 0, errBomb
	}
	return n, err
}

// counted opens an entry whose bytes count.
func (c *collector) counted(open func() (io.ReadCloser, error)) func() (io.ReadCloser, error) {
	return func() (io.ReadCloser, error) {
		r, err := open()
		if err != nil {
			return nil, err
		}
		return struct {
			io.Reader
			io.Closer
		}{&counter{r, &c.unpacked, c.limits.Unpacked}, r}, nil
	}
}
