package main

import (
	"fmt"
	"maps"
	"math"
	"path/filepath"
	"regexp"
	"strconv"
	"testing"
)

// rgb is a colour in linear light, each part from 0 to 1.
type rgb [3]float64

func parseColour(t *testing.T, hex string) rgb {
	t.Helper()
	var parts [3]int
	if _, err := fmt.Sscanf(hex, "#%02x%02x%02x", &parts[0], &parts[1], &parts[2]); err != nil {
		t.Fatalf("the colour %q: %v", hex, err)
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

// contrast is that of WCAG 2, from 1 to 21.
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

var property = regexp.MustCompile(`--tickers-(\w+): light-dark\((#[0-9a-f]{6}), (#[0-9a-f]{6})\)`)

// properties reads the colours of a stylesheet by name: in light, in dark.
func properties(t *testing.T, name string) map[string][2]rgb {
	t.Helper()
	found := map[string][2]rgb{}
	for _, match := range property.FindAllStringSubmatch(read(t, filepath.Join(moduleRoot(t), "assets", "tickers", name)), -1) {
		found[match[1]] = [2]rgb{parseColour(t, match[2]), parseColour(t, match[3])}
	}
	return found
}

var (
	byText = regexp.MustCompile(`--tickers-(\w+): rgb\(from currentcolor (.*) / 1\);`)
	part   = regexp.MustCompile(`calc\((\d+) ([+-]) (\d+) \* var\(--tickers-dark\)\)|(\d+)`)
)

// A browser that looks at the text's colour shows the same pairs as one that asks for the scheme.
func TestColoursByText(t *testing.T) {
	for _, name := range []string{"tickers.css", "palette/east-asian.css", "palette/colour-blind.css"} {
		source := read(t, filepath.Join(moduleRoot(t), "assets", "tickers", name))
		want := map[string]string{}
		for _, match := range property.FindAllStringSubmatch(source, -1) {
			want[match[1]] = match[2] + " " + match[3]
		}
		got := map[string]string{}
		for _, match := range byText.FindAllStringSubmatch(source, -1) {
			light, dark := "#", " #"
			for _, channel := range part.FindAllStringSubmatch(match[2], -1) {
				from, by := number(channel[1]+channel[4]), number(channel[2]+channel[3])
				light += fmt.Sprintf("%02x", from)
				dark += fmt.Sprintf("%02x", from+by)
			}
			got[match[1]] = light + dark
		}
		if !maps.Equal(got, want) {
			t.Errorf("%s: by the text %v, by the scheme %v", name, got, want)
		}
	}
}

// number reads an integer, 0 where there is none.
func number(text string) int {
	n, _ := strconv.Atoi(text)
	return n
}

// Text in every colour reads well on common pages and on our own boxes.
func TestContrast(t *testing.T) {
	const text = 4.5
	pages := [2][]string{{"#ffffff", "#fffefb", "#f7f5f0"}, {"#000000", "#17181c", "#202329", "#424a50", "#4b4b4b"}}
	pairs := 0
	for _, name := range []string{"tickers.css", "palette/east-asian.css", "palette/colour-blind.css"} {
		for role, colours := range properties(t, name) {
			if role == "panel" {
				continue // No text is set in it.
			}
			for scheme, backgrounds := range pages {
				for _, background := range backgrounds {
					pairs++
					if got := contrast(colours[scheme], parseColour(t, background)); got < text {
						t.Errorf("%s: %s on %s has a contrast of %.2f", name, role, background, got)
					}
				}
			}
		}
	}
	if pairs < 50 {
		t.Errorf("%d pairs, the pattern must have missed some", pairs)
	}
}

// Those who do not tell red from green tell the pair that is meant for them apart, and better than the usual one.
func TestColourBlindPair(t *testing.T) {
	const apart = 40 // 2.3 is what a trained eye just notices.
	usual, meant := properties(t, "tickers.css"), properties(t, "palette/colour-blind.css")
	for kind, matrix := range blindness {
		for scheme, name := range []string{"light", "dark"} {
			pair := func(of map[string][2]rgb) float64 {
				return distance(of["up"][scheme].seenWith(matrix), of["down"][scheme].seenWith(matrix))
			}
			got, other := pair(meant), pair(usual)
			t.Logf("%s, %s: %.0f, the usual pair %.0f", kind, name, got, other)
			if got < apart || got < 1.5*other {
				t.Errorf("%s, %s: the distance is %.0f, that of the usual pair %.0f", kind, name, got, other)
			}
		}
	}
}
