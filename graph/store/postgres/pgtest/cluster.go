// Package pgtest starts a PostgreSQL of its own for tests: a cluster in a new
// folder, run by a user without rights, on a port of this machine only.
package pgtest

import (
	"context"
	"fmt"
	"math/rand/v2"
	"net"
	"os"
	"os/exec"
	"os/user"
	"path/filepath"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"
	"syscall"
	"testing"
	"time"

	"github.com/jackc/pgx/v5"
)

// Password is that of the user whose addresses tests get, to look for where it
// must not be.
const Password = "n0t-t0-be-sh0wn"

// Cluster is a PostgreSQL that may be up or down, as one test has it.
type Cluster struct {
	t testing.TB
	*instance
}

type instance struct {
	bin  string
	dir  string
	port int
	cred *syscall.Credential
	cmd  *exec.Cmd
	made atomic.Int32
}

// Start makes a cluster for one test and starts it with settings such as
// "max_connections=5". The test is skipped, and says so, where there is no
// PostgreSQL.
func Start(t testing.TB, settings ...string) *Cluster {
	t.Helper()
	c := &Cluster{t, start(t, settings)}
	t.Cleanup(func() { c.remove() })
	return c
}

var shared struct {
	sync.Mutex
	*instance
}

// Shared is the one cluster of all tests of a package that need only databases
// of their own. The package's TestMain calls StopShared.
func Shared(t testing.TB) *Cluster {
	t.Helper()
	shared.Lock()
	defer shared.Unlock()
	if shared.instance == nil {
		shared.instance = start(t, nil)
	}
	return &Cluster{t, shared.instance}
}

// StopShared ends the shared cluster, if there is one.
func StopShared() {
	if shared.instance != nil {
		shared.remove()
	}
}

func start(t testing.TB, settings []string) *instance {
	t.Helper()
	bin := programs()
	if bin == "" {
		t.Skip("DID NOT RUN: there is no PostgreSQL here; 'make tools' installs it on Debian")
	}
	c := &Cluster{t, &instance{bin: bin, port: FreePort(t), cred: unprivileged(t)}}
	var err error
	if c.dir, err = os.MkdirTemp("", "pgtest"); err != nil {
		t.Fatal(err)
	}
	c.initialise(settings)
	c.Up()
	return c.instance
}

func (c *instance) remove() {
	c.Kill()
	os.RemoveAll(c.dir)
}

// programs finds initdb where Debian and others have it.
func programs() string {
	if path, err := exec.LookPath("initdb"); err == nil {
		return filepath.Dir(path)
	}
	found, _ := filepath.Glob("/usr/lib/postgresql/*/bin/initdb") // the pattern is well formed
	if len(found) == 0 {
		return ""
	}
	return filepath.Dir(found[len(found)-1])
}

// FreePort is one at which nobody listens. It lies below those that systems
// give away by themselves, so that it is free still when it is used, and again
// after whoever used it was stopped.
func FreePort(t testing.TB) int {
	t.Helper()
	for range 100 {
		port := 10_000 + rand.IntN(20_000)
		if l, err := net.Listen("tcp", "127.0.0.1:"+strconv.Itoa(port)); err == nil {
			l.Close()
			return port
		}
	}
	t.Fatal("no port is free")
	return 0
}

// unprivileged is another user for root, as which PostgreSQL does not run, and
// nil for everybody else.
func unprivileged(t testing.TB) *syscall.Credential {
	if os.Geteuid() != 0 {
		return nil
	}
	u, err := user.Lookup("nobody")
	if err != nil {
		t.Skip("DID NOT RUN: PostgreSQL does not run as root, and there is no user nobody")
	}
	uid, _ := strconv.Atoi(u.Uid) // numbers on every Unix
	gid, _ := strconv.Atoi(u.Gid)
	return &syscall.Credential{Uid: uint32(uid), Gid: uint32(gid)}
}

func (c *instance) command(name string, args ...string) *exec.Cmd {
	cmd := exec.Command(filepath.Join(c.bin, name), args...)
	cmd.Dir = c.dir
	cmd.SysProcAttr = &syscall.SysProcAttr{Credential: c.cred}
	return cmd
}

