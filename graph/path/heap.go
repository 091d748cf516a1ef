package path

// heap is a binary heap of integers, the smallest first. A key has its cost in
// the high half, so that no comparison function is called.
type heap []uint64

func (h *heap) push(key uint64) {
	*h = append(*h, key)
	keys := *h
	i := len(keys) - 1
	for i > 0 {
		parent := (i - 1) / 2
		if keys[parent] <= key {
			break
		}
		keys[i] = keys[parent]
		i = parent
	}
	keys[i] = key
}

func (h *heap) pop() uint64 {
	keys := *h
	top, last := keys[0], keys[len(keys)-1]
	keys = keys[:len(keys)-1]
	*h = keys
	if len(keys) == 0 {
		return top
	}
	i := 0
	for {
		child := 2*i + 1
		if child >= len(keys) {
			break
		}
		if child+1 < len(keys) && keys[child+1] < keys[child] {
			child++
		}
		if keys[child] >= last {
			break
		}
		keys[i] = keys[child]
		i = child
	}
	keys[i] = last
	return top
}
