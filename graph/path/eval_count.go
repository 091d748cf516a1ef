package path

// count evaluates op on a multiset: SPARQL's evaluation of a path with
// multiplicity. in is left as it is; out is empty before.
func (ev *Evaluator) count(o *op, in, out *front) {
	switch o.kind {
	case opStep:
		ev.countStep(o, in, out)
	case opSeq:
		ev.countSeq(o.parts, in, out)
	case opAlt:
		ev.countAlt(o.parts, in, out)
	case opClosure:
		ev.countClosure(o, in, out)
	case opFilter:
		ev.count(&o.parts[0], in, out)
		ev.filter(o.test, out)
	}
}

func (ev *Evaluator) countStep(o *op, in, out *front) {
	code := edgeCode(o.pred, o.inverse)
	for i, n := range in.nodes {
		list, test, ok := ev.row(o, n)
		if !ok {
			break
		}
		before := noHop
		if ev.tracing {
			before = in.trace[i]
		}
		c := in.counts[i]
		for _, m := range list {
			if test != nil && !test.rest(m) {
				continue
			}
			sum := ev.acc[m]
			if sum == 0 {
				out.nodes = append(out.nodes, m)
				if ev.tracing {
					out.trace = append(out.trace, uint32(len(ev.trace)))
					ev.trace = append(ev.trace, hop{m, before, code})
				}
			}
			ev.acc[m] = sum.Plus(c)
		}
	}
	ev.gather(out)
}

// gather moves the counts of out's nodes from the accumulator into out.
func (ev *Evaluator) gather(out *front) {
	for _, n := range out.nodes {
		out.counts = append(out.counts, ev.acc[n])
		ev.acc[n] = 0
	}
}

// scatter adds count walks to node n, found by the walk of a record.
func (ev *Evaluator) scatter(out *front, n uint32, count Count, trace []uint32, i int) (added bool) {
	sum := ev.acc[n]
	if sum == 0 {
		added = true
		out.nodes = append(out.nodes, n)
		if ev.tracing {
			out.trace = append(out.trace, trace[i])
		}
	}
	ev.acc[n] = sum.Plus(count)
	return added
}

func (ev *Evaluator) countSeq(parts []op, in, out *front) {
	from := in
	for i := range parts {
		to := out
		if i < len(parts)-1 {
			to = ev.take()
		}
		ev.count(&parts[i], from, to)
		if from != in {
			ev.give(from)
		}
		from = to
	}
}

func (ev *Evaluator) countAlt(parts []op, in, out *front) {
	option := make([]*front, len(parts))
	for i := range parts {
		option[i] = ev.take()
		ev.count(&parts[i], in, option[i])
	}
	for _, f := range option {
		for i, n := range f.nodes {
			ev.scatter(out, n, f.counts[i], f.trace, i)
		}
		ev.give(f)
	}
	ev.gather(out)
}

// countClosure walks from each node on its own, since the nodes reached are
// distinct for each start (procedure ALP) and the walks to that start count.
func (ev *Evaluator) countClosure(o *op, in, out *front) {
	one, reached := ev.take(), ev.take()
	for i, n := range in.nodes {
		if ev.budget.halt {
			break
		}
		ev.budget.spend(1)
		one.reset()
		reached.reset()
		one.nodes = append(one.nodes, n)
		if ev.tracing {
			one.trace = append(one.trace, in.trace[i])
		}
		before, added := len(ev.trace), false
		ev.closure(o, one, reached, false)
		for j, m := range reached.nodes {
			if ev.scatter(out, m, in.counts[i], reached.trace, j) {
				added = true
			}
		}
		if !added {
			ev.trace = ev.trace[:before] // nobody refers to these walks
		}
	}
	ev.give(one)
	ev.give(reached)
	ev.gather(out)
}

// filter drops the nodes of f that do not meet the test.
func (ev *Evaluator) filter(t *test, f *front) {
	kept := 0
	for i, n := range f.nodes {
		if !ev.budget.spend(1) {
			break
		}
		if !t.meets(n) {
			continue
		}
		f.nodes[kept] = n
		if len(f.counts) > 0 {
			f.counts[kept] = f.counts[i]
		}
		if len(f.trace) > 0 {
			f.trace[kept] = f.trace[i]
		}
		kept++
	}
	f.nodes = f.nodes[:kept]
	f.counts = f.counts[:min(kept, len(f.counts))]
	f.trace = f.trace[:min(kept, len(f.trace))]
}
