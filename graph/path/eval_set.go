package path

// reach evaluates op on a set: the distinct nodes that it leads to from any
// node of in or, if back, those from which it leads to one. Counts are not
// kept. Walks are traced when the evaluator does and not back.
func (ev *Evaluator) reach(o *op, in, out *front, back bool) {
	switch o.kind {
	case opStep:
		ev.reachStep(o, in, out, back)
	case opSeq:
		ev.reachSeq(o.parts, in, out, back)
	case opAlt:
		ev.reachAlt(o.parts, in, out, back)
	case opClosure:
		ev.closure(o, in, out, back)
	case opFilter:
		ev.reachFilter(o, in, out, back)
	}
}

func (ev *Evaluator) reachStep(o *op, in, out *front, back bool) {
	ev.mark.clear()
	if back {
		ev.stepBack(o, in, out)
		return
	}
	code := edgeCode(o.pred, o.inverse)
	for i, n := range in.nodes {
		list, test, ok := ev.row(o, n)
		if !ok {
			return
		}
		for _, m := range list {
			if ev.mark.has(m) || test != nil && !test.rest(m) {
				continue
			}
			ev.mark.add(m)
			out.nodes = append(out.nodes, m)
			if ev.tracing {
				out.trace = append(out.trace, uint32(len(ev.trace)))
				ev.trace = append(ev.trace, hop{m, in.trace[i], code})
			}
		}
	}
}

func (ev *Evaluator) stepBack(o *op, in, out *front) {
	for _, n := range in.nodes {
		if o.test != nil && !o.test.meets(n) {
			continue
		}
		list := ev.g.Along(n, o.pred, !o.inverse)
		if !ev.budget.spend(len(list)) {
			return
		}
		for _, m := range list {
			if ev.mark.add(m) {
				out.nodes = append(out.nodes, m)
			}
		}
	}
}

func (ev *Evaluator) reachSeq(parts []op, in, out *front, back bool) {
	from := in
	for i := range parts {
		part, to := &parts[i], out
		if back {
			part = &parts[len(parts)-1-i]
		}
		if i < len(parts)-1 {
			to = ev.take()
		}
		ev.reach(part, from, to, back)
		if from != in {
			ev.give(from)
		}
		from = to
	}
}

func (ev *Evaluator) reachAlt(parts []op, in, out *front, back bool) {
	all := ev.take()
	for i := range parts {
		option := ev.take()
		ev.reach(&parts[i], in, option, back)
		all.nodes = append(all.nodes, option.nodes...)
		all.trace = append(all.trace, option.trace...)
		ev.give(option)
	}
	ev.mark.clear()
	ev.merge(&ev.mark, all, out)
	ev.give(all)
}

func (ev *Evaluator) reachFilter(o *op, in, out *front, back bool) {
	if !back {
		ev.reach(&o.parts[0], in, out, false)
		ev.filter(o.test, out)
		return
	}
	kept := ev.take()
	kept.nodes = append(kept.nodes, in.nodes...)
	ev.filter(o.test, kept)
	ev.reach(&o.parts[0], kept, out, true)
	ev.give(kept)
}

// merge appends those nodes of f to out that seen does not hold.
func (ev *Evaluator) merge(seen *marks, f, out *front) {
	for i, n := range f.nodes {
		if seen.add(n) {
			out.nodes = append(out.nodes, n)
			if len(f.trace) > 0 {
				out.trace = append(out.trace, f.trace[i])
			}
		}
	}
}

// closure walks the body of op level by level. A node is expanded when it is
// first found, so a cycle ends and each edge is followed once a level at most.
func (ev *Evaluator) closure(o *op, in, out *front, back bool) {
	ev.openVisited()
	depth, body := ev.depth-1, &o.parts[0]
	level, found := ev.take(), ev.take()
	if o.repeat != OneOrMore {
		ev.merge(&ev.visited[depth], in, out)
	}
	level.nodes, level.trace = append(level.nodes, in.nodes...), append(level.trace, in.trace...)
	for len(level.nodes) > 0 && !ev.budget.halt {
		found.reset()
		ev.reach(body, level, found, back)
		level.reset()
		ev.merge(&ev.visited[depth], found, level)
		out.nodes, out.trace = append(out.nodes, level.nodes...), append(out.trace, level.trace...)
		if o.repeat == ZeroOrOne {
			break
		}
	}
	ev.depth--
	ev.give(level)
	ev.give(found)
}
