package main

import (
	"encoding/json"
	"fmt"
	"maps"
	"math"
	"path/filepath"
	"regexp"
	"strconv"
	"testing"
)

// rgb is a color in linear light. Each channel is from 0 to 1.
type rgb [3]float64

func parseColor(t *testing.T, hex string) rgb {
	t.Helper()
	var parts [3]int
	if _, err := fmt.Sscanf(hex, "#%02x%02x%02x", &parts[0], &parts[1], &parts[2]); err != nil {
		t.Fatalf("the color %q: %v", hex, err)
	}
	var c rgb
	for i, part := range parts {
		if v := float64(part) / 255; v <= 0.04045 {
			c[i] = v / 12.92
		} else {
			c[i] = math.Pow((v+0.055)/1.055, 2.4)
		}
	}
	return c
}

func (c rgb) luminance() float64 { return 0.2126*c[0] + 0.7152*c[1] + 0.0722*c[2] }

// contrast returns the contrast ratio of WCAG 2, from 1 to 21.
func contrast(a, b rgb) float64 {
	light, dark := max(a.luminance(), b.luminance()), min(a.luminance(), b.luminance())
	return (light + 0.05) / (dark + 0.05)
}

// Machado, Oliveira and Fernandes 2009, "A Physiologically-based Model for Simulation of Color Vision Deficiency", severity 1.
var blindness = map[string][3]rgb{
	"protanopia":   {{0.152286, 1.052583, -0.204868}, {0.114503, 0.786281, 0.099216}, {-0.003882, -0.048116, 1.051998}},
	"deuteranopia": {{0.367322, 0.860646, -0.227968}, {0.280085, 0.672501, 0.047413}, {-0.011820, 0.042940, 0.968881}},
}

func (c rgb) seenWith(matrix [3]rgb) rgb {
	var seen rgb
	for i, row := range matrix {
		seen[i] = min(1, max(0, row[0]*c[0]+row[1]*c[1]+row[2]*c[2]))
	}
	return seen
}

// lab is CIE 1976 L*a*b* under D65.
func (c rgb) lab() [3]float64 {
	f := func(v float64) float64 {
		if v > 216.0/24389 {
			return math.Cbrt(v)
		}
		return (24389.0/27*v + 16) / 116
	}
	x := f((0.4124*c[0] + 0.3576*c[1] + 0.1805*c[2]) / 0.95047)
	y := f(c.luminance())
	z := f((0.0193*c[0] + 0.1192*c[1] + 0.9505*c[2]) / 1.08883)
	return [3]float64{116*y - 16, 500 * (x - y), 200 * (y - z)}
}

func distance(a, b rgb) float64 {
	p, q := a.lab(), b.lab()
	return math.Sqrt((p[0]-q[0])*(p[0]-q[0]) + (p[1]-q[1])*(p[1]-q[1]) + (p[2]-q[2])*(p[2]-q[2]))
}

// shade is a color of a palette.
type shade struct{ Light, Dark string }

// on returns the color on light pages (0) or on dark pages (1).
func (s shade) on(t *testing.T, scheme int) rgb {
	return parseColor(t, []string{s.Light, s.Dark}[scheme])
}

// readPalettes returns the palettes of the module, each with the common colors, without those that are the color of the text.
func readPalettes(t *testing.T) map[string]map[string]shade {
	t.Helper()
	var palettes map[string]map[string]shade
	if err := json.Unmarshal([]byte(read(t, filepath.Join(moduleRoot(t), "assets", "tickers", "palettes.json"))), &palettes); err != nil {
		t.Fatal(err)
	}
	common := palettes["common"]
	delete(palettes, "common")
	for name, own := range palettes {
		all := maps.Clone(common)
		maps.Copy(all, own)
		maps.DeleteFunc(all, func(_ string, s shade) bool { return s.Light == "currentColor" || s.Dark == "" })
		palettes[name] = all
	}
	return palettes
}

var (
	byScheme = regexp.MustCompile(`--tickers-(\w+):light-dark\((#[0-9a-f]{6}), (#[0-9a-f]{6})\)`)
	byText   = regexp.MustCompile(`--tickers-(\w+):rgb\(from currentcolor (.*?) / 1\)`)
	channel  = regexp.MustCompile(`calc\((\d+) \+ (-?\d+) \* var\(--tickers-dark\)\)`)
)

