package scene

// buckets is a counting sort of indices: reset, count each, open, put each, then read of.
type buckets struct {
	start [int(kinds)*int(states)*2 + 1]int32
	fill  [int(kinds)*int(states)*2 + 1]int32
	items []int32
}

func (b *buckets) reset() { b.start = [len(b.start)]int32{} }

func (b *buckets) count(k int) { b.start[k+1]++ }

func (b *buckets) open() {
	for k := 1; k < len(b.start); k++ {
		b.start[k] += b.start[k-1]
	}
	b.fill = b.start
	n := int(b.start[len(b.start)-1])
	if cap(b.items) < n {
		b.items = make([]int32, n)
	}
	b.items = b.items[:n]
}

func (b *buckets) put(k int, i int32) {
	b.items[b.fill[k]] = i
	b.fill[k]++
}

func (b *buckets) of(k int) []int32 { return b.items[b.start[k]:b.start[k+1]] }
