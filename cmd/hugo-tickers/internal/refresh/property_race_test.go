//go:build race

package refresh

// windowsAtMost limits what is tried with the race detector, which takes eight times as long.
const windowsAtMost = 1