// The stylesheet has each color twice: for browsers that know the scheme, and for those that compute it from the text. Both are those of
// the palette.
func TestStylesheetHasThePalette(t *testing.T) {
	for name, want := range readPalettes(t) {
		css := stylesheet(t, name)
		pairs, computed := map[string]shade{}, map[string]shade{}
		for _, match := range byScheme.FindAllStringSubmatch(css, -1) {
			pairs[match[1]] = shade{match[2], match[3]}
		}
		for _, match := range byText.FindAllStringSubmatch(css, -1) {
			light, dark := "#", "#"
			for _, c := range channel.FindAllStringSubmatch(match[2], -1) {
				from, by := number(c[1]), number(c[2])
				light += fmt.Sprintf("%02x", from)
				dark += fmt.Sprintf("%02x", from+by)
			}
			computed[match[1]] = shade{light, dark}
		}
		if !maps.Equal(pairs, want) || !maps.Equal(computed, want) {
			t.Errorf("%s: by the scheme %v, by the text %v, want %v", name, pairs, computed, want)
		}
	}
}

// stylesheet builds a site with a palette and returns its stylesheet.
func stylesheet(t *testing.T, palette string) string {
	t.Helper()
	site := t.TempDir()
	write(t, filepath.Join(site, "hugo.toml"), "disableKinds = ['rss', 'section', 'sitemap', 'taxonomy', 'term']\n[module]\nreplacements = 'github.com/hugo-tickers/hugo-tickers -> "+
		filepath.ToSlash(moduleRoot(t))+"'\n[[module.imports]]\npath = 'github.com/hugo-tickers/hugo-tickers'\n[params.tickers]\npalette = '"+palette+"'\n")
	write(t, filepath.Join(site, "layouts", "home.html"), `{{ partial "tickers/head.html" . }}`)
	runHugo(t, "--source", site, "--panicOnWarning")
	names, err := filepath.Glob(filepath.Join(site, "public", "tickers", "*.css"))
	if err != nil || len(names) != 1 {
		t.Fatalf("the stylesheets are %q, %v", names, err)
	}
	return read(t, names[0])
}

// number reads an integer, 0 if there is none.
func number(text string) int {
	n, _ := strconv.Atoi(text)
	return n
}

// Text in every color is readable on common pages and in our own boxes.
func TestContrast(t *testing.T) {
	const text = 4.5
	pages := [2][]string{{"#ffffff", "#fffefb", "#f7f5f0"}, {"#000000", "#17181c", "#202329", "#424a50", "#4b4b4b"}}
	stripes := [2]string{"#f6f6f6", "#545454"} // Rows of a theme's tables, which have badges.
	pairs := 0
	for name, palette := range readPalettes(t) {
		for role, color := range palette {
			if role == "panel" {
				continue // It is a background.
			}
			for scheme, backgrounds := range pages {
				if role == "up" || role == "down" || role == "flat" {
					backgrounds = append(backgrounds[:len(backgrounds):len(backgrounds)], stripes[scheme])
				}
				for _, background := range backgrounds {
					pairs++
					if got := contrast(color.on(t, scheme), parseColor(t, background)); got < text {
						t.Errorf("%s: %s on %s has a contrast of %.2f", name, role, background, got)
					}
				}
			}
		}
	}
	if pairs < 50 {
		t.Errorf("%d pairs, some palettes must be missing", pairs)
	}
}

// People who cannot tell red from green can tell the pair that is meant for them, and more easily than the usual one.
func TestColorBlindPair(t *testing.T) {
	const apart = 40 // A trained eye notices 2.3.
	palettes := readPalettes(t)
	for kind, matrix := range blindness {
		for scheme, name := range []string{"light", "dark"} {
			pair := func(palette map[string]shade) float64 {
				return distance(palette["up"].on(t, scheme).seenWith(matrix), palette["down"].on(t, scheme).seenWith(matrix))
			}
			got, usual := pair(palettes["colour-blind"]), pair(palettes["western"])
			t.Logf("%s, %s: %.0f, the usual pair %.0f", kind, name, got, usual)
			if got < apart || got < 1.5*usual {
				t.Errorf("%s, %s: the distance is %.0f, that of the usual pair %.0f", kind, name, got, usual)
			}
		}
	}
}
