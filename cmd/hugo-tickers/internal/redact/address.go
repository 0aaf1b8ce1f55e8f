package redact

import (
	"encoding/base64"
	"net/url"
	"regexp"
	"slices"
	"strings"
)

var (
	userinfo = regexp.MustCompile(`^[^/]*//([^/?#]*)@`)

	// anyUserinfo is for addresses that are not valid: a password that is not encoded can have any character.
	anyUserinfo = regexp.MustCompile(`//(.*)@`)

	parameter = regexp.MustCompile(`[?&;]([^=&;#]*)=([^&;#]*)`)
	secretive = regexp.MustCompile(`(?i)(key|token|secret|pass|password|passwd|pwd|auth|sig|signature|credential)s?$`)
)

// Address adds the secrets of an address: a password or a token before the host, and the parameters that are secret by their name or
// look like a token. The address need not be valid.
func (r *Redactor) Address(address string) {
	pattern := userinfo
	if _, err := url.Parse(strings.TrimSpace(address)); err != nil {
		pattern = anyUserinfo
	}
	if found := pattern.FindStringSubmatch(address); found != nil {
		r.userinfo(found[1])
	}
	for _, found := range parameter.FindAllStringSubmatch(address, -1) {
		if name, value := unquoted(found[1]), found[2]; secretive.MatchString(name) || isToken(unquoted(value)) {
			r.keyAndUnquoted(value)
		}
	}
}

// userinfo adds the password before a host. A user without a password is a token.
func (r *Redactor) userinfo(text string) {
	user, password, _ := strings.Cut(text, ":")
	if password == "" || password == "x-oauth-basic" || isToken(unquoted(user)) {
		r.keyAndUnquoted(user)
	}
	if password == "" || password == "x-oauth-basic" {
		return
	}
	r.keyAndUnquoted(password)
	pair := unquoted(user) + ":" + unquoted(password) // A short password is not found in base64 among other characters.
	pattern := base64.RawStdEncoding.EncodeToString([]byte(pair))
	r.mu.Lock()
	defer r.mu.Unlock()
	r.forms = append(r.forms, form{pattern: pattern, fold: foldBase64})
}

// keyAndUnquoted adds a part of an address as it is written and as it is sent.
func (r *Redactor) keyAndUnquoted(text string) {
	r.Key(text)
	r.Key(unquoted(text))
}

func unquoted(text string) string {
	if plain, err := url.QueryUnescape(text); err == nil {
		return plain
	}
	return text
}

// tokenLength is from how many letters and digits on a parameter is taken for a token.
const tokenLength = 16

// isToken reports whether a text looks like a token: long, of letters and digits.
func isToken(text string) bool {
	return len(text) >= tokenLength && strings.ContainsAny(text, "0123456789") && !strings.Contains(text, " ") &&
		slices.ContainsFunc([]byte(text), func(b byte) bool { return 'a' <= b|0x20 && b|0x20 <= 'z' })
}