func (c *Cluster) initialise(settings []string) {
	c.t.Helper()
	password := filepath.Join(c.dir, "password")
	err := os.WriteFile(password, []byte(Password), 0o644)
	if err == nil && c.cred != nil {
		err = os.Chown(c.dir, int(c.cred.Uid), int(c.cred.Gid))
	}
	if err != nil {
		c.t.Fatal(err)
	}
	out, err := c.command("initdb", "--no-sync", "--no-instructions", "--encoding=UTF8", "--locale=C", "--username=throughline",
		"--auth=scram-sha-256", "--pwfile="+password, "data").CombinedOutput()
	if err != nil {
		c.t.Fatalf("initdb: %v\n%s", err, out)
	}
	lines := append([]string{"listen_addresses='127.0.0.1'", "port=" + strconv.Itoa(c.port), "unix_socket_directories=''",
		"shared_buffers=256MB", "max_wal_size=4GB"}, settings...)
	f, err := os.OpenFile(filepath.Join(c.dir, "data", "postgresql.conf"), os.O_APPEND|os.O_WRONLY, 0)
	if err == nil {
		_, err = f.WriteString(strings.Join(lines, "\n") + "\n")
		f.Close()
	}
	if err != nil {
		c.t.Fatal(err)
	}
}

// Up starts it and waits until it answers.
func (c *Cluster) Up() {
	c.t.Helper()
	c.cmd = c.command("postgres", "-D", "data")
	log, err := os.OpenFile(filepath.Join(c.dir, "log"), os.O_APPEND|os.O_CREATE|os.O_WRONLY, 0o644)
	if err != nil {
		c.t.Fatal(err)
	}
	defer log.Close()
	c.cmd.Stdout, c.cmd.Stderr = log, log
	if err := c.cmd.Start(); err != nil {
		c.t.Fatal(err)
	}
	for deadline := time.Now().Add(2 * time.Minute); ; time.Sleep(50 * time.Millisecond) {
		conn, err := pgx.Connect(context.Background(), c.address("postgres"))
		if err == nil {
			conn.Close(context.Background())
			return
		}
		if time.Now().After(deadline) {
			said, _ := os.ReadFile(filepath.Join(c.dir, "log"))
			c.t.Fatalf("PostgreSQL does not start: %v\n%s", err, said)
		}
	}
}

// Kill ends it at once, as a crash does.
func (c *instance) Kill() { c.stop(syscall.SIGQUIT) }

// Stop ends it in order, but without waiting for clients.
func (c *instance) Stop() { c.stop(syscall.SIGINT) }

func (c *instance) stop(how os.Signal) {
	if c.cmd == nil {
		return
	}
	_ = c.cmd.Process.Signal(how) // it may have ended
	_ = c.cmd.Wait()
	c.cmd = nil
}

func (c *instance) address(database string) string {
	return fmt.Sprintf("postgres://throughline:%s@127.0.0.1:%d/%s", Password, c.port, database)
}

// Database makes an empty database and returns its address.
func (c *Cluster) Database() string {
	c.t.Helper()
	name := fmt.Sprintf("db%d", c.made.Add(1))
	c.Exec("postgres", "CREATE DATABASE "+name)
	return c.address(name)
}

// Exec runs statements in a database, which is a name or an address.
func (c *Cluster) Exec(database string, statements ...string) {
	c.t.Helper()
	if !strings.Contains(database, "://") {
		database = c.address(database)
	}
	conn, err := pgx.Connect(context.Background(), database)
	if err != nil {
		c.t.Fatal(err)
	}
	defer conn.Close(context.Background())
	for _, one := range statements {
		if _, err := conn.Exec(context.Background(), one); err != nil {
			c.t.Fatalf("%s: %v", one, err)
		}
	}
}

// HoldConnections takes every connection that is left, also those for
// administrators, and returns what gives them back.
func (c *Cluster) HoldConnections(address string) (free func()) {
	var held []*pgx.Conn
	for {
		conn, err := pgx.Connect(context.Background(), address)
		if err != nil {
			break
		}
		held = append(held, conn)
	}
	return func() {
		for _, one := range held {
			one.Close(context.Background())
		}
	}
}

// Size is what a database takes on the disk, in bytes.
func (c *Cluster) Size(address string) (n int64) {
	c.t.Helper()
	conn, err := pgx.Connect(context.Background(), address)
	if err == nil {
		defer conn.Close(context.Background())
		err = conn.QueryRow(context.Background(), `SELECT pg_database_size(current_database())`).Scan(&n)
	}
	if err != nil {
		c.t.Fatal(err)
	}
	return n
}
