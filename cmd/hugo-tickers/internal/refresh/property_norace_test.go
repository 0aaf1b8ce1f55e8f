//go:build !race

package refresh

// windowsAtMost does not limit what is tried.
const windowsAtMost = 1000
