package server

import (
	"runtime"
	"time"
)

// Limits are what one server takes, all of them in one place. A size, time or
// number that is zero has its default, since nothing works without; a Rate that
// is zero is none. DefaultLimits has the rates that a server in the open needs.
// docs/operations.md lists them.
type Limits struct {
	// Of connections.
	Connections    int           // open at once; the next is closed
	PerAddress     int           // of one address, but loopback and trusted proxies
	Header         int64         // bytes of a request's line and headers
	URL            int64         // bytes of a request's target
	HeaderTime     time.Duration // for the headers to arrive
	BodyTime       time.Duration // for a body to arrive
	UploadTime     time.Duration // for the body of a load
	LoadTime       time.Duration // for a load and its answer
	AnswerTime     time.Duration // for an answer to be made and taken
	IdleTime       time.Duration // between two requests of a connection
	StopTime       time.Duration // from the signal to the end
	Requests       int           // handled at once, streams of events not counted
	Streams        int           // of events, open at once
	StreamsPerAddr int           // of one address, but loopback

	// Of questions that cost much: path expressions, connections, candidates, plans.
	Queries   int           // at once
	QueryWait time.Duration // for a place among them
	QueryTime time.Duration // until the answer is cut and says so

	// Of what is sent, in bytes.
	Upload   int64 // a load
	Report   int64 // a report, and what was decided about it
	Form     int64 // a form with a report
	Act      int64 // anything else
	Trail    int64 // a link of the explorer that is kept under a name
	Unpacked int64 // all that is read out of the archives of one load
	Files    int   // of one load, those in archives included

	Trails int // links of the explorer that are kept

	// Of one address; this machine may do as it pleases.
	Writes Rate // whatever changes something
	Costly Rate // questions that cost much
	Known  int  // addresses remembered
}

// Rate is how often something may be done: Burst times at once, and then
// PerSecond.
type Rate struct {
	PerSecond float64
	Burst     int
}

// DefaultLimits are those of a server in the open.
func DefaultLimits() Limits {
	l := Limits{Writes: Rate{50, 500}, Costly: Rate{20, 200}}
	for _, one := range l.table() {
		one.fill()
	}
	return l
}

func (l Limits) withDefaults() Limits {
	for _, one := range l.table() {
		one.fill()
	}
	return l
}

// table names every limit, points to it, and says what it is by default.
func (l *Limits) table() []limit {
	places := 2 * runtime.GOMAXPROCS(0) // those that run keep every processor busy, those that wait keep none
	return []limit{
		numberLimit("connections", &l.Connections, 4000),
		numberLimit("connections-per-address", &l.PerAddress, 1000),
		sizeLimit("header", &l.Header, 64<<10),
		sizeLimit("url", &l.URL, 16<<10),
		timeLimit("header-time", &l.HeaderTime, 10*time.Second),
		timeLimit("body-time", &l.BodyTime, time.Minute),
		timeLimit("upload-time", &l.UploadTime, 10*time.Minute),
		timeLimit("load-time", &l.LoadTime, time.Hour),
		timeLimit("answer-time", &l.AnswerTime, 2*time.Minute),
		timeLimit("idle-time", &l.IdleTime, 2*time.Minute),
		timeLimit("stop-time", &l.StopTime, 10*time.Second),
		numberLimit("requests", &l.Requests, 500),
		numberLimit("streams", &l.Streams, 2000),
		numberLimit("streams-per-address", &l.StreamsPerAddr, 500),
		numberLimit("queries", &l.Queries, places),
		timeLimit("query-wait", &l.QueryWait, 500*time.Millisecond),
		timeLimit("query-time", &l.QueryTime, time.Second),
		sizeLimit("upload", &l.Upload, 256<<20),
		sizeLimit("report", &l.Report, 12<<20),
		sizeLimit("form", &l.Form, 32<<20),
		sizeLimit("act", &l.Act, 1<<20),
		sizeLimit("trail", &l.Trail, 100<<10),
		numberLimit("trails", &l.Trails, 10_000),
		sizeLimit("unpacked", &l.Unpacked, 4<<30),
		numberLimit("files", &l.Files, 200_000),
		rateLimit("writes", &l.Writes),
		rateLimit("costly", &l.Costly),
		numberLimit("addresses", &l.Known, 10_000),
	}
}
