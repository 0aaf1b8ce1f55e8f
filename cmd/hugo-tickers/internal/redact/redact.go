// Package redact removes keys, passwords and tokens from texts, in every encoding in which servers and programs repeat them.
//
// A secret of eight characters or more is found anywhere, also cut off: a beginning of eight characters counts. A shorter one, or one
// that has digits alone, could be a part of something else, such as a price. It is found only whole, as a word of its own. What has
// fewer than four characters is no secret, and neither is a word that services publish for everyone to try them, such as "demo".
package redact

import (
	"slices"
	"strings"
	"sync"
)

// Mark stands where a secret was.
const Mark = "[key]"

const (
	shortest = 4 // characters of the shortest secret
	long     = 8 // characters of a beginning that is secret as well
)

// published are keys that services publish, and our own name, with which every message begins.
var published = []string{"hugo-tickers", "demo", "test", "free", "guest", "public", "sandbox", "anonymous", "none", "null"}

// Redactor removes secrets from texts. It is safe for concurrent use. A nil Redactor removes nothing.
type Redactor struct {
	mu    sync.RWMutex
	known map[string]bool
	forms []form
}

// Key adds a secret.
func (r *Redactor) Key(secret string) {
	secret = strings.TrimSpace(secret) // Secrets of CI services often end in a line break.
	if len(secret) < shortest || slices.Contains(published, strings.ToLower(secret)) {
		return
	}
	r.mu.Lock()
	defer r.mu.Unlock()
	if r.known[secret] {
		return
	}
	if r.known == nil {
		r.known = map[string]bool{}
	}
	r.known[secret] = true
	r.forms = append(r.forms, formsOf(secret)...)
}

// Text returns a text with a mark in the place of every secret. It takes time in proportion to the length of the text.
func (r *Redactor) Text(text string) string {
	if r == nil {
		return text
	}
	r.mu.RLock()
	forms := r.forms
	r.mu.RUnlock()
	if len(forms) == 0 || text == "" {
		return text
	}
	hidden := cover{}
	for _, reading := range readings(text) {
		for _, f := range forms {
			f.find(reading, &hidden)
		}
	}
	return hidden.mark(text)
}

// cover is the parts of a text that are secret.
type cover struct{ spans []span }

type span struct{ start, end int }

func (c *cover) add(start, end int) { c.spans = append(c.spans, span{start, end}) }

// mark returns the text with a mark in the place of each part. Parts that overlap or touch are one.
func (c *cover) mark(text string) string {
	if len(c.spans) == 0 {
		return text
	}
	slices.SortFunc(c.spans, func(a, b span) int { return a.start - b.start })
	var kept strings.Builder
	at := 0
	for n := 0; n < len(c.spans); {
		start, end := c.spans[n].start, c.spans[n].end
		for n++; n < len(c.spans) && c.spans[n].start <= end; n++ {
			end = max(end, c.spans[n].end)
		}
		kept.WriteString(text[at:start])
		kept.WriteString(Mark)
		at = end
	}
	kept.WriteString(text[at:])
	return kept.String()
}
