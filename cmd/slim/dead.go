package main

import (
	"encoding/binary"
	"regexp"
)

// never matches functions of the runtime that a program without tracing,
// profiling and GODEBUG never calls, but which the linker cannot tell from
// the others: execution traces, profiles of processors and goroutines, the
// scheduler's own report, checks of the collector that are switched on from
// outside, comparison of types between plug-ins, C, threads that end or hand
// their work on (there is one), and what prints the stack of a program that is ending
// anyway (the panic's message is printed before). They are a sixth of the
// runtime's code. Memory is profiled for a moment while a program starts.
var never = regexp.MustCompile(`^runtime\.(` +
	`traceAdvance|traceReadCPU|traceSyncBatch|traceStack$|traceWriter|traceUnsafeWriter|traceExpWriter|traceLocker|` +
	`__trace(StringTable|Map|RegionAlloc|StackTable|TypeTable)_|trace(RegisterLabels|StopReadCPU|StartReadCPU|CPUSample|Frequency|Snapshot)|` +
	`goStatusToTrace|startPCForTrace|` +
	`traceback2|traceback1|tracebackHexdump|tracebacksomeothers|printOneCgo|printCgoTrace|printAncestor|printcreatedby|` +
	`gcDumpObject|__mspan_\.reportZombies|hexdump|__hexdumper|dumpStacksRec|dumpTypesRec|dumpgstatus|badPointer|` +
	`schedtrace|printScavTrace|checkFinalizersAndCleanups|__synctestBubble_|` +
	`typesEqual|goroutineheader|printArgs|showframe|showfuncinfo|isExportedRuntime|` +
	`setCheckmark|startCheckmarks|runCheckmark|findGoroutineLeaks|findMaybeRunnableGoroutines|__g_\.isMaybeRunnable|` +
	`setSyncObjectsUntraceable|fmtNSAsMS|__mspan_\.setUserArenaChunkToFault|parseByteCount|scanConservative|` +
	`saveblockevent|saveBlockEventStack|fpunwindExpand|oneNewExtraM|lockextra|` +
	`traceEventWriter|traceBufFlush|traceThreadDestroy|` +
	`printanycustomtype|mexit|__p_\.destroy|handoffp|` +
	`__profBuf_|doRecordGoroutine|tryRecordGoroutine)`)

const (
	customSection = 0
	importSection = 2
	codeSection   = 10
	dataSectionID = 11
)

// trap is the body of a function that must not be called: no locals,
// unreachable, end.
var trap = []byte{3, 0, 0x00, 0x0b}

type section struct {
	id   byte
	body []byte
}

// cutDead replaces the bodies of functions that are never called and drops
// the names, by which it knows them; a program without names stays as it is.
// It returns the numbers of these functions among the program's own, and how many
// bytes that saved in code.
func cutDead(program []byte) (out []byte, dead map[uint64]bool, saved int, err error) {
	all, err := sections(program)
	if err != nil {
		return nil, nil, 0, err
	}
	imports, names := uint64(0), map[uint64]bool{}
	for _, s := range all {
		switch {
		case s.id == importSection:
			imports, err = functionImports(s.body)
		case isNames(s):
			names, err = deadNames(s.body)
		}
		if err != nil {
			return nil, nil, 0, err
		}
	}
	dead = map[uint64]bool{}
	for i := range names {
		dead[i-imports] = true
	}
	out = append(out, program[:8]...)
	for _, s := range all {
		if isNames(s) {
			continue
		}
		if s.id == codeSection {
			before := len(s.body)
			if s.body, err = cutBodies(s.body, dead); err != nil {
				return nil, nil, 0, err
			}
			saved = before - len(s.body)
		}
		out = appendSection(out, s)
	}
	return out, dead, saved, nil
}

func sections(program []byte) ([]section, error) {
	if len(program) < 8 || string(program[:4]) != "\x00asm" {
		return nil, errWasm
	}
	var all []section
	for r := (reader{b: program[8:]}); len(r.b) > 0; {
		id := r.take(1)
		body := r.take(r.number())
		if r.broken {
			return nil, errWasm
		}
		all = append(all, section{id[0], body})
	}
	return all, nil
}

// functionImports counts the imported functions, which are numbered before
// the program's own. Go imports nothing else.
func functionImports(b []byte) (uint64, error) {
	r := reader{b: b}
	count := r.number()
	for range count {
		r.take(r.number()) // module
		r.take(r.number()) // name
		if kind := r.take(1); r.broken || kind[0] != 0 {
			return 0, errWasm
		}
		r.number() // type
	}
	return count, r.err()
}

func isNames(s section) bool {
	return s.id == customSection && len(s.body) > 5 && string(s.body[1:5]) == "name"
}

// deadNames returns the numbers of the functions that are never called.
func deadNames(b []byte) (map[uint64]bool, error) {
	names, err := functionNames(b)
	if err != nil {
		return nil, err
	}
	dead, plain := map[uint64]bool{}, withoutFractions(names)
	for index, name := range names {
		if never.MatchString(name) || plain && fractions.MatchString(name) {
			dead[index] = true
		}
	}
	return dead, nil
}

func functionNames(b []byte) (map[uint64]string, error) {
	names := map[uint64]string{}
	for r := (reader{b: b[5:]}); len(r.b) > 0; {
		kind := r.take(1)
		part := reader{b: r.take(r.number())}
		if r.broken {
			return nil, errWasm
		}
		if kind[0] != 1 { // names of functions
			continue
		}
		for range part.number() {
			index := part.number()
			names[index] = string(part.take(part.number()))
		}
		if part.broken {
			return nil, errWasm
		}
	}
	return names, nil
}

func cutBodies(b []byte, dead map[uint64]bool) ([]byte, error) {
	r := reader{b: b}
	count := r.number()
	out := binary.AppendUvarint(nil, count)
	for i := range count {
		size := r.number()
		body := r.take(size)
		if dead[i] {
			out = append(out, trap...)
			continue
		}
		out = binary.AppendUvarint(out, size)
		out = append(out, body...)
	}
	return out, r.err()
}
